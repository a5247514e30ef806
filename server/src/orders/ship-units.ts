import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { consumeReservations, type Consumed } from '../inventory/index.ts';
import { orderDelivered, orderShipped } from './events.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';
import { moveLineUnits, refuseHeld, type MovedUnits, type RefusedMove, type UnitMove } from './work-units.ts';

export type ShippedUnits = MovedUnits & { consumed: Consumed[] };

/**
 * Packed units are with the carrier: stock and reservations go down, lots first expired,
 * first out (`consumed` says which), and an order whose last unit this was is shipped.
 * Held orders are refused. A repeat ships nothing twice.
 *
 * `sourceId` is the shipment, and keys the stock movements.
 */
export async function shipUnits(ctx: Ctx, moves: readonly UnitMove[], sourceId: string): Promise<ShippedUnits> {
  const { allowed, refused } = await refuseHeld(ctx, moves, true);
  const consumed = await consumeReservations(ctx, allowed.flatMap((move) => move.reservationId ?? []), sourceId);
  const consumedIds = new Set(consumed.map((one) => one.reservationId));
  const movedLines = await moveLineUnits(ctx, [
    ...consumed.map(({ lineId, units }) => ({ lineId, units })),
    ...allowed.filter((move) => move.reservationId === null),
  ], { from: 'packed', to: 'shipped' });
  const isMoved = (move: UnitMove): boolean => (move.reservationId === null ? movedLines.has(move.lineId) : consumedIds.has(move.reservationId));
  const moved = allowed.filter(isMoved);

  const refreshed = await refreshOrders(ctx, moved.map((move) => move.orderId));
  const byOrder = Map.groupBy(moved, (move) => move.orderId);
  await publishMany(ctx, orderShipped, refreshed.map(({ orderId, stage }) => ({
    subjectId: orderId,
    payload: { orderId, stage, lines: byOrder.get(orderId)!.map(({ lineId, units }) => ({ lineId, units })) },
  })));
  return { moved, consumed, refused: [...refused, ...allowed.filter((move) => !isMoved(move)).map((move): RefusedMove => ({ ...move, reason: 'not_there' }))] };
}

/** Shipped orders have arrived, now. Orders that have not left, or have arrived already, are left out of the answer. */
export async function deliverOrders(ctx: Ctx, orderIds: readonly string[]): Promise<string[]> {
  const shipped = [...(await lockOrders(ctx, orderIds)).values()].filter((order) => order.stage === 'shipped').map((order) => order.orderId);
  if (shipped.length === 0) return [];
  await execute(ctx, sql`
    update orders.customer_order o set delivered_at = ${ctx.now} where o.client_id = ${ctx.clientId} and o.order_id = any(${shipped}::uuid[])`);
  const refreshed = await refreshOrders(ctx, shipped);
  await publishMany(ctx, orderDelivered, refreshed.map(({ orderId, stage }) => ({ subjectId: orderId, payload: { orderId, stage, deliveredAt: ctx.now.toISOString() } })));
  return shipped;
}

/** The units of an order that stand in a bucket, as moves: what a wave, a packing table or a truck takes. */
export async function findUnits(ctx: Ctx, orderIds: readonly string[], stage: 'allocated' | 'released' | 'picked' | 'packed'): Promise<(UnitMove & { siteId: string })[]> {
  if (orderIds.length === 0) return [];
  const bucket = sql.ref(stage);
  return query<UnitMove & { siteId: string }>(ctx, sql`
    select r.order_id as "orderId", r.line_id as "lineId", r.reservation_id as "reservationId", r.units, r.site_id as "siteId"
    from inventory.reservation r
    where r.client_id = ${ctx.clientId} and r.order_id = any(${orderIds}::uuid[]) and r.state = 'open' and r.stage = ${stage}
    union all
    select l.order_id, l.line_id, null, l.${bucket}, l.fixed_site_id
    from orders.line l join inventory.site w on w.client_id = l.client_id and w.site_id = l.fixed_site_id and w.kind = 'drop_ship'
    where l.client_id = ${ctx.clientId} and l.order_id = any(${orderIds}::uuid[]) and l.${bucket} > 0
    order by 1, 2, 3`);
}
