import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { crisisTaskChanged } from './events.ts';
import { lockCrisis } from './lock-crisis.ts';
import type { Task } from './schema.ts';
import { TASK_VERBS, type TaskState, type TaskVerb } from './states.ts';
import { writeLog } from './write-log.ts';

type LockedTask = Pick<Task, 'key' | 'title' | 'role' | 'state' | 'after' | 'dueAt'>;

const OUTCOME = { startTask: 'in_progress', finishTask: 'done', skipTask: 'skipped', reopenTask: 'ready' } as const satisfies Record<TaskVerb, TaskState>;

/**
 * Take up, finish, skip or reopen a task. Finishing or skipping frees the tasks that waited
 * for it; skipping needs a reason. The one who takes it up owns it.
 *
 * @throws 404; 409 `crises.wrong_phase`, `crises.task_blocked` (what it waits for is in the
 *   facts), `crises.task_state`, `crises.reason_needed`.
 */
export async function workTask(ctx: Ctx, crisisId: string, taskId: string, verb: TaskVerb, given: { result?: string; runId?: string }): Promise<void> {
  await lockCrisis(ctx, crisisId, 'workTask');
  const task = await queryOne<LockedTask>(ctx, sql`
    select key, title, role, state, after, due_at as "dueAt" from crises.task where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and task_id = ${taskId} for update`);
  if (!task) throw notFound('task');
  if (!(TASK_VERBS[verb] as readonly string[]).includes(task.state)) {
    if (task.state === 'blocked') throw refused('crises.task_blocked', `"${task.title}" waits for: ${task.after.join(', ')}.`, 'Finish or skip those first.', { after: task.after });
    throw refused('crises.task_state', `"${task.title}" is ${task.state.replace('_', ' ')}.`, 'Open the task list again.');
  }
  if (verb === 'skipTask' && !given.result) throw refused('crises.reason_needed', 'Skipping a task needs a reason.', 'Say why it is not done.');

  const state = OUTCOME[verb];
  const ends = state === 'done' || state === 'skipped';
  await execute(ctx, sql`
    update crises.task set state = ${state}, owner_id = coalesce(owner_id, ${ctx.actor.id}), owner_name = coalesce(owner_name, ${ctx.actor.name}),
      result = coalesce(${given.result ?? null}, result), run_id = coalesce(${given.runId ?? null}::uuid, run_id),
      finished_at = ${ends ? ctx.now : null}::timestamptz, finished_by = ${ends ? ctx.actor.id : null}::uuid
    where client_id = ${ctx.clientId} and task_id = ${taskId}`);
  await refreshBlocked(ctx, crisisId);
  await writeLog(ctx, crisisId, { kind: 'task', title: `${TASK_WORDS[verb]}: ${task.title}${given.result ? ` (${given.result})` : ''}`, detail: { key: task.key, role: task.role, overdue: ends && Date.parse(task.dueAt) < ctx.now.getTime() }, link: given.runId ? { type: 'run', id: given.runId } : undefined });
  await publish(ctx, crisisTaskChanged, { taskId, key: task.key, state }, crisisId);
}

const TASK_WORDS: Record<TaskVerb, string> = { startTask: 'Started', finishTask: 'Done', skipTask: 'Skipped', reopenTask: 'Reopened' };

/** A task is blocked exactly while something it waits for is neither done nor skipped. */
async function refreshBlocked(ctx: Ctx, crisisId: string): Promise<void> {
  await execute(ctx, sql`
    update crises.task t set state = case when waits.any then 'blocked' else 'ready' end
    from (
      select w.task_id, exists (
        select 1 from crises.task b where b.client_id = w.client_id and b.crisis_id = w.crisis_id and b.key = any (w.after) and b.state not in ('done', 'skipped')
      ) as any
      from crises.task w where w.client_id = ${ctx.clientId} and w.crisis_id = ${crisisId} and w.state in ('blocked', 'ready')
    ) waits
    where t.client_id = ${ctx.clientId} and t.task_id = waits.task_id and (t.state = 'blocked') <> waits.any`);
}
