import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { ageOfDays, cappedAgeDaysSql } from './age-buckets.ts';
import { compileBacklogFilter, type BacklogFilter } from './backlog-filter.ts';
import type { BacklogSummary } from './backlog-schema.ts';
import { countInMemory } from './count-in-memory.ts';
import type { Stage } from './states.ts';

const LIST_ROWS_MAX = 50;
/** The histogram by single days ends here; older orders stand together in its last day. */
export const HISTOGRAM_DAYS_MAX = 60;

/** Orders that are alike in these. */
type Cell = { stage: Stage; days: number; rank: number; currency: string; orders: number; late: number; held: number; units: number; valueMinor: number };

type PlaceCount = { dimension: 'site' | 'channel' | 'country'; value: string | null; label: string | null; orders: number };

/**
 * The orders that a filter leaves, in figures: exact. Over a
 * million orders it takes about a second, so the console asks for it beside the page and
 * does not wait.
 *
 * @throws as `compileBacklogFilter`.
 */
export async function summariseBacklog(ctx: Ctx, filter: BacklogFilter): Promise<BacklogSummary> {
  await countInMemory(ctx);
  const matched = await compileBacklogFilter(ctx, filter);
  const cells = await countCells(ctx, matched);
  const places = await countPlaces(ctx, matched);
  const countsOf = (dimension: PlaceCount['dimension']) => places.filter((place) => place.dimension === dimension).slice(0, LIST_ROWS_MAX).map(named);
  return {
    orders: total(cells, 'orders'),
    late: total(cells, 'late'),
    held: total(cells, 'held'),
    units: total(cells, 'units'),
    money: addUp(cells, (cell) => cell.currency).map(({ first, orders, valueMinor }) => ({ currency: first.currency, valueMinor, orders })),
    stages: addUp(cells, (cell) => cell.stage).map(({ first, orders }) => ({ value: first.stage, label: first.stage.replaceAll('_', ' '), orders })),
    sites: countsOf('site'),
    channels: countsOf('channel'),
    countries: countsOf('country'),
    flags: await countFlags(ctx, matched),
    priorities: addUp(cells, (cell) => cell.rank).map(({ first, orders }) => ({ priority: 9 - first.rank, orders })),
    histogram: addUp(cells, (cell) => `${ageOfDays(cell.days)} ${cell.stage}`).map(({ first, orders, late }) => ({ age: ageOfDays(first.days), stage: first.stage, orders, late })),
    days: addUp(cells, (cell) => `${cell.days} ${cell.stage}`).map(({ first, orders }) => ({ ageDays: first.days, stage: first.stage, orders })),
    exact: true,
    asOf: ctx.now.toISOString(),
  };
}

/**
 * One reading of the orders, in few groups, so that it can be shared by parallel workers.
 * `offset 0` keeps the planner from guessing how many days there are: it would take every
 * instant for another group, and sort a million rows.
 */
async function countCells(ctx: Ctx, matched: RawBuilder<boolean>): Promise<Cell[]> {
  return query<Cell>(ctx, sql`
    select g.stage, g.days, g.rank, g.currency, count(*) as orders, count(*) filter (where g.is_late) as late, count(*) filter (where g.is_held) as held,
      sum(g.units) as units, sum(g.total_minor) as "valueMinor"
    from (
      select o.stage, ${cappedAgeDaysSql(ctx.now, sql`o.placed_at`, HISTOGRAM_DAYS_MAX)} as days, o.rank, o.currency, o.is_held, o.total_minor,
        o.is_open and o.due_at < ${ctx.now}::timestamptz as is_late, case when o.is_open then o.units_open else o.units end as units
      from orders.customer_order o
      where o.client_id = ${ctx.clientId} and ${matched}
      offset 0
    ) g
    group by g.stage, g.days, g.rank, g.currency
    order by g.days, g.stage`);
}

async function countPlaces(ctx: Ctx, matched: RawBuilder<boolean>): Promise<PlaceCount[]> {
  return query<PlaceCount>(ctx, sql`
    with places as (
      select o.site_id, o.channel, o.country, count(*) as orders
      from orders.customer_order o
      where o.client_id = ${ctx.clientId} and ${matched}
      group by o.site_id, o.channel, o.country
    )
    select case when grouping(p.site_id) = 0 then 'site' when grouping(p.channel) = 0 then 'channel' else 'country' end as dimension,
      coalesce(p.site_id::text, p.channel, p.country) as value, w.name as label, sum(p.orders) as orders
    from places p left join inventory.site w on w.client_id = ${ctx.clientId} and w.site_id = p.site_id
    group by grouping sets ((p.site_id, w.name), (p.channel), (p.country))
    order by 4 desc, 2`);
}

async function countFlags(ctx: Ctx, matched: RawBuilder<boolean>): Promise<BacklogSummary['flags']> {
  return query<BacklogSummary['flags'][number]>(ctx, sql`
    select f.flag as value, replace(f.flag, '_', ' ') as label, count(*) as orders
    from orders.customer_order o cross join lateral unnest(o.flags) as f (flag)
    where o.client_id = ${ctx.clientId} and ${matched} and o.flags <> '{}'
    group by f.flag order by 3 desc, 1`);
}

/** Orders that no site or several serve, or whose country nobody knows, have an empty value. */
function named({ value, label, orders }: PlaceCount): BacklogSummary['sites'][number] {
  return { value: value ?? '', label: label ?? value ?? '', orders };
}

type Figure = 'orders' | 'late' | 'held' | 'units' | 'valueMinor';

/** Cells with the same key, the most orders first. */
function addUp(cells: readonly Cell[], keyOf: (cell: Cell) => string | number): { first: Cell; orders: number; late: number; valueMinor: number }[] {
  return [...Map.groupBy(cells, keyOf).values()]
    .map((group) => ({ first: group[0]!, orders: total(group, 'orders'), late: total(group, 'late'), valueMinor: total(group, 'valueMinor') }))
    .toSorted((one, other) => other.orders - one.orders);
}

function total(cells: readonly Cell[], figure: Figure): number {
  return cells.reduce((sum, cell) => sum + cell[figure], 0);
}
