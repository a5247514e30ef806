import type { z } from 'zod';
import type { Ctx } from './ctx.ts';
import { execute, sql } from './db.ts';
import { newId } from './ids.ts';
import type { Lane } from './registers.ts';

/** Something that can happen: `module.past_tense`, with the shape of what it tells. */
export type EventType<Payload> = { name: string; payload: z.ZodType<Payload> };

export function eventType<Payload>(name: string, payload: z.ZodType<Payload>): EventType<Payload> {
  return { name, payload };
}

export type Happened<Payload> = { subjectId?: string; payload: Payload };

/** The job that carries an event to the client's webhooks (tenancy). */
export const WEBHOOK_JOB = 'tenancy.deliver_webhook';

/**
 * Record that something happened, and queue every reaction to it, in the caller's
 * transaction: either both are there, or neither.
 */
export async function publish<Payload>(ctx: Ctx, type: EventType<Payload>, payload: Payload, subjectId?: string): Promise<string> {
  return (await publishMany(ctx, type, [{ subjectId, payload }]))[0]!;
}

/** The same for many subjects at once, in a fixed number of statements. */
export async function publishMany<Payload>(ctx: Ctx, type: EventType<Payload>, happened: Happened<Payload>[]): Promise<string[]> {
  if (happened.length === 0) return [];
  const ids = happened.map(() => newId());
  const subjects = happened.map((one) => one.subjectId ?? null);
  const payloads = happened.map((one) => JSON.stringify(one.payload));
  await execute(ctx, sql`
    insert into kernel.event (client_id, event_id, type, subject_id, payload, actor_kind, actor_id, request_id, business_at)
    select c.client_id, e.event_id, ${type.name}, e.subject_id, e.payload, ${ctx.actor.kind}, ${ctx.actor.id}, ${ctx.requestId}, ${ctx.now}
    from tenancy.client c, unnest(${ids}::uuid[], ${subjects}::uuid[], ${payloads}::jsonb[]) as e (event_id, subject_id, payload)
    where c.client_id = ${ctx.clientId}`);
  for (const reaction of ctx.reactions.get(type.name) ?? []) {
    await writeOutbox(ctx, reaction.job, reaction.lane, ids.map((eventId, i) => ({ eventId, subjectId: subjects[i], payload: happened[i]!.payload })));
  }
  await queueWebhooks(ctx, type.name, ids);
  return ids;
}

export type OutboxOptions = { runAfter?: Date; id?: string };

/** One outbox row per payload; the relay carries each to the queue at least once. */
export async function writeOutbox(ctx: Ctx, job: string, lane: Lane, payloads: unknown[], options: OutboxOptions = {}): Promise<void> {
  const ids = payloads.map((_, i) => (i === 0 && options.id) || newId());
  await execute(ctx, sql`
    insert into kernel.outbox (client_id, outbox_id, job, lane, payload, run_after)
    select c.client_id, o.outbox_id, ${job}, ${lane}, o.payload, ${options.runAfter ?? null}::timestamptz
    from tenancy.client c, unnest(${ids}::uuid[], ${payloads.map((payload) => JSON.stringify(payload))}::jsonb[]) as o (outbox_id, payload)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, outbox_id) do nothing`);
  ctx.poke();
}

async function queueWebhooks(ctx: Ctx, type: string, eventIds: string[]): Promise<void> {
  const queued = await execute(ctx, sql`
    insert into kernel.outbox (client_id, outbox_id, job, lane, payload)
    select w.client_id, gen_random_uuid(), ${WEBHOOK_JOB}, 'outside', jsonb_build_object('webhookId', w.webhook_id, 'eventId', e.event_id)
    from tenancy.webhook w, unnest(${eventIds}::uuid[]) as e (event_id)
    where w.client_id = ${ctx.clientId} and w.paused_at is null and (w.event_types @> array[${type}::text] or w.event_types @> array['*'])`);
  if (queued > 0) ctx.poke();
}
