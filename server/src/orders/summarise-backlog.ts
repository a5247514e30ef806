import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { ageOfDays } from './age-buckets.ts';
import { compileBacklogFilter, type BacklogFilter } from './backlog-filter.ts';
import type { BacklogSummary } from './backlog-schema.ts';
import { countInMemory } from './count-in-memory.ts';
import type { Stage } from './states.ts';

const LIST_ROWS_MAX = 50;
/** The histogram by single days ends here; older orders stand together in its last day. */
export const HISTOGRAM_DAYS_MAX = 60;

/** One row for each value of each dimension: the one of its columns that is not null. */
type Sum = {
  dimension: 'all' | 'age' | 'site' | 'channel' | 'country' | 'currency' | 'rank' | 'flag';
  stage: Stage | null; days: number | null; siteId: string | null; label: string | null; channel: string | null; country: string | null;
  currency: string | null; rank: number | null; flag: string | null;
  orders: number; late: number; held: number; units: number; valueMinor: number;
};

/**
 * The orders that a filter leaves, in figures: exact, from one reading of them. Over a
 * million orders it takes about a second, so the console asks for it beside the page and
 * does not wait.
 *
 * @throws as `compileBacklogFilter`.
 */
export async function summariseBacklog(ctx: Ctx, filter: BacklogFilter): Promise<BacklogSummary> {
  await countInMemory(ctx);
  const matched = await compileBacklogFilter(ctx, filter);
  const sums = [...(await sumOrders(ctx, matched)), ...(await countFlags(ctx, matched))];
  const of = (dimension: Sum['dimension']): Sum[] => sums.filter((sum) => sum.dimension === dimension);
  const counts = (dimension: Sum['dimension'], valueOf: (sum: Sum) => string | null) =>
    of(dimension).slice(0, LIST_ROWS_MAX).map((sum) => ({ value: valueOf(sum) ?? '', label: sum.label ?? valueOf(sum) ?? '', orders: sum.orders }));
  const all = of('all')[0]!;
  return {
    orders: all.orders,
    late: all.late,
    held: all.held,
    units: all.units,
    money: of('currency').map(({ currency, valueMinor, orders }) => ({ currency: currency!, valueMinor, orders })),
    stages: addUp(of('age'), (cell) => cell.stage!).map(({ key, orders }) => ({ value: key, label: key.replaceAll('_', ' '), orders })),
    sites: counts('site', (sum) => sum.siteId),
    channels: counts('channel', (sum) => sum.channel),
    countries: counts('country', (sum) => sum.country),
    flags: counts('flag', (sum) => sum.flag),
    priorities: of('rank').map(({ rank, orders }) => ({ priority: 9 - rank!, orders })),
    histogram: addUp(of('age'), (cell) => `${ageOfDays(cell.days!)} ${cell.stage!}`).map(({ cells, orders, late }) => ({ age: ageOfDays(cells[0]!.days!), stage: cells[0]!.stage!, orders, late })),
    days: of('age').map(({ days, stage, orders }) => ({ ageDays: days!, stage: stage!, orders })),
    exact: true,
    asOf: ctx.now.toISOString(),
  };
}

/** All sums but flags in one pass; grouping sets keep a small hash table for each dimension. */
async function sumOrders(ctx: Ctx, matched: RawBuilder<boolean>): Promise<Sum[]> {
  return query<Sum>(ctx, sql`
    select s.*, w.name as label from (
      select
        case grouping(g.days, g.site_id, g.channel, g.country, g.currency, g.rank)
          when 31 then 'age' when 47 then 'site' when 55 then 'channel' when 59 then 'country' when 61 then 'currency' when 62 then 'rank' else 'all' end as dimension,
        g.stage, g.days, g.site_id as "siteId", g.channel, g.country, g.currency, g.rank, null as flag,
        count(*) as orders, count(*) filter (where g.is_late) as late, count(*) filter (where g.is_held) as held,
        coalesce(sum(g.units), 0) as units, coalesce(sum(g.total_minor), 0) as "valueMinor"
      from (
        select o.stage, o.site_id, o.channel, o.country, o.currency, o.rank, o.is_held, o.total_minor,
          o.is_open and o.due_at < ${ctx.now}::timestamptz as is_late, case when o.is_open then o.units_open else o.units end as units,
          least(greatest(0, floor(extract(epoch from ${ctx.now}::timestamptz - o.placed_at) / 86400)), ${HISTOGRAM_DAYS_MAX})::int as days
        from orders.customer_order o
        where o.client_id = ${ctx.clientId} and ${matched}
      ) g
      group by grouping sets ((), (g.stage, g.days), (g.site_id), (g.channel), (g.country), (g.currency), (g.rank))
    ) s
    left join inventory.site w on w.client_id = ${ctx.clientId} and w.site_id = s."siteId"
    order by s.orders desc, s.days, s.stage, s."siteId", s.channel, s.country, s.currency, s.rank`);
}

async function countFlags(ctx: Ctx, matched: RawBuilder<boolean>): Promise<Sum[]> {
  return query<Sum>(ctx, sql`
    select 'flag' as dimension, f.flag, replace(f.flag, '_', ' ') as label, count(*) as orders
    from orders.customer_order o cross join lateral unnest(o.flags) as f (flag)
    where o.client_id = ${ctx.clientId} and ${matched} and o.flags <> '{}'
    group by f.flag order by count(*) desc, f.flag`);
}

type Group = { key: string; cells: Sum[]; orders: number; late: number };

function addUp(cells: readonly Sum[], keyOf: (cell: Sum) => string): Group[] {
  return [...Map.groupBy(cells, keyOf)]
    .map(([key, group]) => ({ key, cells: group, orders: total(group, 'orders'), late: total(group, 'late') }))
    .toSorted((one, other) => other.orders - one.orders);
}

function total(cells: readonly Sum[], figure: 'orders' | 'late'): number {
  return cells.reduce((sum, cell) => sum + cell[figure], 0);
}
