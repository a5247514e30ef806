import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { deliverOrders, packUnits, pickUnits, shipUnits, type UnitMove } from '../orders/index.ts';

type Row = UnitMove & { shipmentId: string };

/**
 * These shipments have left: picked, packed and handed to the carrier in one go, as a
 * warehouse that reports once a day does. Shipments already gone, and those of held orders,
 * stay as they are. Answers the ids that left now.
 */
export async function shipShipments(ctx: Ctx, shipmentIds: readonly string[], carrierId: string | null): Promise<string[]> {
  const rows = await linesOf(ctx, shipmentIds, ['released', 'picked', 'packed']);
  await pickUnits(ctx, rows);
  await packUnits(ctx, rows);
  const moved = new Set((await shipUnits(ctx, rows, 'shipment')).moved);
  const left = [...new Set(rows.filter((row) => moved.has(row)).map((row) => row.shipmentId))];
  await execute(ctx, sql`
    update fulfilment.shipment set state = 'shipped', shipped_at = ${ctx.now}, carrier_id = coalesce(${carrierId}::uuid, carrier_id), tracking = coalesce(tracking, upper(left(md5(shipment_id::text), 12)))
    where client_id = ${ctx.clientId} and shipment_id = any(${left}::uuid[])`);
  return left;
}

/** These shipments have arrived; an order is delivered with the last of its shipments. */
export async function deliverShipments(ctx: Ctx, shipmentIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ shipmentId: string; orderId: string }>(ctx, sql`
    update fulfilment.shipment set state = 'delivered', delivered_at = ${ctx.now}
    where client_id = ${ctx.clientId} and shipment_id = any(${shipmentIds}::uuid[]) and state = 'shipped'
    returning shipment_id as "shipmentId", order_id as "orderId"`);
  const orderIds = [...new Set(rows.map((row) => row.orderId))];
  const complete = await query<{ orderId: string }>(ctx, sql`
    select o.order_id as "orderId" from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.order_id = any(${orderIds}::uuid[]) and not exists (
      select 1 from fulfilment.shipment f where f.client_id = o.client_id and f.order_id = o.order_id and f.state not in ('delivered', 'cancelled', 'returned'))`);
  await deliverOrders(ctx, complete.map((row) => row.orderId));
  return rows.map((row) => row.shipmentId);
}

async function linesOf(ctx: Ctx, shipmentIds: readonly string[], states: readonly string[]): Promise<Row[]> {
  return query<Row>(ctx, sql`
    select f.shipment_id as "shipmentId", f.order_id as "orderId", l.line_id as "lineId", l.reservation_id as "reservationId", l.units
    from fulfilment.shipment f join fulfilment.shipment_line l on l.client_id = f.client_id and l.shipment_id = f.shipment_id
    where f.client_id = ${ctx.clientId} and f.shipment_id = any(${shipmentIds}::uuid[]) and f.state = any(${states}::text[])
    order by f.order_id, l.line_id`);
}
