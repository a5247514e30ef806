import { z } from 'zod';
import type { Actor, Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { ProblemError } from '../kernel/errors.ts';
import { enqueue, job, type JobTools } from '../kernel/jobs.ts';
import type { ReceiptDraft, ReceiptFacts } from './action.ts';
import { findAction, parseInput } from './find-actions.ts';
import { finishRunJob } from './finish-run.ts';
import { asActor } from './run-row.ts';
import { BATCH_STATES, type RunState } from './states.ts';
import { writeReceipts } from './write-receipts.ts';

const payload = z.object({ runId: z.uuid(), batch: z.int() });
type BatchKey = z.infer<typeof payload>;

export const BATCH_JOBS = {
  bulk: job({ name: 'actions.run_batch', lane: 'bulk', payload, run: runBatch }),
  critical: job({ name: 'actions.run_urgent_batch', lane: 'critical', payload, run: runBatch }),
};

type OpenBatch = { kind: 'run' | 'undo'; attempt: number; action: string; input: unknown; state: RunState; by_id: string; by_kind: Actor['kind']; by_name: string };

/** The run was cancelled or is being undone: what this batch was about to do is rolled back. */
class RunStopped extends Error {}

/**
 * One batch in one transaction, with its receipts. Killed anywhere, it is delivered again
 * and does what has no receipt yet. When the action throws, the batch is halved until the
 * subject that makes it throw stands alone; that one fails and the rest goes on.
 */
async function runBatch(tools: JobTools, key: BatchKey): Promise<void> {
  const rows = await tools.inClient((ctx) => query<{ subject_id: string }>(ctx, selectLeft(ctx, key)));
  try {
    await runSubjects(tools, key, rows.map((row) => row.subject_id));
  } catch (error) {
    if (!(error instanceof RunStopped)) throw error;
  }
}

async function runSubjects(tools: JobTools, key: BatchKey, subjectIds: string[]): Promise<void> {
  try {
    await tools.inClient((ctx) => inBatch(ctx, key, subjectIds, callAction));
  } catch (error) {
    if (error instanceof RunStopped || mayPass(error)) throw error;
    if (subjectIds.length > 1) {
      const middle = Math.ceil(subjectIds.length / 2);
      await runSubjects(tools, key, subjectIds.slice(0, middle));
      await runSubjects(tools, key, subjectIds.slice(middle));
      return;
    }
    const reason = error instanceof ProblemError ? error.code : 'actions.defect';
    if (reason === 'actions.defect') tools.log.error({ runId: key.runId, subjectIds, error }, 'an action failed on a subject');
    await tools.inClient((ctx) => inBatch(ctx, key, subjectIds, async (_ctx, _batch, ids) => ids.map((subjectId) => ({ subjectId, outcome: 'failed', reason }))));
  }
}

type Work = (ctx: Ctx, batch: OpenBatch & BatchKey, subjectIds: string[]) => Promise<ReceiptDraft[]>;

/**
 * Lock the batch (a second delivery waits here and then finds nothing left), do the work,
 * write the receipts. The run's row is touched last, so that batches side by side wait for
 * each other only for that moment.
 */
async function inBatch(ctx: Ctx, key: BatchKey, wantedIds: string[], work: Work): Promise<void> {
  const batch = await queryOne<OpenBatch>(ctx, sql`
    select b.kind, b.attempt, b.by_id, b.by_kind, b.by_name, r.action, r.input, r.state
    from actions.run_batch b join actions.run r on r.client_id = b.client_id and r.run_id = b.run_id
    where b.client_id = ${ctx.clientId} and r.client_id = ${ctx.clientId} and b.run_id = ${key.runId} and b.batch = ${key.batch} and b.finished_at is null
    for update of b`);
  if (!batch || !(BATCH_STATES[batch.kind] as readonly RunState[]).includes(batch.state)) return;

  const left = (await query<{ subject_id: string }>(ctx, selectLeft(ctx, key))).map((row) => row.subject_id);
  const wanted = new Set(wantedIds);
  const subjectIds = left.filter((id) => wanted.has(id));
  const inName = asActor(ctx, { id: batch.by_id, kind: batch.by_kind, name: batch.by_name }, key.runId);
  const drafts = subjectIds.length === 0 ? [] : await work(inName, { ...batch, ...key }, subjectIds);
  await writeReceipts(inName, { runId: key.runId, kind: batch.kind, attempt: batch.attempt }, subjectIds, drafts);
  await countOnRun(ctx, key, batch.kind, drafts, subjectIds.length === left.length);
}

async function callAction(ctx: Ctx, batch: OpenBatch & BatchKey, subjectIds: string[]): Promise<ReceiptDraft[]> {
  const { runId } = batch;
  const action = findAction(ctx, batch.action);
  const input = parseInput(action, batch.input);
  if (batch.kind === 'run') return action.runBatch(ctx, { runId, input, subjectIds });
  // What was done to a subject stands in its one done receipt of the run.
  const receipts = await query<{ subjectId: string; before: ReceiptFacts | null; after: ReceiptFacts | null }>(ctx, sql`
    select r.subject_id as "subjectId", r.before, r.after from actions.receipt r
    where r.client_id = ${ctx.clientId} and r.run_id = ${runId} and r.kind = 'run' and r.outcome = 'done' and r.subject_id = any(${subjectIds}::uuid[])
    order by r.subject_id`);
  return action.undoBatch!(ctx, { runId, input, receipts });
}

/**
 * Subjects of the batch whose newest try has no receipt yet. `offset 0` keeps the look-up by
 * primary key: a run's tables are fresh, without statistics, and the planner would be free
 * to read all receipts of the run for every batch.
 */
function selectLeft(ctx: Ctx, key: BatchKey) {
  return sql<{ subject_id: string }>`
    select s.subject_id from actions.run_subject s
    where s.client_id = ${ctx.clientId} and s.run_id = ${key.runId} and s.batch = ${key.batch}
      and not exists (select 1 from actions.receipt r
        where r.client_id = ${ctx.clientId} and r.run_id = s.run_id and r.subject_id = s.subject_id and r.attempt = s.attempt offset 0)
    order by s.subject_id`;
}

async function countOnRun(ctx: Ctx, key: BatchKey, kind: 'run' | 'undo', drafts: ReceiptDraft[], batchFinished: boolean): Promise<void> {
  const count = (...outcomes: string[]): number => drafts.filter((draft) => outcomes.includes(draft.outcome)).length;
  const counts = kind === 'run'
    ? sql`done_count = done_count + ${count('done')}, skipped_count = skipped_count + ${count('skipped')},
          failed_count = failed_count + ${count('failed')}, unknown_count = unknown_count + ${count('unknown')}`
    : sql`undone_count = undone_count + ${count('done')}, undo_skipped_count = undo_skipped_count + ${count('skipped')},
          undo_failed_count = undo_failed_count + ${count('failed', 'unknown')}`;
  if (batchFinished) {
    await execute(ctx, sql`update actions.run_batch set finished_at = ${new Date()} where client_id = ${ctx.clientId} and run_id = ${key.runId} and batch = ${key.batch}`);
  }
  const run = await queryOne<{ batches_left: number }>(ctx, sql`
    update actions.run set ${counts}, state = case when state = 'queued' then 'running' else state end,
      batches_left = batches_left - ${batchFinished ? 1 : 0}, progressed_at = ${new Date()}
    where client_id = ${ctx.clientId} and run_id = ${key.runId} and state = any(${[...BATCH_STATES[kind]]}::text[])
    returning batches_left`);
  if (!run) throw new RunStopped();
  if (batchFinished && run.batches_left === 0) await enqueue(ctx, finishRunJob, { runId: key.runId });
}

/** Faults of the surroundings (deadlock, lost connection, shutdown): the queue delivers again. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ProblemError) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(40001|40P01|55P03|08|53|57P|E[A-Z]+$)/.test(code) || /connection terminated|timeout exceeded when trying to connect/i.test(error.message);
}
