import type { OrderCancelled, Retailer, StockReceived } from '../../../libs/simulator/index.ts';
import { putLots, receiveMovements } from '../inventory/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { cancelOrders, receiveOrders } from '../orders/index.ts';
import type { Stretch } from './feed.ts';
import { toDraft } from './order-drafts.ts';

/**
 * Take in what came from outside: orders and their payments as drafts of the shop, goods from
 * suppliers, cancellations. Each is known by its own id, so a repeat changes nothing. That a
 * site has stopped is told to nobody: people and signals have to notice.
 */
export async function takeInEvents(ctx: Ctx, retailer: Retailer, { events, findOrder }: Stretch): Promise<void> {
  await takeInStock(ctx, events.filter((event) => event.type === 'stock_received'));
  const touched = new Set(events.flatMap((event) => (event.type === 'order_placed' ? [event.externalId] : event.type === 'payment_attempt' ? [event.orderExternalId] : [])));
  await receiveOrders(ctx, [...touched].flatMap((externalId) => {
    const known = findOrder(externalId);
    return known ? [toDraft(known.order, known.attempts)] : [];
  }));
  await takeInCancellations(ctx, retailer, events.filter((event) => event.type === 'order_cancelled'));
}

async function takeInStock(ctx: Ctx, received: readonly StockReceived[]): Promise<void> {
  if (received.length === 0) return;
  await putLots(ctx, received.map(({ sku, lotCode, madeOn, expiresOn }) => ({ sku, code: lotCode, madeOn, ...(expiresOn === null ? {} : { expiresOn }) })));
  await receiveMovements(ctx, received.map(({ sku, siteCode, lotCode, units, reference }) => ({ sku, siteCode, lotCode, units, kind: 'received' as const, sourceId: reference })));
}

async function takeInCancellations(ctx: Ctx, retailer: Retailer, cancelled: readonly OrderCancelled[]): Promise<void> {
  for (const [reason, some] of Map.groupBy(cancelled, (event) => event.reason)) {
    const rows = await query<{ orderId: string }>(ctx, sql`
      select o.order_id as "orderId" from orders.customer_order o
      where o.client_id = ${ctx.clientId} and o.channel = any(${retailer.channels.map((channel) => channel.code)}::text[]) and o.external_id = any(${some.map((event) => event.orderExternalId)}::text[])`);
    await cancelOrders(ctx, rows.map((row) => row.orderId), reason);
  }
}
