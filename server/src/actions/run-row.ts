import { EVERYTHING, type Actor, type Ctx } from '../kernel/ctx.ts';
import { queryOne, sql, type RawBuilder } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import type { Scope } from '../scopes/index.ts';
import { actionRegister, type Outcome } from './action.ts';
import type { RunState } from './states.ts';

export type RunRow = {
  run_id: string;
  preview_id: string;
  action: string;
  subject: string;
  input: unknown;
  scope: Scope;
  scope_words: string;
  crisis_id: string | null;
  state: RunState;
  attempt: number;
  batches_left: number;
  next_batch: number;
  total_count: number;
  done_count: number;
  skipped_count: number;
  failed_count: number;
  unknown_count: number;
  undo_total_count: number;
  undone_count: number;
  undo_skipped_count: number;
  undo_failed_count: number;
  standing: boolean;
  standing_ended_at: string | null;
  run_by: string;
  run_by_kind: Actor['kind'];
  run_by_name: string;
  approved_by_name: string | null;
  started_at: string;
  finished_at: string | null;
  began_at: string;
  progressed_at: string;
};

export function selectRun(ctx: Ctx, rest: RawBuilder<unknown>): RawBuilder<RunRow> {
  return sql`
    select r.run_id, r.preview_id, r.action, r.subject, r.input, r.scope, r.scope_words, r.crisis_id, r.state, r.attempt, r.batches_left, r.next_batch,
      r.total_count, r.done_count, r.skipped_count, r.failed_count, r.unknown_count,
      r.undo_total_count, r.undone_count, r.undo_skipped_count, r.undo_failed_count, r.standing, r.standing_ended_at,
      r.run_by, r.run_by_kind, r.run_by_name, r.approved_by_name, r.started_at, r.finished_at, r.began_at, r.progressed_at
    from actions.run r where r.client_id = ${ctx.clientId} ${rest}`;
}

/** The run, locked until the transaction ends. @throws 404 */
export async function lockRun(ctx: Ctx, runId: string): Promise<RunRow> {
  const run = await queryOne(ctx, selectRun(ctx, sql`and r.run_id = ${runId} for update`));
  if (!run) throw notFound('run');
  return run;
}

export function countsOf(run: RunRow): Record<Outcome, number> {
  return { done: run.done_count, skipped: run.skipped_count, failed: run.failed_count, unknown: run.unknown_count };
}

/**
 * The current receipt `c` of each subject of a run: that of its newest try. A look-up for
 * each receipt and not a join, which a planner without statistics (the tables of a young run)
 * makes quadratic.
 */
export function fromCurrentReceipts(ctx: Ctx, runId: string): RawBuilder<unknown> {
  return sql`
    from actions.receipt c
    where c.client_id = ${ctx.clientId} and c.run_id = ${runId}
      and c.attempt = (select s.attempt from actions.run_subject s where s.client_id = ${ctx.clientId} and s.run_id = ${runId} and s.subject_id = c.subject_id)`;
}

/** What every event of a run tells about it. */
export function aboutRun(ctx: Ctx, run: Pick<RunRow, 'run_id' | 'action' | 'scope_words' | 'crisis_id'>) {
  return { runId: run.run_id, action: run.action, title: actionRegister.of(ctx).get(run.action)?.title ?? run.action, scopeWords: run.scope_words, crisisId: run.crisis_id };
}

/**
 * The same transaction in the name of the person who asked for the run: jobs work as the
 * system, but events and holds must say who it was. What they were allowed was decided when
 * they asked.
 */
export function asActor(ctx: Ctx, actor: Omit<Actor, 'permissions'>, requestId: string): Ctx {
  return { ...ctx, actor: { ...actor, permissions: EVERYTHING }, requestId };
}
