import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { LogComposer } from './log-composer.tsx';
import { LogEntries } from './log-entries.tsx';
import styles from './log-tab.module.css';

/** What was seen, decided and done, in the order of it, and proof that nothing was changed since. */
export function LogTab({ room }: { room: CrisisRoom }) {
  return (
    <div className={styles.tab}>
      <LogComposer room={room} />
      <div className={styles.bar}>
        <h2>Log</h2>
        <VerifyChain crisisId={room.crisisId} />
      </div>
      <LogEntries crisisId={room.crisisId} />
    </div>
  );
}

function VerifyChain({ crisisId }: { crisisId: string }) {
  const { clientId } = useClient();
  const proof = useQuery({ ...readQuery(api.verifyLog, { params: { clientId, crisisId } }), enabled: false });
  return (
    <div className={styles.proof} role="status">
      {proof.error && <ErrorState error={proof.error} size="inline" />}
      {proof.data && (
        <StateBadge state={proof.data.brokenAt === null ? 'ok' : 'broken'}>
          {proof.data.brokenAt === null ? `Unchanged: ${formatCount(proof.data.entries)} entries proven` : `Changed from entry ${proof.data.brokenAt} on`}
        </StateBadge>
      )}
      <Button variant="default" leftSection={<Icon name="link" sizePx={14} />} loading={proof.isFetching} onClick={() => void proof.refetch()}>
        Prove the log
      </Button>
    </div>
  );
}
