import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { enqueue, forEachClient, type Schedule } from '../kernel/jobs.ts';
import { actionRegister } from './action.ts';
import { finishRunJob } from './finish-run.ts';
import { queueAgain } from './queue-batches.ts';
import { selectRun } from './run-row.ts';

/** A batch takes a second or two: this long without one, and the process that worked on it is gone. */
const QUIET_SECONDS = 30;
const RUNS_MAX = 50;
const BATCHES_MAX = 1_000;

export const sweepSchedule: Schedule = {
  name: 'actions.sweep_runs',
  everySeconds: 5,
  run: (services) => forEachClient(services, 'actions.sweep_runs', (ctx) => sweepRuns(ctx, QUIET_SECONDS)),
};

/**
 * Queue again what a run still has to do when nothing of it has moved for a while: its jobs
 * were parked after too many faults, or lost with a queue restored from a backup. What is
 * still queued and comes twice is worked once.
 */
export async function sweepRuns(ctx: Ctx, quietSeconds: number): Promise<void> {
  const quietSince = new Date(Date.now() - quietSeconds * 1000);
  const stuck = await query(ctx, selectRun(ctx, sql`
    and (r.batches_left > 0 or r.state in ('queued', 'running', 'undoing')) and r.progressed_at <= ${quietSince}
    order by r.progressed_at limit ${RUNS_MAX} for update skip locked`));
  for (const run of stuck) {
    const kind = run.state === 'undoing' ? 'undo' : 'run';
    const open = await query<{ batch: number }>(ctx, sql`
      select batch from actions.run_batch
      where client_id = ${ctx.clientId} and run_id = ${run.run_id} and kind = ${kind} and finished_at is null order by batch limit ${BATCHES_MAX}`);
    if (run.batches_left === 0) await enqueue(ctx, finishRunJob, { runId: run.run_id });
    else if (open.length > 0) await queueAgain(ctx, run.run_id, actionRegister.of(ctx).get(run.action)?.lane ?? 'bulk', open.map((one) => one.batch));
    await execute(ctx, sql`update actions.run set progressed_at = ${new Date()} where client_id = ${ctx.clientId} and run_id = ${run.run_id}`);
  }
}
