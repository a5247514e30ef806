import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PathLink } from '../basics/path-link.tsx';
import { ReasonButton } from '../basics/reason-button.tsx';
import { Icon } from '../icons/icon.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonText } from '../states/skeletons.tsx';
import { formatCount } from '../values/format.ts';
import { Progress } from '../values/progress.tsx';
import { type State, StateBadge } from '../values/state-badge.tsx';
import styles from './action-drawer.module.css';
import type { ActionContract, ActionRun, RunState } from './action-types.ts';
import { ReceiptList } from './receipt-list.tsx';

export interface RunStepProps<Input> {
  action: ActionContract<Input>;
  runId: string;
  onClose: () => void;
}

const READ_EVERY_MS = 1_000;

const STATES: Record<RunState, { state: State; word: string; isMoving: boolean }> = {
  waiting_for_approval: { state: 'risk', word: 'Waiting for approval', isMoving: true },
  running: { state: 'unknown', word: 'Running', isMoving: true },
  applied: { state: 'ok', word: 'Applied', isMoving: false },
  failed: { state: 'broken', word: 'Stopped', isMoving: false },
  refused: { state: 'broken', word: 'Refused', isMoving: false },
  undoing: { state: 'unknown', word: 'Undoing', isMoving: true },
  undone: { state: 'unknown', word: 'Undone', isMoving: false },
};

export function RunStep<Input>({ action, runId, onClose }: RunStepProps<Input>) {
  const queryClient = useQueryClient();
  const queryKey = ['action-run', runId];
  const run = useQuery({
    queryKey,
    queryFn: ({ signal }) => action.readRun(runId, signal),
    refetchInterval: ({ state }) =>
      state.data && !STATES[state.data.state].isMoving ? false : READ_EVERY_MS,
  });
  const receipts = useQuery({
    queryKey: [...queryKey, 'receipts', run.dataUpdatedAt],
    queryFn: ({ signal }) => action.readReceipts(runId, signal),
    placeholderData: keepPreviousData,
  });
  const onSuccess = () => queryClient.invalidateQueries({ queryKey });
  const retry = useMutation({ mutationFn: (reason: string) => action.retry(runId, reason), onSuccess });
  const undo = useMutation({ mutationFn: () => action.undo(runId), onSuccess });

  if (run.isPending) return <SkeletonText lines={6} />;
  if (run.isError) return <ErrorState error={run.error} onRetry={() => void run.refetch()} />;

  const { state, totalCount, etaSeconds, undoRefusal, href } = run.data;
  const error = retry.error ?? undo.error;
  return (
    <>
      <div className={styles.fields}>
        <div role="status">
          <StateBadge state={STATES[state].state}>{STATES[state].word}</StateBadge>
        </div>
        <Progress
          label={action.title}
          doneCount={countFinished(run.data)}
          totalCount={totalCount}
          unit={action.subject}
          etaSeconds={etaSeconds}
        />
        <Groups run={run.data} isBusy={retry.isPending} onRetry={(reason) => retry.mutate(reason)} />
        {error && <ErrorState error={error} size="inline" />}
        <ReceiptList receipts={receipts.data ?? []} />
      </div>
      <footer className={styles.foot}>
        {href && (
          <Button component={PathLink} href={href} variant="subtle" color="gray" size="sm">
            Open the run
          </Button>
        )}
        <ReasonButton
          variant="default"
          size="sm"
          leftSection={<Icon name="undo" />}
          loading={undo.isPending}
          reason={undoRefusal}
          onClick={() => undo.mutate()}
        >
          Undo
        </ReasonButton>
        <Button size="sm" onClick={onClose}>
          {STATES[state].isMoving ? 'Close, it goes on' : 'Done'}
        </Button>
      </footer>
    </>
  );
}

interface GroupsProps {
  run: ActionRun;
  isBusy: boolean;
  onRetry: (reason: string) => void;
}

/** What did not go as planned, by reason. */
function Groups({ run, isBusy, onRetry }: GroupsProps) {
  if (run.groups.length === 0) return null;
  return (
    <section>
      <h3>Not done</h3>
      <ul className={styles.lines}>
        {run.groups.map((group) => (
          <li key={`${group.outcome} ${group.reason}`}>
            <span>
              {group.words} <span className={styles.outcome}>{group.outcome}</span>
            </span>
            <b>{formatCount(group.count)}</b>
            {group.canRetry && (
              <Button
                variant="default"
                size="compact-xs"
                loading={isBusy}
                onClick={() => onRetry(group.reason)}
              >
                Retry these
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function countFinished({ counts }: ActionRun): number {
  return counts.done + counts.skipped + counts.failed + counts.unknown;
}
