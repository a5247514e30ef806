import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom, type CrisisTask } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { type State, StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { isOpen, isOverdue } from './crisis-words.ts';
import styles from './task-card.module.css';
import { type ActionTask, hasAction, TaskActionButton } from './task-action.tsx';
import { WhyModal } from './why-modal.tsx';

type Verb = 'startTask' | 'finishTask' | 'skipTask' | 'reopenTask';

const STATES: Record<CrisisTask['state'], { state: State; word: string }> = {
  blocked: { state: 'unknown', word: 'Waits' },
  ready: { state: 'ok', word: 'Ready' },
  in_progress: { state: 'ok', word: 'Under way' },
  done: { state: 'ok', word: 'Done' },
  skipped: { state: 'unknown', word: 'Skipped' },
  cancelled: { state: 'unknown', word: 'Cancelled' },
};

export interface TaskCardProps {
  task: CrisisTask;
  room: CrisisRoom;
  onAct: (task: ActionTask) => void;
}

/** One task: what, until when, who, and the next thing to do about it. */
export function TaskCard({ task, room, onAct }: TaskCardProps) {
  const { clientId } = useClient();
  const may = useMay();
  const now = useNow();
  const [asks, setAsks] = useState<'finishTask' | 'skipTask' | null>(null);
  const work = useAct(api.workTask, { refreshes: [api.readCrisis, api.findLog, api.findNeeds], onDone: () => setAsks(null) });
  const act = (verb: Verb, result?: string) =>
    work.mutate({ params: { clientId, crisisId: room.crisisId, taskId: task.taskId }, body: { verb, result } });

  const overdue = isOverdue(task, now);
  const { state, word } = overdue ? { state: 'broken' as const, word: 'Overdue' } : STATES[task.state];
  const canTake = task.state === 'ready' || task.state === 'in_progress';
  const forbidden = may('crises.work') ? null : 'Your role may only read crises.';

  return (
    <li id={task.key} className={styles.card} data-state={task.state} data-overdue={overdue || undefined}>
      <div className={styles.head}>
        <StateBadge state={state}>{word}</StateBadge>
        {isOpen(task) && <Clock dueAt={task.dueAt} what="Due" />}
        {task.finishedAt && (
          <span className={styles.quiet}>
            <Time at={task.finishedAt} show="time" />
          </span>
        )}
      </div>
      <h4 className={styles.title}>{task.title}</h4>
      {task.ownerName && <p className={styles.quiet}>{task.ownerName}</p>}
      {isOpen(task) && task.instructions && <p className={styles.instructions}>{task.instructions}</p>}
      {task.result && <p className={styles.instructions}>{task.result}</p>}
      {task.state === 'blocked' && <p className={styles.waits}>Waits for: {waitsFor(task, room).join(', ')}</p>}
      {work.error && asks === null && <ErrorState error={work.error} size="inline" />}
      {room.can.workTask && (
        <div className={styles.verbs}>
          {canTake && hasAction(task) && <TaskActionButton task={task} room={room} onOpen={onAct} />}
          {task.state === 'ready' && !task.action && (
            <ReasonButton variant="default" loading={work.isPending} reason={forbidden} onClick={() => act('startTask')}>
              Start
            </ReasonButton>
          )}
          {canTake && (
            <ReasonButton variant="default" loading={work.isPending} reason={forbidden} onClick={() => setAsks('finishTask')}>
              Done
            </ReasonButton>
          )}
          {isOpen(task) && !forbidden && (
            <Button variant="subtle" color="gray" onClick={() => setAsks('skipTask')}>
              Skip
            </Button>
          )}
          {(task.state === 'done' || task.state === 'skipped') && !forbidden && (
            <Button variant="subtle" color="gray" onClick={() => act('reopenTask')}>
              Reopen
            </Button>
          )}
        </div>
      )}
      <WhyModal
        title={task.title}
        label={asks === 'skipTask' ? 'Why it is not done' : 'What came of it'}
        verb={asks === 'skipTask' ? 'Skip' : 'Done'}
        isOpen={asks !== null}
        isBusy={work.isPending}
        error={work.error}
        onClose={() => setAsks(null)}
        onSubmit={(result) => asks && act(asks, result)}
      />
    </li>
  );
}

/** The titles of what has to be done or skipped first. */
function waitsFor(task: CrisisTask, room: CrisisRoom): string[] {
  return room.tasks.filter((other) => task.after.includes(other.key) && isOpen(other)).map(({ title }) => title);
}
