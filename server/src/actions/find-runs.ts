import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { IdCursor, parseCursor, toPage } from '../kernel/page.ts';
import { scopeRegister } from '../scopes/index.ts';
import { actionRegister, type Outcome } from './action.ts';
import { canRun, YES, type Can } from './find-actions.ts';
import { fromCurrentReceipts, selectRun, type RunRow } from './run-row.ts';
import type { Progress, Run, RunDetail } from './schema.ts';
import { ALLOWED, isAllowed, type RunState, type RunVerb } from './states.ts';

export type RunFilter = { after?: string; limit: number; crisisId?: string; state?: RunState };

/** Runs, newest first. */
export async function findRuns(ctx: Ctx, filter: RunFilter): Promise<{ runs: Run[]; next: string | null }> {
  const before = filter.after === undefined ? sql`` : sql`and r.run_id < ${parseCursor(filter.after, IdCursor)[0]}::uuid`;
  const ofCrisis = filter.crisisId === undefined ? sql`` : sql`and r.crisis_id = ${filter.crisisId}`;
  const inState = filter.state === undefined ? sql`` : sql`and r.state = ${filter.state}`;
  const rows = await query(ctx, selectRun(ctx, sql`${before} ${ofCrisis} ${inState} order by r.run_id desc limit ${filter.limit + 1}`));
  const page = toPage(rows, filter.limit, (row) => [row.run_id]);
  return { runs: page.rows.map((row) => toRun(ctx, row)), next: page.next };
}

/** One run with its progress and why subjects are not done. @throws 404 */
export async function findRun(ctx: Ctx, runId: string): Promise<RunDetail> {
  const row = await queryOne(ctx, selectRun(ctx, sql`and r.run_id = ${runId}`));
  if (!row) throw notFound('run');
  return { ...toRun(ctx, row), reasons: await findReasons(ctx, row) };
}

/** Only current outcomes count: a subject whose retry succeeded has no reason any more. */
async function findReasons(ctx: Ctx, run: RunRow): Promise<RunDetail['reasons']> {
  if (run.skipped_count + run.failed_count + run.unknown_count + run.undo_skipped_count + run.undo_failed_count === 0) return [];
  const rows = await query<{ outcome: Outcome; reason: string; count: number }>(ctx, sql`
    select c.outcome, c.reason, count(*) as count
    ${fromCurrentReceipts(ctx, run.run_id)} and c.outcome <> 'done'
    group by c.outcome, c.reason order by count desc, c.reason limit 100`);
  return rows.map((row) => ({ ...row, words: reasonInWords(ctx, run.action, row.reason) }));
}

export function reasonInWords(ctx: Ctx, action: string, reason: string): string {
  if (reason === 'actions.defect') return 'The action failed on it; this is a defect, and the log says more.';
  return actionRegister.of(ctx).get(action)?.reasons?.[reason] ?? reason;
}

function toRun(ctx: Ctx, row: RunRow): Run {
  const action = actionRegister.of(ctx).get(row.action);
  const counts = { total: row.total_count, done: row.done_count, skipped: row.skipped_count, failed: row.failed_count, unknown: row.unknown_count };
  const undo = { total: row.undo_total_count, done: row.undone_count, skipped: row.undo_skipped_count, failed: row.undo_failed_count, unknown: 0 };
  const seconds = (Date.parse(row.progressed_at) - Date.parse(row.began_at)) / 1000;
  return {
    runId: row.run_id,
    previewId: row.preview_id,
    action: row.action,
    title: action?.title ?? row.action,
    subject: row.subject,
    subjectTitle: scopeRegister.of(ctx).subjects.get(row.subject)?.title ?? row.subject,
    state: row.state,
    input: row.input,
    scope: row.scope,
    scopeWords: row.scope_words,
    crisisId: row.crisis_id,
    standing: row.standing && row.standing_ended_at === null,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    runBy: row.run_by_name,
    approvedBy: row.approved_by_name,
    // The rate of a first try; a retry works on a remainder, of which no rate can be told.
    progress: toProgress(counts, row.state === 'running' && row.attempt === 1 ? seconds : 0),
    undo: row.undo_total_count === 0 && row.state !== 'undone' ? null : toProgress(undo, row.state === 'undoing' ? seconds : 0),
    can: { retry: canVerb(ctx, row, 'retry'), undo: canVerb(ctx, row, 'undo'), cancel: canVerb(ctx, row, 'cancel') },
  };
}

function toProgress(counts: Record<Outcome | 'total', number>, seconds: number): Progress {
  const settled = counts.done + counts.skipped + counts.failed + counts.unknown;
  const left = Math.max(0, counts.total - settled);
  const rate = seconds > 0 && settled > 0 ? settled / seconds : null;
  return { ...counts, left, share: counts.total === 0 ? 1 : Math.min(1, settled / counts.total), subjectsPerSecond: rate, secondsLeft: rate === null ? null : left / rate };
}

/** Whether a verb may be used on this run now; the verbs themselves refuse with the same words. */
export function canVerb(ctx: Ctx, run: RunRow, verb: RunVerb): Can {
  const action = actionRegister.of(ctx).get(run.action);
  if (!action) return { allowed: false, why: 'This action does not exist any more.' };
  const permitted = canRun(ctx, action);
  if (!permitted.allowed) return permitted;
  if (verb === 'undo' && !action.undoBatch) return { allowed: false, why: `"${action.title}" cannot be taken back.` };
  const stillStanding = verb === 'cancel' && run.standing && run.standing_ended_at === null && run.state !== 'undoing';
  if (!isAllowed(verb, run.state) && !stillStanding) {
    return { allowed: false, why: `The run is ${run.state.replace('_', ' ')}; this needs it ${ALLOWED[verb].map((state) => state.replace('_', ' ')).join(' or ')}.` };
  }
  if (verb === 'retry' && run.failed_count + run.skipped_count === 0) return { allowed: false, why: 'Nothing of it failed or was skipped.' };
  return YES;
}
