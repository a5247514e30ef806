import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import type { Stage } from './states.ts';

export type LockedOrder = {
  orderId: string;
  number: string;
  stage: Stage;
  isHeld: boolean;
  followsSource: boolean;
  priority: number;
  promisedAt: string | null;
  customerId: string | null;
  version: number;
};

/**
 * Lock orders until the transaction ends, in id order: every verb that changes an order
 * starts here, before it touches stock, so no two of them deadlock. Unknown ids are absent.
 */
export async function lockOrders(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, LockedOrder>> {
  if (orderIds.length === 0) return new Map();
  const rows = await query<LockedOrder>(ctx, sql`
    select o.order_id as "orderId", o.number, o.stage, o.is_held as "isHeld", o.follows_source as "followsSource", o.priority,
      o.promised_at as "promisedAt", o.customer_id as "customerId", o.version
    from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.order_id = any(${[...new Set(orderIds)]}::uuid[])
    order by o.order_id
    for no key update`);
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** @throws 404 */
export async function lockOrder(ctx: Ctx, orderId: string): Promise<LockedOrder> {
  const order = (await lockOrders(ctx, [orderId])).get(orderId);
  if (!order) throw notFound('order');
  return order;
}
