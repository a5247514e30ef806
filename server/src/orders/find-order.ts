import type { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import type { OrderDetail } from './schema.ts';
import { allows, ORDER_VERBS, type OrderVerb } from './states.ts';

const NEEDED_PERMISSION: Readonly<Record<OrderVerb, string>> = {
  cancelOrder: 'orders.write',
  setOrderPriority: 'orders.write',
  changeAddress: 'orders.write',
  holdOrder: 'orders.write',
};

/**
 * One order with its lines, payments and holds, and what the caller may do with it now. No
 * personal data: who bought it and where it goes is read from customers, on the record.
 *
 * @throws 404
 */
export async function findOrder(ctx: Ctx, orderId: string): Promise<z.input<typeof OrderDetail>> {
  const order = await queryOne<Omit<z.input<typeof OrderDetail>, 'can'>>(ctx, sql`
    select o.order_id as "orderId", o.number, o.channel, o.external_id as "externalId", o.customer_id as "customerId", o.currency,
      o.placed_at as "placedAt", o.received_at as "receivedAt", o.subtotal_minor as "subtotalMinor", o.shipping_minor as "shippingMinor",
      o.tax_minor as "taxMinor", o.discount_minor as "discountMinor", o.total_minor as "totalMinor",
      o.original_promised_at as "originalPromisedAt", o.promised_at as "promisedAt", o.shipping_service as "shippingService", o.priority,
      o.country, o.language, o.stage, o.is_open as "isOpen", o.is_held as "isHeld", o.approved_at as "approvedAt", o.shipped_at as "shippedAt",
      o.delivered_at as "deliveredAt", o.cancelled_at as "cancelledAt", o.source_status as "sourceStatus", o.follows_source as "followsSource",
      o.units, o.units_open as "unitsOpen", o.site_id as "siteId",
      (select w.code from inventory.site w where w.client_id = o.client_id and w.site_id = o.site_id) as "siteCode",
      o.flags, o.tags, o.note, o.version,
      ${linesSql} as lines, ${paymentsSql} as payments, ${holdsSql} as holds
    from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.order_id = ${orderId}`);
  if (!order) throw notFound('order');
  return { ...order, can: ORDER_VERBS.filter((verb) => allows(verb, order.stage) && ctx.actor.permissions.has(NEEDED_PERMISSION[verb])) };
}

const linesSql = sql`coalesce((
  select json_agg(json_build_object(
    'lineId', l.line_id, 'position', l.position, 'itemId', l.item_id, 'sku', l.sku, 'title', l.title, 'sellerCode', l.seller_code, 'lotCode', l.lot_code,
    'unitPriceMinor', l.unit_price_minor, 'requiresShipping', l.requires_shipping, 'ordered', l.ordered, 'unallocated', l.unallocated,
    'backordered', l.backordered, 'allocated', l.allocated, 'released', l.released, 'picked', l.picked, 'packed', l.packed, 'shipped', l.shipped,
    'cancelled', l.cancelled,
    'sites', coalesce((
      select json_agg(json_build_object('siteId', r.site_id, 'code', w.code, 'units', r.units, 'stage', r.stage, 'reservationId', r.reservation_id) order by w.code)
      from inventory.reservation r join inventory.site w on w.client_id = r.client_id and w.site_id = r.site_id
      where r.client_id = l.client_id and r.order_id = l.order_id and r.line_id = l.line_id and r.state = 'open'), '[]'),
    'fixedSiteCode', (select w.code from inventory.site w where w.client_id = l.client_id and w.site_id = l.fixed_site_id)) order by l.position)
  from orders.line l where l.client_id = o.client_id and l.order_id = o.order_id), '[]')`;

const paymentsSql = sql`coalesce((
  select json_agg(json_build_object('paymentId', p.payment_id, 'method', p.method, 'amountMinor', p.amount_minor, 'state', p.state, 'reference', p.reference) order by p.payment_id)
  from orders.payment p where p.client_id = o.client_id and p.order_id = o.order_id), '[]')`;

const holdsSql = sql`coalesce((
  select json_agg(json_build_object('holdId', h.hold_id, 'reason', h.reason, 'note', h.note, 'runId', h.run_id, 'heldAt', h.held_at, 'releasedAt', h.released_at) order by h.held_at, h.hold_id)
  from orders.hold h where h.client_id = o.client_id and h.order_id = o.order_id), '[]')`;
