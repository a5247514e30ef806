import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ActionRunDetail } from '../../api/generated.ts';
import { ReasonButton } from '../basics/reason-button.tsx';
import { Icon } from '../icons/icon.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonText } from '../states/skeletons.tsx';
import { formatCount } from '../values/format.ts';
import { Progress } from '../values/progress.tsx';
import { type State, StateBadge } from '../values/state-badge.tsx';
import styles from './action-drawer.module.css';
import type { ActionContract } from './action-types.ts';
import { ReceiptList } from './receipt-list.tsx';

export interface RunStepProps<Input> {
  action: ActionContract<Input>;
  runId: string;
  onClose: () => void;
}

const READ_EVERY_MS = 1_000;

const STATES: Record<ActionRunDetail['state'], { state: State; word: string; isMoving: boolean }> = {
  queued: { state: 'unknown', word: 'About to start', isMoving: true },
  running: { state: 'unknown', word: 'Running', isMoving: true },
  applied: { state: 'ok', word: 'Applied', isMoving: false },
  failed_partly: { state: 'broken', word: 'Failed in part', isMoving: false },
  cancelled: { state: 'unknown', word: 'Cancelled', isMoving: false },
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

  const { state, can, subjectTitle } = run.data;
  const progress = run.data.undo ?? run.data.progress;
  const error = retry.error ?? undo.error;
  return (
    <>
      <div className={styles.fields}>
        <div role="status">
          <StateBadge state={STATES[state].state}>{STATES[state].word}</StateBadge>
        </div>
        <Progress
          label={action.title}
          doneCount={progress.total - progress.left}
          totalCount={progress.total}
          unit={subjectTitle}
          etaSeconds={progress.secondsLeft}
        />
        <Reasons run={run.data} isBusy={retry.isPending} onRetry={(reason) => retry.mutate(reason)} />
        {error && <ErrorState error={error} size="inline" />}
        <ReceiptList receipts={receipts.data ?? []} />
      </div>
      <footer className={styles.foot}>
        <ReasonButton
          variant="default"
          size="sm"
          leftSection={<Icon name="undo" />}
          loading={undo.isPending}
          reason={can.undo.allowed ? null : (can.undo.why ?? 'It cannot be undone.')}
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

interface ReasonsProps {
  run: ActionRunDetail;
  isBusy: boolean;
  onRetry: (reason: string) => void;
}

/** What did not go as planned, by reason. */
function Reasons({ run, isBusy, onRetry }: ReasonsProps) {
  if (run.reasons.length === 0) return null;
  return (
    <section>
      <h3>Not done</h3>
      <ul className={styles.lines}>
        {run.reasons.map((group) => (
          <li key={`${group.outcome} ${group.reason}`}>
            <span>
              {group.words} <span className={styles.outcome}>{group.outcome}</span>
            </span>
            <b>{formatCount(group.count)}</b>
            {group.outcome === 'failed' && run.can.retry.allowed && (
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
