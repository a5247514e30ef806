import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { actionRegister } from './action.ts';
import { parseInput } from './find-actions.ts';
import { batchNumber, queueBatches } from './queue-batches.ts';
import { lockRun, selectRun, type RunRow } from './run-row.ts';

/**
 * Let standing runs (stop-ship, recall holds) catch what has just come to be, or has changed:
 * those of `subjectIds` that now lie in a run's scope join it and are worked like the rest.
 * The owner of the subjects calls it from its own events. Joining twice changes nothing.
 */
export async function joinStanding(ctx: Ctx, subject: string, subjectIds: string[]): Promise<void> {
  const standing = await query(ctx, selectRun(ctx, sql`
    and r.subject = ${subject} and r.standing and r.standing_ended_at is null
    and r.state in ('queued', 'running', 'applied', 'failed_partly') order by r.run_id`));
  for (const run of standing) await joinRun(ctx, run, subjectIds);
}

async function joinRun(ctx: Ctx, found: RunRow, subjectIds: string[]): Promise<void> {
  const action = actionRegister.of(ctx).get(found.action);
  if (!action) return;
  const joining = sql`
    select s.subject_id, s.fingerprint from (${action.subjects(ctx, parseInput(action, found.input), found.scope)}) as s
    where s.subject_id = any(${subjectIds}::uuid[])
      and not exists (select 1 from actions.run_subject k where k.client_id = ${ctx.clientId} and k.run_id = ${found.run_id} and k.subject_id = s.subject_id)`;
  // Most of what comes in concerns no standing run: look before taking the lock.
  if (!(await queryOne(ctx, sql`${joining} limit 1`))) return;

  const run = await lockRun(ctx, found.run_id);
  if (run.standing_ended_at !== null) return;
  const joined = await execute(ctx, sql`
    insert into actions.run_subject (client_id, run_id, subject_id, fingerprint, attempt, batch)
    select c.client_id, ${run.run_id}::uuid, s.subject_id, s.fingerprint, ${run.attempt}::integer, ${batchNumber(run.next_batch)}
    from tenancy.client c, (${joining}) as s
    where c.client_id = ${ctx.clientId}`);
  if (joined === 0) return;
  const by = { id: run.run_by, kind: run.run_by_kind, name: run.run_by_name };
  const batchCount = await queueBatches(ctx, { runId: run.run_id, kind: 'run', lane: action.lane ?? 'bulk', attempt: run.attempt, firstBatch: run.next_batch, subjectsCount: joined, by });
  await execute(ctx, sql`
    update actions.run set total_count = total_count + ${joined}, batches_left = batches_left + ${batchCount}, next_batch = next_batch + ${batchCount}, progressed_at = ${new Date()}
    where client_id = ${ctx.clientId} and run_id = ${run.run_id}`);
}
