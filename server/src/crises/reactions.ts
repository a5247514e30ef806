import { runApplied, runStarted, runUndone } from '../actions/index.ts';
import { statusPublished } from '../comms/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { reaction } from '../kernel/jobs.ts';
import { LIVE_PHASES } from './states.ts';
import { writeLog } from './write-log.ts';

/** Runs of a crisis enter its log by themselves: receipts are the log's best entries. */
export const logRunStarted = reaction({
  name: 'crises.log_run_started',
  on: runStarted,
  async run(ctx, { payload }) {
    if (!(await isOurs(ctx, payload.crisisId))) return;
    await writeLog(ctx, payload.crisisId!, { kind: 'action', title: `${payload.title}: started on ${payload.subjectsCount}`, detail: { scope: payload.scopeWords }, link: { type: 'run', id: payload.runId } });
  },
});

export const logRunApplied = reaction({
  name: 'crises.log_run_applied',
  on: runApplied,
  async run(ctx, { payload }) {
    if (!(await isOurs(ctx, payload.crisisId))) return;
    const { done, skipped, failed, unknown } = payload.counts;
    const rest = [skipped && `${skipped} skipped`, failed && `${failed} failed`, unknown && `${unknown} unknown`].filter(Boolean).join(', ');
    await writeLog(ctx, payload.crisisId!, { kind: 'action', title: `${payload.title}: ${done} done${rest ? `, ${rest}` : ''}`, detail: { scope: payload.scopeWords, counts: payload.counts }, link: { type: 'run', id: payload.runId } });
  },
});

export const logRunUndone = reaction({
  name: 'crises.log_run_undone',
  on: runUndone,
  async run(ctx, { payload }) {
    if (!(await isOurs(ctx, payload.crisisId))) return;
    await writeLog(ctx, payload.crisisId!, { kind: 'action', title: `${payload.title}: ${payload.undone} taken back`, detail: { scope: payload.scopeWords }, link: { type: 'run', id: payload.runId } });
  },
});

/** One clock for the next update: what the status page promises, the crisis promises. */
export const followPromise = reaction({
  name: 'crises.follow_promise',
  on: statusPublished,
  async run(ctx, { payload }) {
    if (!(await isOurs(ctx, payload.crisisId))) return;
    await execute(ctx, sql`
      update crises.crisis set next_update_at = ${payload.nextUpdateAt}::timestamptz, version = version + 1
      where client_id = ${ctx.clientId} and crisis_id = ${payload.crisisId} and phase = any(${[...LIVE_PHASES]}::text[])`);
    await writeLog(ctx, payload.crisisId!, { kind: 'status', title: `Status page: ${payload.title}`, detail: { state: payload.state, nextUpdateAt: payload.nextUpdateAt }, link: { type: 'status_update', id: payload.updateId } });
  },
});

/** A run may name any crisis id it was given; only this client's own is logged. */
async function isOurs(ctx: Ctx, crisisId: string | null): Promise<boolean> {
  if (crisisId === null) return false;
  return (await queryOne(ctx, sql`select 1 as ok from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`)) !== undefined;
}
