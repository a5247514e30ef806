import { Button } from '@mantine/core';
import { api, type NoticeDetail } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { DELIVERY_WORDS } from './delivery-words.ts';
import styles from './messages.module.css';

/** Only what provably failed is sent again; what nobody can tell about would be a duplicate. */
const RETRIED_STATES: readonly string[] = ['failed_temp', 'failed_perm'];

/** Failures by cause, each of which can be tried again on its own. */
export function NoticeCauses({ notice }: { notice: NoticeDetail }) {
  const { clientId } = useClient();
  const may = useMay();
  const retry = useAct(api.retryNotice, { refreshes: [api.readNotice, api.findRecipients] });
  if (notice.causes.length === 0) return null;
  return (
    <section>
      <h2>Not delivered, by cause</h2>
      <ul className={styles.counts}>
        {notice.causes.map(({ cause, state, count }) => (
          <li key={`${cause} ${state}`}>
            <span>
              {cause.replaceAll('_', ' ')}
              <span className={styles.quiet}> {stateWords(state)}</span>
            </span>
            <b>{formatCount(count)}</b>
            {RETRIED_STATES.includes(state) && may('comms.run') && (
              <Button
                variant="default"
                size="compact-xs"
                loading={retry.isPending && retry.variables.body.cause === cause}
                onClick={() => retry.mutate({ params: { clientId, noticeId: notice.noticeId }, body: { cause } })}
              >
                Send these again
              </Button>
            )}
          </li>
        ))}
      </ul>
      {retry.data && <p role="status">{formatCount(retry.data.queuedCount)} are queued again.</p>}
      {retry.isError && <ErrorState error={retry.error} size="inline" />}
    </section>
  );
}

function stateWords(state: string): string {
  return (DELIVERY_WORDS as Readonly<Record<string, { words: string }>>)[state]?.words.toLowerCase() ?? state;
}
