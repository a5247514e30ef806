import { createHash } from 'node:crypto';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { crisisLogged } from './events.ts';

export type LogKind = 'signal' | 'declared' | 'phase' | 'scope' | 'role' | 'task' | 'decision' | 'action' | 'message' | 'status' | 'note' | 'sitrep' | 'recovery';
export type NewEntry = { kind: LogKind; title: string; detail?: Record<string, unknown>; link?: { type: string; id: string }; at?: Date };

/**
 * Append to the crisis's log: hash = SHA-256(previous hash || entry). The crisis's row is
 * the lock, so entries of one crisis follow each other and those of others do not wait.
 * The same link with the same words is entered once, so reactions may come twice.
 */
export async function writeLog(ctx: Ctx, crisisId: string, entry: NewEntry): Promise<void> {
  const head = await queryOne<{ position: number; hash: Buffer; recorded: string }>(ctx, sql`
    select log_position as position, log_hash as hash, clock_timestamp() as recorded
    from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${crisisId} for update`);
  if (!head) throw notFound('crisis');
  const position = head.position + 1;
  const at = (entry.at ?? ctx.now).toISOString();
  const row = { position, kind: entry.kind, title: entry.title, detail: entry.detail ?? {}, linkType: entry.link?.type ?? null, linkId: entry.link?.id ?? null, actorId: ctx.actor.id, actorName: ctx.actor.name, at, recordedAt: head.recorded };
  const hash = linkHash(head.hash, row);
  const written = await execute(ctx, sql`
    insert into crises.log_entry (client_id, crisis_id, position, kind, title, detail, link_type, link_id, actor_id, actor_name, at, recorded_at, hash)
    values (${ctx.clientId}, ${crisisId}, ${position}, ${row.kind}, ${row.title}, ${JSON.stringify(row.detail)}::jsonb, ${row.linkType}, ${row.linkId},
      ${row.actorId}, ${row.actorName}, ${at}, ${row.recordedAt}, ${hash})
    on conflict do nothing`);
  if (written === 0) return;
  await execute(ctx, sql`
    update crises.crisis set log_position = ${position}, log_hash = ${hash} where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  // Notes, roles and reports have no event of their own: screens follow the log.
  await publish(ctx, crisisLogged, { position, kind: entry.kind }, crisisId);
}

export type LogRow = { position: number; kind: LogKind; title: string; detail: Record<string, unknown>; linkType: string | null; linkId: string | null; actorId: string; actorName: string; at: string; recordedAt: string };

const ROW = sql`position, kind, title, detail, link_type as "linkType", link_id as "linkId", actor_id as "actorId", actor_name as "actorName", at, recorded_at as "recordedAt"`;

/** Newest first, before a position. */
export async function findLog(ctx: Ctx, crisisId: string, before: number | null, limit: number): Promise<LogRow[]> {
  return query<LogRow>(ctx, sql`
    select ${ROW} from crises.log_entry
    where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and (${before}::integer is null or position < ${before}::integer)
    order by position desc limit ${limit}`);
}

export type LogProof = { entries: number; brokenAt: number | null };

/** Compute every hash again. Finds an edited, deleted, inserted or truncated log. */
export async function verifyLog(ctx: Ctx, crisisId: string): Promise<LogProof> {
  const head = await queryOne<{ position: number; hash: Buffer }>(ctx, sql`
    select log_position as position, log_hash as hash from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  if (!head) throw notFound('crisis');
  const rows = await query<LogRow & { hash: Buffer }>(ctx, sql`
    select ${ROW}, hash from crises.log_entry where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by position`);
  let hash: Buffer = Buffer.alloc(32);
  for (const [i, { hash: stored, ...row }] of rows.entries()) {
    hash = linkHash(hash, row);
    if (row.position !== i + 1 || !hash.equals(stored)) return { entries: rows.length, brokenAt: i + 1 };
  }
  if (head.position !== rows.length || !hash.equals(head.hash)) return { entries: rows.length, brokenAt: rows.length + 1 };
  return { entries: rows.length, brokenAt: null };
}

function linkHash(previous: Buffer, row: LogRow): Buffer {
  const { position, kind, title, detail, linkType, linkId, actorId, actorName, at, recordedAt } = row;
  return createHash('sha256').update(previous).update(JSON.stringify([position, kind, title, sortKeys(detail), linkType, linkId, actorId, actorName, at, recordedAt])).digest();
}

/** jsonb gives keys back in its own order, so the hash needs one of ours. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]));
}
