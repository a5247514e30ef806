import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';

/** A parcel of an order that came with its history. */
export type PastShipment = { orderId: string; siteId: string; carrierId: string | null; shippedAt: string; deliveredAt: string | null };

/**
 * Put on record what left before we worked here: one shipment with all lines of each order, on
 * its way or arrived. It moves no stock and no units: a history has none of ours. An order that has
 * a shipment already is left as it is. Answers the shipments made.
 */
export async function recordPastShipments(ctx: Ctx, past: readonly PastShipment[]): Promise<{ shipmentId: string; orderId: string }[]> {
  const rows = past.map((one) => ({ ...one, shipmentId: newId() }));
  const made = await query<{ shipmentId: string; orderId: string }>(ctx, sql`
    insert into fulfilment.shipment (client_id, shipment_id, order_id, site_id, carrier_id, state, ship_on, released_at, shipped_at, delivered_at)
    select o.client_id, p.shipment_id, o.order_id, p.site_id, p.carrier_id, case when p.delivered_at is null then 'shipped' else 'delivered' end,
      p.shipped_at::date, p.shipped_at, p.shipped_at, p.delivered_at
    from unnest(${rows.map((one) => one.shipmentId)}::uuid[], ${rows.map((one) => one.orderId)}::uuid[], ${rows.map((one) => one.siteId)}::uuid[],
      ${rows.map((one) => one.carrierId)}::uuid[], ${rows.map((one) => one.shippedAt)}::timestamptz[], ${rows.map((one) => one.deliveredAt)}::timestamptz[])
      as p (shipment_id, order_id, site_id, carrier_id, shipped_at, delivered_at)
    join orders.customer_order o on o.client_id = ${ctx.clientId} and o.order_id = p.order_id and o.follows_source
    where not exists (select from fulfilment.shipment f where f.client_id = o.client_id and f.order_id = o.order_id)
    returning shipment_id as "shipmentId", order_id as "orderId"`);
  await execute(ctx, sql`
    insert into fulfilment.shipment_line (client_id, shipment_id, line_id, units)
    select l.client_id, m.shipment_id, l.line_id, l.ordered
    from unnest(${made.map((one) => one.shipmentId)}::uuid[], ${made.map((one) => one.orderId)}::uuid[]) as m (shipment_id, order_id)
    join orders.line l on l.client_id = ${ctx.clientId} and l.order_id = m.order_id`);
  return made;
}
