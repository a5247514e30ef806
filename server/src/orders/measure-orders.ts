import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOnly, sql, type RawBuilder } from '../kernel/db.ts';
import type { Measure, ScopeFigures } from '../scopes/index.ts';
import { AGE_BUCKETS, ageBucketSql } from './age-buckets.ts';
import { countInMemory } from './count-in-memory.ts';

const LIST_ROWS_MAX = 50;
const TOP_ITEMS_MAX = 10;
const HOURS_A_DAY = 24;
const BY_ID_MAX = 60_000;

/** How a scope is counted. Units are those ordered; money is what the orders are worth. */
export const measureOrders: Measure = {
  subject: 'order',
  sampleBy: sql`coalesce(o.customer_id, o.order_id)`,
  async figures(ctx, matched) {
    await countInMemory(ctx);
    const chosen = await chooseOrders(ctx, matched);
    const { sums, customers } = await countOrders(ctx, chosen);
    return { ...figuresFrom(sums), ...customersFrom(customers), topItems: await findTopItems(ctx, chosen) };
  },
};

/**
 * The orders by id where they are few: then a dear condition is evaluated once, and the
 * planner knows how many orders it joins, which it cannot guess for an "any" of conditions.
 */
async function chooseOrders(ctx: Ctx, matched: RawBuilder<boolean>): Promise<RawBuilder<boolean>> {
  const rows = await query<{ orderId: string }>(ctx, sql`
    select o.order_id as "orderId" from orders.customer_order o where o.client_id = ${ctx.clientId} and ${matched} limit ${BY_ID_MAX + 1}`);
  return rows.length > BY_ID_MAX ? matched : sql<boolean>`o.order_id = any(${rows.map((row) => row.orderId)}::uuid[])`;
}

/** One row for each value of each dimension, and one for everything, which has none. */
type Sum = {
  dimension: 'all' | 'currency' | 'country' | 'site' | 'age';
  currency: string | null; country: string | null; siteId: string | null; siteName: string | null; bucket: number | null;
  orders: number; lines: number; units: number; valueMinor: number; oldestAt: string | null;
};

type CustomerSum = { language: string | null; customers: number };

/**
 * All sums in one reading of the orders. Distinct customers are counted by grouping, which a
 * hash table does in one pass; count(distinct) would sort them.
 */
async function countOrders(ctx: Ctx, matched: RawBuilder<boolean>): Promise<{ sums: Sum[]; customers: CustomerSum[] }> {
  return queryOnly<{ sums: Sum[]; customers: CustomerSum[] }>(ctx, sql`
    with chosen as materialized (
      select o.customer_id, o.currency, o.country, o.language, o.site_id, o.placed_at, o.line_count, o.units, o.total_minor,
        ${ageBucketSql(ctx.now, sql`o.placed_at`)} as bucket
      from orders.customer_order o
      where o.client_id = ${ctx.clientId} and ${matched}
    ), sums as (
      select case grouping(c.currency, c.country, c.site_id, c.bucket) when 7 then 'currency' when 11 then 'country' when 13 then 'site' when 14 then 'age' else 'all' end as dimension,
        c.currency, c.country, c.site_id, c.bucket,
        count(*) as orders, coalesce(sum(c.line_count), 0) as lines, coalesce(sum(c.units), 0) as units, coalesce(sum(c.total_minor), 0) as value_minor, min(c.placed_at) as oldest_at
      from chosen c
      group by grouping sets ((), (c.currency), (c.country), (c.site_id), (c.bucket))
    ), people as (
      select c.customer_id, max(c.language) as language from chosen c where c.customer_id is not null group by c.customer_id
    )
    select
      (select json_agg(json_build_object('dimension', s.dimension, 'currency', s.currency, 'country', s.country, 'siteId', s.site_id, 'siteName', w.name, 'bucket', s.bucket,
         'orders', s.orders, 'lines', s.lines, 'units', s.units, 'valueMinor', s.value_minor, 'oldestAt', to_char(s.oldest_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.orders desc)
       from sums s left join inventory.site w on w.client_id = ${ctx.clientId} and w.site_id = s.site_id) as sums,
      coalesce((select json_agg(json_build_object('language', p.language, 'customers', p.customers) order by p.customers desc)
       from (select language, count(*) as customers from people group by language) p), '[]') as customers`);
}

function figuresFrom(sums: readonly Sum[]): Pick<ScopeFigures, 'orders' | 'lines' | 'units' | 'money' | 'oldestAt' | 'ages' | 'countries' | 'sites'> {
  const of = (dimension: Sum['dimension']): Sum[] => sums.filter((sum) => sum.dimension === dimension);
  const all = of('all')[0]!;
  return {
    orders: all.orders,
    lines: all.lines,
    units: all.units,
    oldestAt: all.oldestAt,
    money: of('currency').map(({ currency, valueMinor, orders }) => ({ currency: currency!, valueMinor, orders })),
    ages: AGE_BUCKETS.map(({ fromDays, toDays }, bucket) => ({
      fromHours: fromDays * HOURS_A_DAY,
      toHours: toDays === null ? null : toDays * HOURS_A_DAY,
      orders: of('age').find((sum) => sum.bucket === bucket)?.orders ?? 0,
    })),
    countries: of('country').flatMap(({ country, orders }) => (country === null ? [] : [{ country, orders }])).slice(0, LIST_ROWS_MAX),
    sites: of('site').map(({ siteId, siteName, orders, units }) => ({ siteId, label: siteName ?? 'No site yet, or several', orders, units })).slice(0, LIST_ROWS_MAX),
  };
}

function customersFrom(rows: readonly CustomerSum[]): Pick<ScopeFigures, 'customers' | 'languages'> {
  return {
    customers: rows.reduce((sum, row) => sum + row.customers, 0),
    languages: rows.flatMap(({ language, customers }) => (language === null ? [] : [{ language, customers }])).slice(0, LIST_ROWS_MAX),
  };
}

/** The items with the most units; in how many orders is counted for them alone. */
async function findTopItems(ctx: Ctx, matched: RawBuilder<boolean>): Promise<ScopeFigures['topItems']> {
  const lines = sql`
    orders.customer_order o
    join orders.line l on l.client_id = ${ctx.clientId} and l.order_id = o.order_id
    where o.client_id = ${ctx.clientId} and ${matched}`;
  const top = await query<{ itemId: string; units: number }>(ctx, sql`
    select l.item_id as "itemId", sum(l.ordered) as units from ${lines} and l.item_id is not null
    group by l.item_id order by units desc, l.item_id limit ${TOP_ITEMS_MAX}`);
  const counted = await query<{ itemId: string; label: string; orders: number }>(ctx, sql`
    select i.item_id as "itemId", i.sku || ' ' || i.title as label, c.orders
    from (select l.item_id, count(distinct l.order_id) as orders from ${lines} and l.item_id = any(${top.map((one) => one.itemId)}::uuid[]) group by l.item_id) c
    join inventory.item i on i.client_id = ${ctx.clientId} and i.item_id = c.item_id`);
  const byId = new Map(counted.map((one) => [one.itemId, one]));
  return top.flatMap(({ itemId, units }) => {
    const item = byId.get(itemId);
    return item ? [{ ...item, units }] : [];
  });
}
