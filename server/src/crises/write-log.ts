import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { crisisLogged } from './events.ts';
import { linkHash } from './log-chain.ts';
import type { LogKind } from './states.ts';

export type NewEntry = { kind: LogKind; title: string; detail?: Record<string, unknown>; link?: { type: string; id: string }; at?: Date };

/**
 * Append to the crisis's log: hash = SHA-256(previous hash || entry). The crisis's row is
 * the lock, so entries of one crisis follow each other and those of others do not wait.
 * The same link with the same words is entered once, so reactions may come twice.
 *
 * @throws 404 for an unknown crisis.
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
