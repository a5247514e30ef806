import { createHash } from 'node:crypto';
import { sql } from '../kernel/db.ts';
import type { LogEntry } from './schema.ts';

/** The hash before the first entry; `crises.crisis.log_hash` starts with it. */
export const GENESIS: Buffer = Buffer.alloc(32);

export const LOG_COLUMNS = sql`position, kind, title, detail, link_type as "linkType", link_id as "linkId", actor_id as "actorId", actor_name as "actorName", at, recorded_at as "recordedAt"`;

/** SHA-256(hash of the entry before || entry). */
export function linkHash(previous: Buffer, row: LogEntry): Buffer {
  const { position, kind, title, detail, linkType, linkId, actorId, actorName, at, recordedAt } = row;
  return createHash('sha256').update(previous).update(JSON.stringify([position, kind, title, sortKeys(detail), linkType, linkId, actorId, actorName, at, recordedAt])).digest();
}

/** jsonb gives keys back in its own order, so the hash needs one of ours. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]));
}
