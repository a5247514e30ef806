import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { lockRunFor } from './change-run.ts';
import { runCancelled } from './events.ts';
import { findRun } from './find-runs.ts';
import { aboutRun, countsOf } from './run-row.ts';
import type { RunDetail } from './schema.ts';
import { isAllowed } from './states.ts';

/**
 * Stop a run. What is done stays done (undo takes it back); a batch at work at this moment
 * is rolled back, and nothing further begins. A standing run that is through with its
 * subjects stays applied, and catches nothing more.
 *
 * @throws 404, 403, 409 `actions.cannot_cancel`.
 */
export async function cancelRun(ctx: Ctx, runId: string): Promise<RunDetail> {
  const run = await lockRunFor(ctx, runId, 'cancel');
  const unfinished = isAllowed('cancel', run.state);
  await execute(ctx, sql`
    update actions.run set standing_ended_at = ${run.standing ? ctx.now : null}
      ${unfinished ? sql`, state = 'cancelled', batches_left = 0, finished_at = ${ctx.now}` : sql``}
    where client_id = ${ctx.clientId} and run_id = ${runId}`);
  await publish(ctx, runCancelled, { ...aboutRun(ctx, run), counts: { total: run.total_count, ...countsOf(run) } }, runId);
  return findRun(ctx, runId);
}
