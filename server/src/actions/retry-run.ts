import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import type { Outcome } from './action.ts';
import { lockRunFor, tryAgain } from './change-run.ts';
import { findRun } from './find-runs.ts';
import { fromCurrentReceipts } from './run-row.ts';
import type { RunDetail } from './schema.ts';

/**
 * Try again what failed, or what was skipped or failed for one reason. The first receipts
 * stay. What is unknown is not tried again: it may have happened.
 *
 * @throws 404, 403, 409 `actions.cannot_retry`, `actions.nothing_to_retry`.
 */
export async function retryRun(ctx: Ctx, runId: string, wanted: { reason?: string }): Promise<RunDetail> {
  const run = await lockRunFor(ctx, runId, 'retry');
  const outcomes: Outcome[] = wanted.reason === undefined ? ['failed'] : ['failed', 'skipped'];
  const chosen = sql<boolean>`c.kind = 'run' and c.outcome = any(${outcomes}::text[]) ${wanted.reason === undefined ? sql`` : sql`and c.reason = ${wanted.reason}`}`;

  const perOutcome = await query<{ outcome: Outcome; count: number }>(ctx, sql`
    select c.outcome, count(*) as count ${fromCurrentReceipts(ctx, runId)} and ${chosen} group by c.outcome`);
  if (perOutcome.length === 0) throw refused('actions.nothing_to_retry', 'Nothing of this run failed for that reason.', 'Choose one of the reasons that the run shows.');
  const count = (outcome: Outcome): number => perOutcome.find((one) => one.outcome === outcome)?.count ?? 0;

  await tryAgain(ctx, run, 'run', chosen);
  await execute(ctx, sql`
    update actions.run set state = 'running', failed_count = failed_count - ${count('failed')}, skipped_count = skipped_count - ${count('skipped')}
    where client_id = ${ctx.clientId} and run_id = ${runId}`);
  return findRun(ctx, runId);
}
