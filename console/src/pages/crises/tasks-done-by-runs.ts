import type { ActionRun, CrisisTask } from '../../api/generated.ts';
import { formatThings } from '../../ui/values/format.ts';

export interface TaskDone {
  taskId: string;
  runId: string;
  /** What came of it: "1,204 orders". */
  result: string;
}

type Task = Pick<CrisisTask, 'taskId' | 'state' | 'runId' | 'action'>;
type Run = Pick<ActionRun, 'runId' | 'action' | 'state' | 'progress' | 'subjectTitle'>;

/**
 * Which tasks the crisis's runs have done: a task is done when a run of its action is applied.
 * Each run does one task; the run of a task that was reopened does not do it again.
 */
export function tasksDoneByRuns(tasks: readonly Task[], runs: readonly Run[]): TaskDone[] {
  const spent = new Set(tasks.filter(({ state }) => state !== 'in_progress').map(({ runId }) => runId));
  const done: TaskDone[] = [];
  for (const { taskId, state, runId, action } of tasks) {
    if (state !== 'ready' && state !== 'in_progress') continue;
    const own = state === 'in_progress' ? runId : null;
    const run = runs.find((one) => one.state === 'applied' && !spent.has(one.runId) && (own ? one.runId === own : one.action === action?.name));
    if (!run) continue;
    spent.add(run.runId);
    done.push({ taskId, runId: run.runId, result: formatThings(run.progress.done, run.subjectTitle) });
  }
  return done;
}
