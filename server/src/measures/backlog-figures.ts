import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { queryOnly, sql } from '../kernel/db.ts';
import { compileScope, type Scope } from '../scopes/index.ts';

const Count = z.int().min(0);

/** The backlog of a scope at one moment: what recovery criteria and burn-downs are made of. */
export const BacklogFigures = z.object({
  ordersOpen: Count,
  ordersLate: Count.describe('open and past their promise'),
  latePercent: z.number().describe('ordersLate of ordersOpen'),
  ordersHeld: Count,
  ordersClosed: Count.describe('of the scope, shipped or cancelled'),
  unitsOpen: Count,
  unitsUnallocated: Count.describe('not yet planned to a site'),
  unitsShort: Count.describe('planned, and nowhere in stock'),
  unitsAtClosedSites: Count.describe('reserved where nothing can be sent from'),
  customersOpen: Count,
}).meta({ id: 'BacklogFigures' });
export type BacklogFigures = z.infer<typeof BacklogFigures>;

/** B = sum(ordered - shipped - cancelled) and its parts, over the orders of a scope, at ctx.now. */
export async function readBacklogFigures(ctx: Ctx, scope: Scope): Promise<BacklogFigures> {
  const matched = compileScope(ctx, scope, 'order');
  const figures = await queryOnly<Omit<BacklogFigures, 'latePercent'>>(ctx, sql`
    with chosen as (
      select o.order_id, o.customer_id, o.is_open, o.is_held, o.units_open, o.promised_at
      from orders.customer_order o where o.client_id = ${ctx.clientId} and o.placed_at <= ${ctx.now} and ${matched}
    ),
    units as (
      select sum(l.unallocated) as unallocated, sum(l.backordered) as short
      from chosen c join orders.line l on l.client_id = ${ctx.clientId} and l.order_id = c.order_id where c.is_open
    ),
    stranded as (
      select sum(r.units) as units from inventory.reservation r
      join inventory.site s on s.client_id = r.client_id and s.site_id = r.site_id and s.closed_at is not null
      where r.client_id = ${ctx.clientId} and r.state = 'open' and r.order_id in (select order_id from chosen where is_open)
    )
    select count(*) filter (where is_open) as "ordersOpen",
      count(*) filter (where is_open and promised_at < ${ctx.now}) as "ordersLate",
      count(*) filter (where is_open and is_held) as "ordersHeld",
      count(*) filter (where not is_open) as "ordersClosed",
      coalesce(sum(units_open) filter (where is_open), 0) as "unitsOpen",
      count(distinct customer_id) filter (where is_open) as "customersOpen",
      coalesce((select unallocated from units), 0) as "unitsUnallocated",
      coalesce((select short from units), 0) as "unitsShort",
      coalesce((select units from stranded), 0) as "unitsAtClosedSites"
    from chosen`);
  return { ...figures, latePercent: figures.ordersOpen === 0 ? 0 : Math.round((1000 * figures.ordersLate) / figures.ordersOpen) / 10 };
}
