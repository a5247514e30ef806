import { useMemo } from 'react';
import type { Playbook } from '../../api/generated.ts';
import { formatDuration } from '../../ui/values/format.ts';
import { roleInWords } from '../crises/crisis-words.ts';
import { layOut, type PlacedTask } from './plan-layout.ts';
import styles from './plan-picture.module.css';

const SIZE = { lane: 30, column: 136, row: 56, box: 46, gap: 14, top: 26 };

/** A lane a role, a column a deadline, a line from what must be done before. */
export function PlanTimeline({ document }: { document: Playbook }) {
  const { roles, columns, tasks } = useMemo(() => layOut(document), [document]);
  const rows = useMemo(() => stackTasks(roles, tasks), [roles, tasks]);
  const boxOf = (task: PlacedTask) => ({
    x: task.column * SIZE.column,
    y: SIZE.top + (rows.laneTop.get(task.lane) ?? 0) * SIZE.row + (task.lane + 1) * SIZE.lane + (rows.rowOf.get(task.key) ?? 0) * SIZE.row,
  });
  const width = columns.length * SIZE.column;
  const height = SIZE.top + rows.total * SIZE.row + roles.length * SIZE.lane + 6;
  const byKey = new Map(tasks.map((task) => [task.key, task]));

  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Time line, scrolls sideways">
      <div className={styles.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden className={styles.lines}>
          {columns.map((dueMinutes, index) => (
            <text key={dueMinutes} x={index * SIZE.column + 2} y={14}>
              {formatDuration(dueMinutes * 60)}
            </text>
          ))}
          {tasks.flatMap((task) =>
            task.after.map((key) => {
              const before = byKey.get(key);
              return before ? <path key={`${key} ${task.key}`} d={curve(boxOf(before), boxOf(task))} /> : null;
            }),
          )}
        </svg>
        {roles.map((role, lane) => (
          <p key={role} className={styles.role} style={{ top: SIZE.top + (rows.laneTop.get(lane) ?? 0) * SIZE.row + lane * SIZE.lane }}>
            {roleInWords(role)}
          </p>
        ))}
        <ol>
          {tasks.map((task) => {
            const { x, y } = boxOf(task);
            return (
              <li key={task.key} className={styles.task} data-action={task.hasAction || undefined} style={{ left: x, top: y, width: SIZE.column - SIZE.gap, height: SIZE.box }} title={describe(task, byKey)}>
                <span className={styles.hidden}>{describe(task, byKey)}</span>
                <span aria-hidden>{task.title}</span>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** Tasks of one role and deadline stand below each other; a lane is as high as its fullest column. */
function stackTasks(roles: readonly string[], tasks: readonly PlacedTask[]) {
  const rowOf = new Map<string, number>();
  const laneTop = new Map<number, number>();
  let total = 0;
  roles.forEach((_, lane) => {
    laneTop.set(lane, total);
    const columns = Map.groupBy(tasks.filter((task) => task.lane === lane), ({ column }) => column);
    for (const own of columns.values()) own.forEach((task, row) => rowOf.set(task.key, row));
    total += Math.max(1, ...[...columns.values()].map(({ length }) => length));
  });
  return { rowOf, laneTop, total };
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const start = { x: from.x + SIZE.column - SIZE.gap, y: from.y + SIZE.box / 2 };
  const end = { x: to.x, y: to.y + SIZE.box / 2 };
  const middle = Math.max(SIZE.gap, (end.x - start.x) / 2);
  return `M${start.x} ${start.y}C${start.x + middle} ${start.y} ${end.x - middle} ${end.y} ${end.x} ${end.y}`;
}

function describe(task: PlacedTask, byKey: ReadonlyMap<string, PlacedTask>): string {
  const after = task.after.map((key) => byKey.get(key)?.title ?? key);
  return `${task.title}: ${roleInWords(task.role)}, within ${formatDuration(task.dueMinutes * 60)}${after.length > 0 ? `, after ${after.join(' and ')}` : ''}`;
}
