import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom, type CrisisTask } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { isOpen, isOverdue, roleInWords } from './crisis-words.ts';
import { Decisions } from './decisions.tsx';
import { type ActionTask, TaskActionDrawer } from './task-action.tsx';
import { TaskCard } from './task-card.tsx';
import styles from './tasks-tab.module.css';

/** The board: a column a role, what is overdue on top, and the decisions that are open above it. */
export function TasksTab({ room }: { room: CrisisRoom }) {
  const { clientId } = useClient();
  const now = useNow();
  const [shown, setShown] = useState<'open' | 'all'>('open');
  // Held here and not in the card: a task that is done leaves the board before its receipts are read.
  const [acting, setActing] = useState<ActionTask | null>(null);
  const start = useAct(api.workTask, { refreshes: [api.readCrisis, api.findLog, api.findNeeds] });

  const openCount = room.tasks.filter(isOpen).length;
  const tasks = shown === 'open' ? room.tasks.filter(isOpen) : room.tasks;
  const columns = [...Map.groupBy(tasks, ({ role }) => role)];

  return (
    <div className={styles.tab}>
      <Decisions room={room} />
      <div className={styles.bar}>
        <h2>Tasks</h2>
        <SegmentedControl
          size="xs"
          aria-label="Which tasks"
          value={shown}
          data={[
            { value: 'open', label: `Open ${formatCount(openCount)}` },
            { value: 'all', label: `All ${formatCount(room.tasks.length)}` },
          ]}
          onChange={(next) => setShown(next)}
        />
      </div>
      {tasks.length === 0 && <EmptyState title="Every task is done or skipped" text="What was done and by whom stands under All, and in the log." />}
      <div className={styles.board}>
        {columns.map(([role, own]) => (
          <section key={role} aria-label={roleInWords(role)}>
            <h3 className={styles.role}>
              {roleInWords(role)} <span>{formatCount(own.length)}</span>
            </h3>
            <ul className={styles.column}>
              {own.toSorted(byUrgency(now)).map((task) => (
                <TaskCard key={task.taskId} task={task} room={room} onAct={setActing} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {acting && <TaskActionDrawer task={acting} room={room} onClose={() => setActing(null)} onRun={(runId) => beginRun(acting, runId)} />}
    </div>
  );

  function beginRun({ taskId, state }: CrisisTask, runId: string) {
    if (state === 'ready') start.mutate({ params: { clientId, crisisId: room.crisisId, taskId }, body: { verb: 'startTask', runId } });
  }
}

/** Overdue first, then what can be taken up, then what waits, then what is over; each by its deadline. */
function byUrgency(now: Date): (a: CrisisTask, b: CrisisTask) => number {
  const rank = (task: CrisisTask) => (!isOpen(task) ? 3 : isOverdue(task, now) ? 0 : task.state === 'blocked' ? 2 : 1);
  return (a, b) => rank(a) - rank(b) || Date.parse(a.dueAt) - Date.parse(b.dueAt);
}
