import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';
import type { RowProblem } from '../importers/importer.ts';
import { receiveOrders } from '../receive-orders.ts';
import { LeaseLostError, type Lease } from './lease.ts';
import { isSameOrder, type Batch } from './to-batches.ts';

/** Of a cell, as shown beside its reason; the whole of it stands in the rejects. */
const VALUE_CHARS_MAX = 500;

/**
 * Take in one batch: its orders, its problems, the counts and the position, all in the
 * caller's transaction.
 *
 * @throws {LeaseLostError} when the import is no longer this worker's; nothing is kept.
 */
export async function importBatch(ctx: Ctx, { importId, leaseId }: Lease, batch: Batch, workedMs: () => number): Promise<void> {
  const { items } = batch;
  const drafts = items.flatMap((item) => ('draft' in item ? [item.draft] : []));
  const problems = items.flatMap((item) => ('problem' in item ? [item.problem] : []));
  const outcomes = drafts.length === 0 ? [] : (await receiveOrders(ctx, drafts)).map((one) => one.outcome);
  const count = (outcome: (typeof outcomes)[number]): number => outcomes.filter((one) => one === outcome).length;
  const refusedCount = items.filter((item, i) => 'problem' in item && item.problem.raw !== '' && !(i > 0 && isSameOrder(items[i - 1]!, item))).length;

  await insertProblems(ctx, importId, problems);
  const moved = await execute(ctx, sql`
    update orders.import set items_read = items_read + ${items.length}, bytes_read = greatest(bytes_read, ${batch.bytesRead}), worked_ms = worked_ms + ${Math.round(workedMs())},
      orders_read = orders_read + ${drafts.length + refusedCount}, orders_new = orders_new + ${count('new')}, orders_changed = orders_changed + ${count('changed')},
      orders_unchanged = orders_unchanged + ${count('unchanged')}, orders_stale = orders_stale + ${count('stale')},
      orders_refused = orders_refused + ${refusedCount}, rows_bad = rows_bad + ${problems.length}
    where client_id = ${ctx.clientId} and import_id = ${importId} and lease_id = ${leaseId} and state = 'running'`);
  if (moved === 0) throw new LeaseLostError(importId);
}

async function insertProblems(ctx: Ctx, importId: string, problems: readonly RowProblem[]): Promise<void> {
  if (problems.length === 0) return;
  await execute(ctx, sql`
    insert into orders.import_problem (client_id, import_id, problem_no, file, row_no, column_name, value, reason, raw)
    select i.client_id, i.import_id, i.rows_bad + n.no, n.file, n.row, n.column_name, n.value, n.reason, n.raw
    from orders.import i, unnest(
      ${problems.map((_, at) => at + 1)}::int[], ${problems.map((one) => one.file)}::text[], ${problems.map((one) => one.row)}::int[],
      ${problems.map((one) => storable(one.column))}::text[], ${problems.map((one) => storable(one.value)?.slice(0, VALUE_CHARS_MAX) ?? null)}::text[],
      ${problems.map((one) => storable(one.reason))}::text[], ${problems.map((one) => storable(one.raw))}::text[]) as n (no, file, row, column_name, value, reason, raw)
    where i.client_id = ${ctx.clientId} and i.import_id = ${importId}`);
}

/** PostgreSQL stores no NUL, and a file may hold anything: it shows as the replacement character. */
function storable(text: string | null): string | null {
  return text?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null;
}
