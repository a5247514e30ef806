import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { job } from '../kernel/jobs.ts';
import { runApplied, runUndone } from './events.ts';
import { findAction, parseInput } from './find-actions.ts';
import { asActor, countsOf, lockRun, aboutRun, type RunRow } from './run-row.ts';
import type { RunState } from './states.ts';

/** Queued by the last batch of a run, in the transaction that finished it. */
export const finishRunJob = job({
  name: 'actions.finish_run',
  lane: 'critical',
  payload: z.object({ runId: z.uuid() }),
  run: (tools, { runId }) => tools.inClient((ctx) => finishRun(ctx, runId)),
});

/**
 * Say that the whole run is done: only now is it "applied". Delivered again, or with batches
 * left, it changes nothing. What joined a standing run later changes its state only when it
 * failed.
 */
async function finishRun(ctx: Ctx, runId: string): Promise<void> {
  const run = await lockRun(ctx, runId);
  if (run.batches_left > 0) return;
  switch (run.state) {
    case 'queued':
    case 'running': {
      const action = findAction(ctx, run.action);
      const byRunner = asActor(ctx, { id: run.run_by, kind: run.run_by_kind, name: run.run_by_name }, runId);
      if (run.finished_at === null) {
        await action.afterRun?.(byRunner, { runId, action: run.action, crisisId: run.crisis_id, startedAt: run.started_at, counts: countsOf(run), input: parseInput(action, run.input) });
      }
      await setState(ctx, runId, resultOf(run));
      await publish(byRunner, runApplied, { ...aboutRun(ctx, run), counts: { total: run.total_count, ...countsOf(run) } }, runId);
      return;
    }
    case 'undoing':
      await setState(ctx, runId, run.undo_failed_count > 0 ? 'failed_partly' : 'undone');
      await publish(ctx, runUndone, { ...aboutRun(ctx, run), undone: run.undone_count, skipped: run.undo_skipped_count, failed: run.undo_failed_count }, runId);
      return;
    case 'applied':
      if (resultOf(run) !== 'applied') await setState(ctx, runId, resultOf(run));
      return;
    default:
      return;
  }
}

function resultOf(run: RunRow): RunState {
  return run.failed_count + run.unknown_count > 0 ? 'failed_partly' : 'applied';
}

async function setState(ctx: Ctx, runId: string, state: RunState): Promise<void> {
  await execute(ctx, sql`update actions.run set state = ${state}, finished_at = ${ctx.now} where client_id = ${ctx.clientId} and run_id = ${runId}`);
}
