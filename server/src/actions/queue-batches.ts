import type { Actor, Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { writeOutbox } from '../kernel/events.ts';
import { enqueue } from '../kernel/jobs.ts';
import { BATCH_SUBJECTS_MAX } from './action.ts';
import { finishRunJob } from './finish-run.ts';
import { BATCH_JOBS } from './run-batch.ts';

export type NewBatches = {
  runId: string;
  kind: 'run' | 'undo';
  lane: keyof typeof BATCH_JOBS;
  attempt: number;
  /** The run's next_batch. */
  firstBatch: number;
  subjectsCount: number;
  by: Omit<Actor, 'permissions'>;
};

/** The batch of a row in a select, numbered through in the order of its subject_id. */
export function batchNumber(firstBatch: number) {
  return sql<number>`(${firstBatch}::integer + (row_number() over (order by s.subject_id) - 1) / ${BATCH_SUBJECTS_MAX}::integer)::integer`;
}

/**
 * Write and queue the batches of subjects that `batchNumber` numbered. Answers how many; the
 * caller adds them to the run's batches_left and next_batch. Without subjects, the end of
 * the run is queued instead.
 */
export async function queueBatches(ctx: Ctx, wanted: NewBatches): Promise<number> {
  const { runId, firstBatch } = wanted;
  const count = Math.ceil(wanted.subjectsCount / BATCH_SUBJECTS_MAX);
  if (count === 0) {
    await enqueue(ctx, finishRunJob, { runId });
    return 0;
  }
  await execute(ctx, sql`
    insert into actions.run_batch (client_id, run_id, batch, attempt, kind, by_id, by_kind, by_name)
    select r.client_id, r.run_id, b.batch, ${wanted.attempt}::integer, ${wanted.kind}, ${wanted.by.id}, ${wanted.by.kind}, ${wanted.by.name}
    from actions.run r, generate_series(${firstBatch}::integer, ${firstBatch + count - 1}::integer) as b (batch)
    where r.client_id = ${ctx.clientId} and r.run_id = ${runId}`);
  await queueAgain(ctx, runId, wanted.lane, Array.from({ length: count }, (_, i) => firstBatch + i));
  return count;
}

/** Queue batches that are already written. A batch that is queued twice is worked once. */
export async function queueAgain(ctx: Ctx, runId: string, lane: keyof typeof BATCH_JOBS, batches: number[]): Promise<void> {
  await writeOutbox(ctx, BATCH_JOBS[lane].name, lane, batches.map((batch) => ({ runId, batch })));
}
