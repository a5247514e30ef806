import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { publish, publishMany } from '../kernel/events.ts';
import { putAddresses, type AddressParts } from '../customers/index.ts';
import { orderAddressChanged, orderPrioritised, orderPromised } from './events.ts';
import { lockOrder, lockOrders } from './lock-orders.ts';
import { refreshOrders, type RefreshedOrder } from './refresh-orders.ts';
import { allows } from './states.ts';

/**
 * 0 is normal, 9 goes first when the backlog is planned.
 *
 * @throws 404; 409 `orders.not_open`
 */
export async function setOrderPriority(ctx: Ctx, orderId: string, priority: number): Promise<RefreshedOrder> {
  const order = await lockOrder(ctx, orderId);
  if (!allows('setOrderPriority', order.stage)) throw refused('orders.not_open', `Order ${order.number} is ${order.stage}; its priority changes nothing any more.`);
  await execute(ctx, sql`update orders.customer_order o set priority = ${priority} where o.client_id = ${ctx.clientId} and o.order_id = ${orderId}`);
  const [refreshed] = await refreshOrders(ctx, [orderId]);
  await publish(ctx, orderPrioritised, { orderId, stage: refreshed!.stage, priority, priorityBefore: order.priority }, orderId);
  return refreshed!;
}

/**
 * Send it somewhere else. Only until the warehouse has it: a label may be printed already.
 *
 * @throws 404; 409 `orders.with_warehouse`
 */
export async function changeAddress(ctx: Ctx, orderId: string, address: AddressParts): Promise<RefreshedOrder> {
  const order = await lockOrder(ctx, orderId);
  if (!allows('changeAddress', order.stage)) throw refused('orders.with_warehouse', `Order ${order.number} is ${order.stage}; its address cannot be changed any more.`, 'Take it back from the warehouse first, or have the carrier redirect it.');
  await putAddresses(ctx, [{ orderId, customerId: order.customerId, kind: 'shipping', ...address }]);
  if (address.country !== undefined) {
    await execute(ctx, sql`update orders.customer_order o set country = ${address.country} where o.client_id = ${ctx.clientId} and o.order_id = ${orderId}`);
  }
  const [refreshed] = await refreshOrders(ctx, [orderId]);
  await publish(ctx, orderAddressChanged, { orderId, stage: refreshed!.stage }, orderId);
  return refreshed!;
}

/** Promise orders for other instants (null: no promise). The first promise stays on record. Answers those that changed. */
export async function setPromises(ctx: Ctx, promises: readonly { orderId: string; promisedAt: string | null }[]): Promise<RefreshedOrder[]> {
  const before = await lockOrders(ctx, promises.map((one) => one.orderId));
  const wanted = promises.flatMap(({ orderId, promisedAt }) => {
    const utc = promisedAt === null ? null : new Date(promisedAt).toISOString();
    const order = before.get(orderId);
    return order && order.promisedAt !== utc ? [{ orderId, promisedAt: utc }] : [];
  });
  if (wanted.length === 0) return [];
  await execute(ctx, sql`
    update orders.customer_order o set promised_at = n.promised_at, original_promised_at = coalesce(o.original_promised_at, n.promised_at)
    from unnest(${wanted.map((one) => one.orderId)}::uuid[], ${wanted.map((one) => one.promisedAt)}::timestamptz[]) as n (order_id, promised_at)
    where o.client_id = ${ctx.clientId} and o.order_id = n.order_id`);
  const refreshed = new Map((await refreshOrders(ctx, wanted.map((one) => one.orderId))).map((row) => [row.orderId, row]));
  await publishMany(ctx, orderPromised, wanted.map(({ orderId, promisedAt }) => ({
    subjectId: orderId,
    payload: { orderId, stage: refreshed.get(orderId)!.stage, promisedAt, promisedBefore: before.get(orderId)!.promisedAt },
  })));
  return [...refreshed.values()];
}
