import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';

/**
 * For the rest of this transaction, room to count a million orders without temporary files
 * and with exact bitmaps: a lossy one would evaluate the row level policy for every row.
 */
export async function countInMemory(ctx: Ctx): Promise<void> {
  await query(ctx, sql`select set_config('work_mem', '96MB', true)`);
}
