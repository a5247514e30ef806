import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type RoleInput } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Time } from '../../ui/values/time.tsx';
import { RoleSelect } from './role-select.tsx';
import { roleName } from './role-words.ts';
import { Section } from './section.tsx';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';

/** Machines that call the API. */
export function TokensSection() {
  const client = useClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<RoleInput>('feeder');
  const tokens = useQuery(readQuery(api.findTokens, {}));
  const make = useAct(api.makeToken, { refreshes: [api.findTokens], onDone: () => setName('') });
  const revoke = useAct(api.revokeToken, { refreshes: [api.findTokens] });

  return (
    <Section title="Tokens" lead="Machines that call the API: shops, warehouses, scripts.">
      {make.data && (
        <SecretOnce title="The token is made" text="Send it as: Authorization: Bearer" secret={make.data.secret} onDone={make.reset} />
      )}
      {tokens.isPending && <SkeletonText lines={3} />}
      {tokens.isError && <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data && (
        <ul className={styles.rows}>
          {tokens.data.tokens.length === 0 && <li className={styles.quiet}>No machine has a token.</li>}
          {tokens.data.tokens.map((token) => (
            <li key={token.tokenId}>
              <span className={styles.grow}>
                <b>{token.name}</b>
                <span className={styles.detail}>
                  {roleName(token.role)}, {token.clientId === null ? 'all clients' : 'one client'}, since <Time at={token.createdAt} precision="day" />
                </span>
              </span>
              <Button
                variant="subtle"
                color="red"
                loading={revoke.isPending && revoke.variables.params.tokenId === token.tokenId}
                onClick={() => revoke.mutate({ params: { tokenId: token.tokenId } })}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      {revoke.isError && <ErrorState error={revoke.error} size="inline" />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ body: { name, role, clientId: client.clientId } });
        }}
      >
        <TextInput label="What it is for" required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <RoleSelect label="May do" role={role} onChange={setRole} />
        <Button type="submit" size="sm" loading={make.isPending}>
          {`Make a token for ${client.name}`}
        </Button>
        {make.isError && <ErrorState error={make.error} size="inline" />}
      </form>
    </Section>
  );
}
