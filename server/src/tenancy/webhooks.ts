import { Webhook } from 'standardwebhooks';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { invalid, notFound } from '../kernel/errors.ts';
import { WEBHOOK_JOB } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { job } from '../kernel/jobs.ts';
import { postOutside, requireOutsideUrl } from '../kernel/outside.ts';

const WEBHOOKS_MAX = 200;

/**
 * Send these events of a client to an address from now on, signed by the Standard Webhooks
 * scheme (HMAC-SHA256 over id.timestamp.body).
 *
 * @throws 422 `kernel.bad_url` for an address that is not public http(s), `tenancy.no_event_types`.
 */
export async function addWebhook(ctx: Ctx, given: { url: string; eventTypes: string[] }): Promise<{ webhookId: string; secret: string }> {
  requireOutsideUrl(given.url);
  if (given.eventTypes.length === 0) throw invalid('tenancy.no_event_types', 'No event type was given.', 'Name event types such as orders.order_received, or * for all.');
  const webhookId = newId();
  const secret = newWebhookSecret();
  await execute(ctx, sql`
    insert into tenancy.webhook (client_id, webhook_id, url, event_types, secret)
    values (${ctx.clientId}, ${webhookId}, ${given.url}, ${given.eventTypes}, ${secret})`);
  return { webhookId, secret };
}

/** A new secret; deliveries are signed with both until the next rotation. @throws 404. */
export async function rotateWebhookSecret(ctx: Ctx, webhookId: string): Promise<{ secret: string }> {
  const secret = newWebhookSecret();
  const changed = await execute(ctx, sql`
    update tenancy.webhook set previous_secret = secret, secret = ${secret} where client_id = ${ctx.clientId} and webhook_id = ${webhookId}`);
  if (changed === 0) throw notFound('webhook');
  return { secret };
}

/** Send nothing there any more. @throws 404. */
export async function removeWebhook(ctx: Ctx, webhookId: string): Promise<void> {
  if ((await execute(ctx, sql`delete from tenancy.webhook where client_id = ${ctx.clientId} and webhook_id = ${webhookId}`)) === 0) throw notFound('webhook');
}

export type WebhookRow = { webhookId: string; url: string; eventTypes: string[]; pausedAt: string | null; delivered: number; failed: number; lastError: string | null };

/** Where events are sent, oldest first, with what became of the deliveries; at most WEBHOOKS_MAX. */
export async function findWebhooks(ctx: Ctx): Promise<WebhookRow[]> {
  return query<WebhookRow>(ctx, sql`
    select w.webhook_id as "webhookId", w.url, w.event_types as "eventTypes", w.paused_at as "pausedAt",
      count(*) filter (where d.state = 'delivered') as delivered, count(*) filter (where d.state in ('failed', 'parked')) as failed,
      max(d.last_error) as "lastError"
    from tenancy.webhook w
    left join tenancy.webhook_delivery d on d.client_id = w.client_id and d.webhook_id = w.webhook_id
    where w.client_id = ${ctx.clientId} group by w.client_id, w.webhook_id order by w.created_at limit ${WEBHOOKS_MAX}`);
}

type Delivery = { url: string; secret: string; previous_secret: string | null; type: string; payload: unknown; subject_id: string | null; business_at: string };

/** Carry one event to one webhook. The receiver dedupes on webhook-id, which is the event's. */
export const deliverWebhook = job({
  name: WEBHOOK_JOB,
  lane: 'outside',
  payload: z.object({ webhookId: z.uuid(), eventId: z.uuid() }),
  async run(tools, { webhookId, eventId }) {
    const delivery = await tools.inClient((ctx) => queryOne<Delivery>(ctx, sql`
      select w.url, w.secret, w.previous_secret, e.type, e.payload, e.subject_id, e.business_at
      from tenancy.webhook w join kernel.event e on e.client_id = w.client_id
      where w.client_id = ${ctx.clientId} and w.webhook_id = ${webhookId} and e.event_id = ${eventId} and w.paused_at is null`));
    if (!delivery) return;
    const body = JSON.stringify({ type: delivery.type, timestamp: delivery.business_at, data: { ...(delivery.payload as object), subjectId: delivery.subject_id } });
    const outcome = await postOutside(delivery.url, body, signatures(delivery, eventId, body));
    await tools.inClient((ctx) => execute(ctx, sql`
      insert into tenancy.webhook_delivery (client_id, webhook_id, event_id, state, attempts, last_status, last_error)
      values (${ctx.clientId}, ${webhookId}, ${eventId}, ${outcome.ok ? 'delivered' : 'failed'}, ${tools.attempt}, ${outcome.status}, ${outcome.error})
      on conflict (client_id, webhook_id, event_id) do update
      set state = excluded.state, attempts = excluded.attempts, last_status = excluded.last_status, last_error = excluded.last_error`));
    if (!outcome.ok) await tools.inClient((ctx) => pauseDead(ctx, webhookId));
    if (!outcome.ok) throw new Error(`webhook receiver did not take the event: ${outcome.error}`);
  },
});

/** After so many failures in a row nobody is there; sending on would only fill the queue. */
const FAILURES_IN_A_ROW_MAX = 50;

async function pauseDead(ctx: Ctx, webhookId: string): Promise<void> {
  await execute(ctx, sql`
    update tenancy.webhook w set paused_at = clock_timestamp()
    where w.client_id = ${ctx.clientId} and w.webhook_id = ${webhookId} and w.paused_at is null and ${FAILURES_IN_A_ROW_MAX} <= (
      select count(*) from tenancy.webhook_delivery d
      where d.client_id = w.client_id and d.webhook_id = w.webhook_id and d.state = 'failed'
        and not exists (select 1 from tenancy.webhook_delivery later where later.client_id = d.client_id and later.webhook_id = d.webhook_id and later.state = 'delivered' and later.event_id > d.event_id))`);
}

function signatures(delivery: Delivery, eventId: string, body: string): Record<string, string> {
  const at = new Date();
  const secrets = [delivery.secret, delivery.previous_secret].filter((one) => one !== null);
  return {
    'content-type': 'application/json',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, at, body)).join(' '),
  };
}

function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
