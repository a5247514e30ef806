import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { nextChangeSql, stageSql } from './states.ts';

/** Something an order says of itself that its lines, holds and reservations do not bear out. */
export type UnprovenOrder = { what: 'reserved' | 'sums' | 'stage' | 'held'; orderId: string };

/**
 * Recompute what orders keep beside their lines and answer where it differs: promised units
 * per line and step against open reservations, sums, stage, and whether it is held. An empty
 * answer is the proof. For drills, tests and doubts: it reads every order.
 */
export async function proveOrders(ctx: Ctx): Promise<UnprovenOrder[]> {
  return query<UnprovenOrder>(ctx, sql`
    with sums as (
      select o.order_id, count(l.line_id)::int as line_count, coalesce(sum(l.ordered), 0) as ordered, coalesce(sum(l.unallocated), 0) as unallocated,
        coalesce(sum(l.backordered), 0) as backordered, coalesce(sum(l.allocated), 0) as allocated, coalesce(sum(l.released), 0) as released,
        coalesce(sum(l.picked), 0) as picked, coalesce(sum(l.packed), 0) as packed, coalesce(sum(l.shipped), 0) as shipped, coalesce(sum(l.cancelled), 0) as cancelled
      from orders.customer_order o left join orders.line l on l.client_id = o.client_id and l.order_id = o.order_id
      where o.client_id = ${ctx.clientId} group by o.order_id
    ), promised as (
      select r.line_id, coalesce(sum(r.units) filter (where r.stage = 'allocated'), 0) as allocated, coalesce(sum(r.units) filter (where r.stage = 'released'), 0) as released,
        coalesce(sum(r.units) filter (where r.stage = 'picked'), 0) as picked, coalesce(sum(r.units) filter (where r.stage = 'packed'), 0) as packed
      from inventory.reservation r where r.client_id = ${ctx.clientId} and r.state = 'open' group by r.line_id
    )
    select 'reserved' as what, l.order_id as "orderId"
    from orders.line l left join promised p on p.line_id = l.line_id
    left join inventory.site w on w.client_id = l.client_id and w.site_id = l.fixed_site_id
    where l.client_id = ${ctx.clientId} and w.kind is distinct from 'drop_ship'
      and (l.allocated, l.released, l.picked, l.packed) is distinct from
        (coalesce(p.allocated, 0), coalesce(p.released, 0), coalesce(p.picked, 0), coalesce(p.packed, 0))
    union
    select 'sums', o.order_id from orders.customer_order o join sums q on q.order_id = o.order_id
    where o.client_id = ${ctx.clientId} and (o.line_count, o.units, o.units_open) is distinct from (q.line_count, q.ordered, q.ordered - q.shipped - q.cancelled)
    union
    select 'stage', o.order_id from orders.customer_order o join sums q on q.order_id = o.order_id
    where o.client_id = ${ctx.clientId} and o.next_change_at is not distinct from ${nextChangeSql(ctx.now)} and o.stage <> ${stageSql(ctx.now)}
    union
    select 'held', o.order_id from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.is_held <> exists (
      select from orders.hold h where h.client_id = o.client_id and h.order_id = o.order_id and h.released_at is null)
    order by 1, 2`);
}
