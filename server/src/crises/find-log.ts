import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { toPage } from '../kernel/page.ts';
import { LOG_COLUMNS } from './log-chain.ts';
import type { LogEntry } from './schema.ts';

/** The log newest first, from before a position on. */
export async function findLog(ctx: Ctx, crisisId: string, asked: { before: number | null; limit: number }): Promise<{ rows: LogEntry[]; next: string | null }> {
  const rows = await query<LogEntry>(ctx, sql`
    select ${LOG_COLUMNS} from crises.log_entry
    where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and (${asked.before}::integer is null or position < ${asked.before}::integer)
    order by position desc limit ${asked.limit + 1}`);
  return toPage(rows, asked.limit, (row) => [row.position]);
}
