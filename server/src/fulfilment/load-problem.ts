import type { AllocationProblem, ProblemOrder } from '../../../libs/allocation/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { compileScope, type Scope } from '../scopes/index.ts';
import { findLanes } from './find-lanes.ts';
import { capacityByDay, dayOf, type CalendarSite } from './plan-calendar.ts';

const PLAN_LINES_MAX = 200_000;
/** Parcels an order may become, unless it has to leave complete. */
const SPLITS_MAX = 3;

export type SnapshotOrder = { orderId: string; version: number; number: string; promisedAt: string | null };

/** What a plan was computed from, and what is needed to write it down again. */
export type Snapshot = { asOf: Date; problem: AllocationProblem; orders: ReadonlyMap<string, SnapshotOrder> };

type LineRow = { lineId: string; orderId: string; itemId: string; units: number; currentSiteId: string | null };
type OrderRow = SnapshotOrder & { priority: number; shipComplete: boolean; country: string | null };
type SiteRow = CalendarSite & { siteId: string; country: string | null; open: boolean; handlingMinor: number; releasedUnits: number };

/**
 * The backlog as the solver needs it: every unit of the scope's open orders that is not yet
 * released, the stock it may use (free, or promised to these very lines), what each site can
 * still ship, and how long and dear the way to each country is. Held orders are left out,
 * and so are lines of a drop-ship seller.
 *
 * @throws 422 `fulfilment.plan_too_large` over PLAN_LINES_MAX lines.
 */
export async function loadProblem(ctx: Ctx, scope: Scope): Promise<Snapshot> {
  const chosen = sql<boolean>`o.client_id = ${ctx.clientId} and o.is_open and not o.is_held and not o.follows_source and o.stage in ('waiting', 'backordered', 'allocated', 'released') and ${compileScope(ctx, scope, 'order')}`;
  const lines = await loadLines(ctx, chosen);
  if (lines.length > PLAN_LINES_MAX) {
    throw invalid('fulfilment.plan_too_large', `The scope has more than ${PLAN_LINES_MAX} waiting lines.`, 'Narrow the scope, for instance to some sites or channels.');
  }
  const orderRows = await query<OrderRow>(ctx, sql`
    select o.order_id as "orderId", o.version, o.number, o.promised_at as "promisedAt", o.priority, o.ship_complete as "shipComplete", o.country
    from orders.customer_order o where ${chosen}`);
  const sites = await loadSites(ctx);
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  const planned = orderRows.filter((order) => linesOf.has(order.orderId));
  const problem: AllocationProblem = {
    sites: sites.map((site) => ({ id: site.siteId, open: site.open, capacityUnitsByDay: capacityByDay(site, ctx.now, site.releasedUnits), handlingCostMinorPerUnit: site.handlingMinor })),
    stock: await loadStock(ctx, chosen),
    lanes: await findLanes(ctx, sites, [...new Set(planned.map((order) => zoneOf(order.country)))]),
    orders: planned.map((order): ProblemOrder => ({
      id: order.orderId,
      priorityWeight: 1 + order.priority,
      promisedDay: order.promisedAt === null ? null : dayOf(ctx.now, order.promisedAt),
      shipComplete: order.shipComplete,
      splitsMax: order.shipComplete ? 1 : SPLITS_MAX,
      zoneId: zoneOf(order.country),
      lines: linesOf.get(order.orderId)!.map((line) => ({ id: line.lineId, itemId: line.itemId, units: line.units, currentSiteId: line.currentSiteId, frozen: false })),
    })),
  };
  return { asOf: ctx.now, problem, orders: new Map(planned.map((order) => [order.orderId, order])) };
}

/** A destination is a country; orders that name none share one zone. */
export function zoneOf(country: string | null): string {
  return country ?? 'unknown';
}

function loadLines(ctx: Ctx, chosen: RawBuilder<boolean>): Promise<LineRow[]> {
  return query<LineRow>(ctx, sql`
    select l.line_id as "lineId", l.order_id as "orderId", l.item_id as "itemId", l.unallocated + l.backordered + l.allocated as units, held.site_id as "currentSiteId"
    from orders.customer_order o
    join orders.line l on l.client_id = o.client_id and l.order_id = o.order_id
    left join (
      select distinct on (r.line_id) r.line_id, r.site_id from inventory.reservation r
      where r.client_id = ${ctx.clientId} and r.state = 'open' order by r.line_id, r.units desc, r.site_id
    ) held on held.line_id = l.line_id
    where ${chosen} and l.item_id is not null and l.fixed_site_id is null and l.requires_shipping and l.unallocated + l.backordered + l.allocated > 0
    order by l.order_id, l.position
    limit ${PLAN_LINES_MAX + 1}`);
}

/** Drop-ship sellers send what is theirs; a plan cannot use them. */
function loadSites(ctx: Ctx): Promise<SiteRow[]> {
  return query<SiteRow>(ctx, sql`
    select s.site_id as "siteId", s.country, s.closed_at is null as open, s.handling_minor_per_unit as "handlingMinor", s.time_zone as "timeZone",
      s.capacity_units_per_day as "capacityUnitsPerDay", s.cut_off::text as "cutOff", s.working_days as "workingDays",
      coalesce((select sum(sl.units) from fulfilment.shipment f join fulfilment.shipment_line sl on sl.client_id = f.client_id and sl.shipment_id = f.shipment_id
        where f.client_id = s.client_id and f.site_id = s.site_id and f.state in ('released', 'picked', 'packed')), 0) as "releasedUnits"
    from inventory.site s where s.client_id = ${ctx.clientId} and s.kind <> 'drop_ship' order by s.site_id`);
}

/** Free units, and units promised to lines of this plan that are not yet being worked. */
function loadStock(ctx: Ctx, chosen: RawBuilder<boolean>): Promise<{ siteId: string; itemId: string; freeUnits: number }[]> {
  return query(ctx, sql`
    with wanted as (
      select distinct l.item_id from orders.customer_order o join orders.line l on l.client_id = o.client_id and l.order_id = o.order_id where ${chosen} and l.item_id is not null
    ),
    own as (
      select r.item_id, r.site_id, sum(r.units) as units
      from orders.customer_order o join inventory.reservation r on r.client_id = o.client_id and r.order_id = o.order_id and r.state = 'open'
      where ${chosen} and not exists (select 1 from fulfilment.shipment_line sl where sl.client_id = r.client_id and sl.line_id = r.line_id and sl.reservation_id = r.reservation_id)
      group by 1, 2
    )
    select k.site_id as "siteId", k.item_id as "itemId", k.on_hand - k.quarantined - k.reserved + coalesce(own.units, 0) as "freeUnits"
    from inventory.stock k
    join wanted w on w.item_id = k.item_id
    left join own on own.item_id = k.item_id and own.site_id = k.site_id
    where k.client_id = ${ctx.clientId} and k.on_hand - k.quarantined - k.reserved + coalesce(own.units, 0) > 0`);
}
