import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, sql } from '../../kernel/db.ts';
import { notFound } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { statusRetracted } from '../events.ts';
import type { Texts } from './post-update.ts';

/**
 * Take an update back, visibly: it stays on the page, struck out, with the note. The
 * incident is again what the update before said, its promise included; without one before,
 * the incident itself was an error and leaves the list of current ones. Repeating it
 * changes nothing.
 *
 * @throws 404.
 */
export async function retractUpdate(ctx: Ctx, updateId: string, note: Texts): Promise<{ changed: boolean }> {
  const update = await queryOne<{ incident_id: string; retracted_at: string | null }>(ctx, sql`
    select u.incident_id, u.retracted_at from comms.incident_update u where u.client_id = ${ctx.clientId} and u.update_id = ${updateId} for update`);
  if (!update) throw notFound('update');
  if (update.retracted_at !== null) return { changed: false };
  await execute(ctx, sql`
    update comms.incident_update set retracted_at = ${ctx.now}, retraction = ${JSON.stringify(note)}::jsonb
    where client_id = ${ctx.clientId} and update_id = ${updateId}`);
  const before = await queryOne<{ state: string; next_update_at: string | null; posted_at: string }>(ctx, sql`
    select u.state, u.next_update_at, u.posted_at from comms.incident_update u
    where u.client_id = ${ctx.clientId} and u.incident_id = ${update.incident_id} and u.retracted_at is null
    order by u.posted_at desc, u.update_id desc limit 1`);
  const incident = await queryOne<{ crisis_id: string | null }>(ctx, sql`
    update comms.incident
    set state = ${before?.state ?? 'investigating'}, next_update_at = ${before?.next_update_at ?? null},
      resolved_at = ${before?.state === 'resolved' ? before.posted_at : null}, retracted_at = ${before ? null : ctx.now}
    where client_id = ${ctx.clientId} and incident_id = ${update.incident_id}
    returning crisis_id`);
  await publish(ctx, statusRetracted, { incidentId: update.incident_id, updateId, crisisId: incident?.crisis_id ?? null }, update.incident_id);
  return { changed: true };
}
