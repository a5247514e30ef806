import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOnly, sql, type RawBuilder } from '../kernel/db.ts';

/** Of a beginning that more orders share, the first so many are searched. */
const SEARCH_ORDERS_MAX = 1_000;

/**
 * A condition behind `o` for what somebody typed: the beginning of a number or of an
 * external id, or the mail address of who bought. What is none of these is taken for a SKU.
 * Mail addresses count only for callers who may look at customers.
 */
export async function searchOrders(ctx: Ctx, text: string): Promise<RawBuilder<boolean>> {
  const rows = await query<{ orderId: string }>(ctx, sql`
    (select o.order_id as "orderId" from orders.customer_order o
     where o.client_id = ${ctx.clientId} and o.number collate "C" ^@ ${text} order by o.number collate "C" limit ${SEARCH_ORDERS_MAX})
    union
    (select o.order_id from orders.customer_order o
     where o.client_id = ${ctx.clientId} and o.external_id collate "C" ^@ ${text} order by o.external_id collate "C" limit ${SEARCH_ORDERS_MAX})
    ${ctx.actor.permissions.has('customers.read') ? ofMailAddress(ctx, text) : sql``}`);
  if (rows.length > 0) return sql<boolean>`o.order_id = any(${rows.map((row) => row.orderId)}::uuid[])`;

  const { known } = await queryOnly<{ known: boolean }>(ctx, sql`select exists (select from orders.line l where l.client_id = ${ctx.clientId} and l.sku = ${text}) as known`);
  if (!known) return sql<boolean>`false`;
  return sql<boolean>`exists (select from orders.line l where l.client_id = ${ctx.clientId} and l.order_id = o.order_id and l.sku = ${text})`;
}

function ofMailAddress(ctx: Ctx, text: string): RawBuilder<unknown> {
  return sql`
    union
    (select o.order_id from customers.customer k
     join orders.customer_order o on o.client_id = ${ctx.clientId} and o.customer_id = k.customer_id
     where k.client_id = ${ctx.clientId} and k.email = ${text} limit ${SEARCH_ORDERS_MAX})`;
}
