import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Person, type RoleInput } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient, useMay, useSession } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { RoleSelect } from './role-select.tsx';
import { roleName } from './role-words.ts';
import { Section } from './section.tsx';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';

/** Who works here and as what; inviting gives a link that works once. */
export function PeopleSection() {
  const may = useMay();
  const [link, setLink] = useState<{ name: string; url: string } | null>(null);
  const people = useQuery(readQuery(api.findPeople, {}));
  return (
    <Section title="People" lead="Colleagues, with their roles for all clients or for one.">
      {link && (
        <SecretOnce
          title={`A link for ${link.name}`}
          text="It signs them in once, within a day. Hand it over yourself."
          secret={link.url}
          onDone={() => setLink(null)}
        />
      )}
      {people.isPending && <SkeletonText lines={5} />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <ul className={styles.rows}>
          {people.data.people.map((person) => (
            <PersonRow key={person.personId} person={person} onLink={(url) => setLink({ name: person.name, url })} />
          ))}
        </ul>
      )}
      {may('tenancy.manage') && <Invite onInvited={setLink} />}
    </Section>
  );
}

function PersonRow({ person, onLink }: { person: Person; onLink: (url: string) => void }) {
  const may = useMay();
  const { person: me, clients } = useSession();
  const params = { personId: person.personId };
  const disable = useAct(api.disablePerson, { refreshes: [api.findPeople] });
  const makeLink = useAct(api.makeSignInLink, { onDone: ({ signInLink }) => onLink(signInLink) });
  const error = disable.error ?? makeLink.error;
  const clientName = (clientId: string | null) => (clientId === null ? 'all clients' : (clients.find((client) => client.clientId === clientId)?.name ?? 'another client'));

  return (
    <li>
      <span className={styles.grow}>
        <b>{person.name}</b> <span className={styles.quiet}>{person.email}</span>
        <span className={styles.detail}>
          {person.roles.map(({ role, clientId }) => `${roleName(role)}, ${clientName(clientId)}`).join(' · ') || 'No role'}
        </span>
      </span>
      {person.disabledAt && <StateBadge state="unknown">Disabled</StateBadge>}
      {may('tenancy.manage') && !person.disabledAt && (
        <span className={styles.buttons}>
          <Button variant="default" loading={makeLink.isPending} onClick={() => makeLink.mutate({ params })}>
            Sign-in link
          </Button>
          {person.personId !== me.personId && (
            <Button variant="subtle" color="red" loading={disable.isPending} onClick={() => disable.mutate({ params })}>
              Disable
            </Button>
          )}
        </span>
      )}
      {error && <ErrorState error={error} size="inline" />}
    </li>
  );
}

function Invite({ onInvited }: { onInvited: (link: { name: string; url: string }) => void }) {
  const client = useClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleInput>('dispatcher');
  const [isForAll, setForAll] = useState(false);
  const add = useAct(api.addPerson, {
    refreshes: [api.findPeople],
    onDone: ({ signInLink }) => {
      onInvited({ name, url: signInLink });
      setName('');
      setEmail('');
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: { name, email, role, clientId: isForAll ? null : client.clientId } });
      }}
    >
      <TextInput label="Name" required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label="Mail address" type="email" required value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <RoleSelect label="Role" role={role} onChange={setRole} />
      <Select
        label="For"
        data={[
          { value: 'one', label: client.name },
          { value: 'all', label: 'All clients' },
        ]}
        value={isForAll ? 'all' : 'one'}
        allowDeselect={false}
        onChange={(value) => setForAll(value === 'all')}
      />
      <Button type="submit" size="sm" loading={add.isPending}>
        Invite
      </Button>
      {add.isError && <ErrorState error={add.error} size="inline" />}
    </form>
  );
}
