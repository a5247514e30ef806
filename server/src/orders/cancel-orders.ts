import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { publishMany } from '../kernel/events.ts';
import { releaseReservations } from '../inventory/index.ts';
import { orderCancelled } from './events.ts';
import { lockOrder, lockOrders } from './lock-orders.ts';
import { refreshOrders, type RefreshedOrder } from './refresh-orders.ts';
import { allows } from './states.ts';

/**
 * Cancel what is not packed yet of one order.
 *
 * @throws 404 for an unknown order.
 * @throws 409 `orders.not_open` when it has left, or is cancelled already.
 */
export async function cancelOrder(ctx: Ctx, orderId: string, reason: string): Promise<RefreshedOrder> {
  const order = await lockOrder(ctx, orderId);
  if (!allows('cancelOrder', order.stage)) {
    throw refused('orders.not_open', `Order ${order.number} is ${order.stage} and cannot be cancelled any more.`, order.stage === 'shipped' ? 'Stop the parcel at the carrier, or take it back as a return.' : undefined);
  }
  const [cancelled] = await cancelOrders(ctx, [orderId], reason);
  if (!cancelled) throw refused('orders.all_packed', `Every unit of order ${order.number} is packed already.`, 'Have the warehouse unpack it first.');
  return cancelled;
}

/**
 * Cancel the units of these orders that are not packed yet, and give their stock back. What
 * is packed or has left stays. Orders without such units are left out of the answer.
 */
export async function cancelOrders(ctx: Ctx, orderIds: readonly string[], reason: string): Promise<RefreshedOrder[]> {
  const locked = [...(await lockOrders(ctx, orderIds)).values()].filter((order) => allows('cancelOrder', order.stage)).map((order) => order.orderId);
  if (locked.length === 0) return [];
  const open = await query<{ reservation_id: string }>(ctx, sql`
    select r.reservation_id from inventory.reservation r
    where r.client_id = ${ctx.clientId} and r.order_id = any(${locked}::uuid[]) and r.state = 'open'`);
  await releaseReservations(ctx, open.map((row) => row.reservation_id), ['allocated', 'released', 'picked']);

  const lines = await query<{ order_id: string; units: number }>(ctx, sql`
    update orders.line l set
      cancelled = l.ordered - l.packed - l.shipped,
      unallocated = 0, backordered = 0, allocated = 0, released = 0, picked = 0
    where l.client_id = ${ctx.clientId} and l.order_id = any(${locked}::uuid[]) and l.cancelled < l.ordered - l.packed - l.shipped
    returning l.order_id, l.cancelled as units`);
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.order_id, (units.get(line.order_id) ?? 0) + line.units);

  // An order counts as cancelled when nothing of it is left to send; one without lines at once.
  await execute(ctx, sql`
    update orders.customer_order o set cancelled_at = ${ctx.now}
    where o.client_id = ${ctx.clientId} and o.order_id = any(${locked}::uuid[])
      and not exists (select from orders.line l where l.client_id = o.client_id and l.order_id = o.order_id and l.cancelled < l.ordered)`);
  const refreshed = (await refreshOrders(ctx, locked)).filter((order) => units.has(order.orderId) || order.stage === 'cancelled');
  await publishMany(ctx, orderCancelled, refreshed.map(({ orderId, stage }) => ({ subjectId: orderId, payload: { orderId, stage, reason, units: units.get(orderId) ?? 0 } })));
  return refreshed;
}
