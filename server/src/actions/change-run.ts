import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql, type RawBuilder } from '../kernel/db.ts';
import { forbidden, refused } from '../kernel/errors.ts';
import { findAction } from './find-actions.ts';
import { canVerb } from './find-runs.ts';
import { batchNumber, queueBatches } from './queue-batches.ts';
import { fromCurrentReceipts, lockRun, type RunRow } from './run-row.ts';
import type { RunVerb } from './states.ts';

/**
 * The run, locked, for a verb that its state and the caller's permissions allow.
 *
 * @throws 404, 403, 409 `actions.cannot_retry`, `actions.cannot_undo`, `actions.cannot_cancel`.
 */
export async function lockRunFor(ctx: Ctx, runId: string, verb: RunVerb): Promise<RunRow> {
  const run = await lockRun(ctx, runId);
  const { permission } = findAction(ctx, run.action);
  if (!ctx.actor.permissions.has(permission)) throw forbidden(permission);
  const can = canVerb(ctx, run, verb);
  if (!can.allowed) throw refused(`actions.cannot_${verb}`, can.why!, 'Read the run again; its "can" says what is possible now.', { state: run.state });
  return run;
}

/**
 * Give some of a run's subjects another try, in batches of their own. `chosen` is a condition
 * on `c`, the current receipt of each. Answers how many were chosen.
 */
export async function tryAgain(ctx: Ctx, run: RunRow, kind: 'run' | 'undo', chosen: RawBuilder<boolean>): Promise<number> {
  const attempt = run.attempt + 1;
  // Every subject of a young run, whose tables have no statistics yet: the planner takes them
  // for a handful and would join them in a loop (50,000 subjects: over 60 s, hashed 1 s).
  await execute(ctx, sql`set local enable_nestloop = off`);
  const subjectsCount = await execute(ctx, sql`
    update actions.run_subject u set attempt = ${attempt}, batch = s.batch
    from (
      select s.subject_id, ${batchNumber(run.next_batch)} as batch
      from (select c.subject_id ${fromCurrentReceipts(ctx, run.run_id)} and ${chosen}) as s
    ) as s
    where u.client_id = ${ctx.clientId} and u.run_id = ${run.run_id} and u.subject_id = s.subject_id`);
  await execute(ctx, sql`set local enable_nestloop = on`);
  const lane = findAction(ctx, run.action).lane ?? 'bulk';
  const batchCount = await queueBatches(ctx, { runId: run.run_id, kind, lane, attempt, firstBatch: run.next_batch, subjectsCount, by: ctx.actor });
  const realNow = new Date();
  await execute(ctx, sql`
    update actions.run set attempt = ${attempt}, batches_left = batches_left + ${batchCount}, next_batch = next_batch + ${batchCount},
      began_at = ${realNow}, progressed_at = ${realNow}
    where client_id = ${ctx.clientId} and run_id = ${run.run_id}`);
  return subjectsCount;
}
