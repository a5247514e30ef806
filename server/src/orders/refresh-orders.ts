import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { nextChangeSql, stageSql, type Stage } from './states.ts';

export type RefreshedOrder = { orderId: string; stage: Stage; stageBefore: Stage; version: number };

/**
 * Derive again all that an order says about its lines and holds: sums, stage, the site that
 * serves it, whether it is held. Every verb that moves units ends with this, in the same
 * transaction, with the orders locked. An order whose last unit has left is shipped now.
 */
export async function refreshOrders(ctx: Ctx, orderIds: readonly string[]): Promise<RefreshedOrder[]> {
  if (orderIds.length === 0) return [];
  const ids = [...new Set(orderIds)];
  return query<RefreshedOrder>(ctx, sql`
    update orders.customer_order o set
      stage = ${stageSql(ctx.now)},
      next_change_at = ${nextChangeSql(ctx.now)},
      shipped_at = case when o.shipped_at is null and not o.follows_source and q.shipped > 0 and q.shipped = q.ordered - q.cancelled then ${ctx.now} else o.shipped_at end,
      line_count = q.line_count,
      units = q.ordered,
      units_open = q.ordered - q.shipped - q.cancelled,
      site_id = case when q.site_count = 1 then q.site_id end,
      is_split = q.site_count > 1,
      is_held = q.is_held,
      version = o.version + 1
    from (
      select b.order_id, b.stage,
        count(l.line_id)::int as line_count, coalesce(sum(l.ordered), 0)::int as ordered, coalesce(sum(l.unallocated), 0)::int as unallocated,
        coalesce(sum(l.backordered), 0)::int as backordered, coalesce(sum(l.allocated), 0)::int as allocated, coalesce(sum(l.released), 0)::int as released,
        coalesce(sum(l.picked), 0)::int as picked, coalesce(sum(l.packed), 0)::int as packed, coalesce(sum(l.shipped), 0)::int as shipped,
        coalesce(sum(l.cancelled), 0)::int as cancelled,
        served.site_count, served.site_id,
        exists (select from orders.hold h where h.client_id = b.client_id and h.order_id = b.order_id and h.released_at is null) as is_held
      from orders.customer_order b
      left join orders.line l on l.client_id = b.client_id and l.order_id = b.order_id
      cross join lateral (
        select count(distinct s.site_id) as site_count, (array_agg(s.site_id))[1] as site_id from (
          select r.site_id from inventory.reservation r where r.client_id = b.client_id and r.order_id = b.order_id and r.state <> 'released'
          union all
          select f.fixed_site_id from orders.line f join inventory.site w on w.client_id = f.client_id and w.site_id = f.fixed_site_id and w.kind = 'drop_ship'
          where f.client_id = b.client_id and f.order_id = b.order_id and f.cancelled < f.ordered) s) served
      where b.client_id = ${ctx.clientId} and b.order_id = any(${ids}::uuid[])
      group by b.client_id, b.order_id, b.stage, served.site_count, served.site_id
    ) q
    where o.client_id = ${ctx.clientId} and o.order_id = q.order_id
    returning o.order_id as "orderId", o.stage, q.stage as "stageBefore", o.version`);
}
