import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { GENESIS, linkHash, LOG_COLUMNS } from './log-chain.ts';
import type { LogEntry } from './schema.ts';

const ENTRIES_MAX = 2000;

export type LogProof = { entries: number; brokenAt: number | null };

/**
 * Compute every hash again, ENTRIES_MAX entries at a time: `brokenAt` is the first position
 * that was edited, deleted, inserted or cut off, null for a sound log.
 *
 * @throws 404 for an unknown crisis.
 */
export async function verifyLog(ctx: Ctx, crisisId: string): Promise<LogProof> {
  const head = await queryOne<{ position: number; hash: Buffer }>(ctx, sql`
    select log_position as position, log_hash as hash from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  if (!head) throw notFound('crisis');
  let position = 0;
  let hash = GENESIS;
  for (;;) {
    const rows = await query<LogEntry & { hash: Buffer }>(ctx, sql`
      select ${LOG_COLUMNS}, hash from crises.log_entry
      where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and position > ${position} order by position limit ${ENTRIES_MAX}`);
    for (const { hash: stored, ...row } of rows) {
      hash = linkHash(hash, row);
      if (row.position !== position + 1 || !hash.equals(stored)) return { entries: head.position, brokenAt: position + 1 };
      position = row.position;
    }
    if (rows.length < ENTRIES_MAX) break;
  }
  const whole = head.position === position && hash.equals(head.hash);
  return { entries: head.position, brokenAt: whole ? null : position + 1 };
}
