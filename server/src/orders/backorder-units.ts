import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';

/**
 * These orders have been planned: what still waits for a plan waits for stock from now on.
 * Lines that a seller sends are nobody's stock and stay as they are.
 */
export async function backorderUnits(ctx: Ctx, orderIds: readonly string[]): Promise<void> {
  const orders = await lockOrders(ctx, orderIds);
  const rows = await query<{ order_id: string }>(ctx, sql`
    update orders.line l set backordered = l.backordered + l.unallocated, unallocated = 0
    where l.client_id = ${ctx.clientId} and l.order_id = any(${[...orders.keys()]}::uuid[]) and l.unallocated > 0 and l.item_id is not null and l.fixed_site_id is null
    returning l.order_id`);
  await refreshOrders(ctx, rows.map((row) => row.order_id));
}
