import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { deliveryOf } from './deliver-mails.ts';
import { deliveryResolved } from './events.ts';
import { DELIVERY_VERBS, type DeliveryState } from './states.ts';
import { suppressDeadMailboxes } from './write-outcomes.ts';

/**
 * A person found out what became of a delivery whose outcome is unknown: it arrived, or it
 * provably did not and may be retried.
 *
 * @throws 409 `channels.not_unknown` in any other state; 404.
 */
export async function resolveDelivery(ctx: Ctx, deliveryId: string, found: { outcome: 'sent' | 'failed_perm'; note: string }): Promise<void> {
  const before = await lockDelivery(ctx, deliveryId);
  if (!(DELIVERY_VERBS.resolve as readonly DeliveryState[]).includes(before)) {
    throw refused('channels.not_unknown', `This delivery is not unknown but ${before.replace('_', ' ')}.`, 'Only unknown deliveries need somebody to find out.');
  }
  await settle(ctx, deliveryId, { state: found.outcome, cause: found.outcome === 'sent' ? null : 'found_missing', note: found.note });
}

/**
 * What a provider's report or a bounce says of a mail, by its Message-ID. A bounce after
 * "sent" counts; a report of arrival settles an unknown one. Repeats change nothing.
 *
 * @throws 404 when the Message-ID is none of this client's deliveries.
 */
export async function reportDelivery(ctx: Ctx, report: { messageId: string; outcome: 'delivered' | 'bounced'; reason: string | null }): Promise<{ deliveryId: string; changed: boolean }> {
  const deliveryId = deliveryOf(report.messageId);
  if (deliveryId === undefined) throw notFound('delivery');
  const before = await lockDelivery(ctx, deliveryId);
  const bounced = report.outcome === 'bounced';
  const may: readonly DeliveryState[] = bounced ? DELIVERY_VERBS.bounce : DELIVERY_VERBS.resolve;
  if (!may.includes(before) || before === 'bounced') return { deliveryId, changed: false };
  await settle(ctx, deliveryId, { state: bounced ? 'bounced' : 'sent', cause: bounced ? 'bounced' : null, note: report.reason });
  if (bounced) await suppressDeadMailboxes(ctx, [deliveryId]);
  return { deliveryId, changed: true };
}

async function lockDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryState> {
  const row = await queryOne<{ state: DeliveryState }>(ctx, sql`
    select state from channels.delivery where client_id = ${ctx.clientId} and delivery_id = ${deliveryId} for update`);
  if (!row) throw notFound('delivery');
  return row.state;
}

async function settle(ctx: Ctx, deliveryId: string, now: { state: DeliveryState; cause: string | null; note: string | null }): Promise<void> {
  await queryOne(ctx, sql`
    update channels.delivery
    set state = ${now.state}, cause = ${now.cause}, next_at = null, resolved_by = ${ctx.actor.id}, resolved_note = ${now.note},
      sent_at = case when ${now.state} = 'sent' then ${ctx.now}::timestamptz else sent_at end
    where client_id = ${ctx.clientId} and delivery_id = ${deliveryId}`);
  await publish(ctx, deliveryResolved, { deliveryId, state: now.state, cause: now.cause }, deliveryId);
}
