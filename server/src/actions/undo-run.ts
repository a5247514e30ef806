import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { lockRunFor, tryAgain } from './change-run.ts';
import { findRun } from './find-runs.ts';
import type { RunDetail } from './schema.ts';

/**
 * Take back what the run did, subject by subject from its receipts; a standing run also
 * stops catching. What could not be taken back is named, and can be tried again by undoing
 * once more.
 *
 * @throws 404, 403, 409 `actions.cannot_undo`.
 */
export async function undoRun(ctx: Ctx, runId: string): Promise<RunDetail> {
  const run = await lockRunFor(ctx, runId, 'undo');
  // Batches still queued for the run itself find it undoing and do nothing.
  await execute(ctx, sql`
    update actions.run set state = 'undoing', batches_left = 0, standing_ended_at = coalesce(standing_ended_at, ${standingEnd(ctx, run.standing)})
    where client_id = ${ctx.clientId} and run_id = ${runId}`);
  const again = await tryAgain(ctx, run, 'undo', sql<boolean>`((c.kind = 'run' and c.outcome = 'done') or (c.kind = 'undo' and c.outcome in ('failed', 'unknown')))`);
  await execute(ctx, sql`
    update actions.run set undo_total_count = undo_total_count - undo_failed_count + ${again}, undo_failed_count = 0
    where client_id = ${ctx.clientId} and run_id = ${runId}`);
  return findRun(ctx, runId);
}

function standingEnd(ctx: Ctx, standing: boolean) {
  return standing ? sql`${ctx.now}::timestamptz` : sql`null::timestamptz`;
}
