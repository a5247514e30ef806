import type { Ctx } from '../../kernel/ctx.ts';
import { query, sql } from '../../kernel/db.ts';
import type { Stage } from '../states.ts';

/** What intake needs of an order it has met before. */
export type KnownOrder = {
  orderId: string;
  channel: string;
  externalId: string;
  contentHash: string;
  sourceUpdatedAt: string | null;
  stage: Stage;
  version: number;
  customerId: string | null;
};

export function orderKey(order: { channel: string; externalId: string }): string {
  return `${order.channel}\n${order.externalId}`;
}

/** The orders that have these external ids already, locked in id order. */
export async function lockKnownOrders(ctx: Ctx, keys: readonly { channel: string; externalId: string }[]): Promise<Map<string, KnownOrder>> {
  const rows = await query<KnownOrder>(ctx, sql`
    select o.order_id as "orderId", o.channel, o.external_id as "externalId", o.content_hash as "contentHash",
      o.source_updated_at as "sourceUpdatedAt", o.stage, o.version, o.customer_id as "customerId"
    from orders.customer_order o
    where o.client_id = ${ctx.clientId}
      and (o.channel, o.external_id) in (select n.channel, n.external_id
        from unnest(${keys.map((key) => key.channel)}::text[], ${keys.map((key) => key.externalId)}::text[]) as n (channel, external_id))
    order by o.order_id
    for no key update`);
  return new Map(rows.map((row) => [orderKey(row), row]));
}

/** A line as it stands, for matching it with the line of a newer draft. */
export type KnownLine = {
  orderId: string;
  lineId: string;
  position: number;
  externalId: string | null;
  sku: string | null;
  title: string;
  ordered: number;
  cancelled: number;
  unitPriceMinor: number;
  requiresShipping: boolean;
  /** Units that people or machines already work on, or that have left. */
  begunUnits: number;
};

export async function findKnownLines(ctx: Ctx, orderIds: readonly string[]): Promise<KnownLine[]> {
  return query<KnownLine>(ctx, sql`
    select l.order_id as "orderId", l.line_id as "lineId", l.position, l.external_id as "externalId", l.sku, l.title, l.ordered, l.cancelled,
      l.unit_price_minor as "unitPriceMinor", l.requires_shipping as "requiresShipping",
      l.released + l.picked + l.packed + case when l.requires_shipping and not o.follows_source then l.shipped else 0 end as "begunUnits"
    from orders.line l
    join orders.customer_order o on o.client_id = l.client_id and o.order_id = l.order_id
    where l.client_id = ${ctx.clientId} and l.order_id = any(${orderIds}::uuid[])
    order by l.order_id, l.position`);
}
