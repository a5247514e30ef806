import type { Ctx } from '../kernel/ctx.ts';
import { sql, type RawBuilder } from '../kernel/db.ts';
import { linesShippedFromLots } from '../inventory/index.ts';
import type { FacetSql, FacetTest } from '../scopes/index.ts';

type Where = FacetSql['where'];

/**
 * Conditions behind `o`. What is asked of lines is an uncorrelated `in`: PostgreSQL joins it
 * where it stands at the top of a scope, and hashes it once below an "any" or a "not". There
 * it would look up an exists() order by order, six seconds for a million of them.
 */
const ofOrder: Readonly<Record<string, Where>> = {
  stage: (test) => test(sql`o.stage`),
  open: (test, ctx) => test(sql`(o.is_open and o.placed_at <= ${ctx.now}::timestamptz)`),
  held: (test) => test(sql`o.is_held`),
  late: (test, ctx) => test(sql`(o.is_open and coalesce(o.promised_at < ${ctx.now}::timestamptz, false))`),
  priority: (test) => test(sql`o.priority`),
  placedAt: (test) => test(sql`o.placed_at`),
  promisedAt: (test) => test(sql`o.promised_at`),
  channel: (test) => test(sql`o.channel`),
  country: (test) => test(sql`o.country`),
  language: (test) => test(sql`o.language`),
  value: (test) => test(sql`o.total_minor`),
  number: (test) => test(sql`o.number`),
  customer: (test) => test(sql`o.customer_id`),
  tag: (test) => sql`exists (select from unnest(o.tags) as v (value) where ${test(sql`v.value`)})`,
  flag: (test) => sql`exists (select from unnest(o.flags) as v (value) where ${test(sql`v.value`)})`,
};

/** Conditions behind `l`. */
const ofLine: Readonly<Record<string, Where>> = {
  item: (test) => test(sql`l.item_id`),
  sku: (test) => test(sql`l.sku`),
  seller: (test) => test(sql`l.seller_code`),
  lot: (test, ctx) => sql`exists (select from (${lotsOfLines(ctx, test)}) c where c.line_id = l.line_id)`,
  site: (test, ctx) => sql`exists (select from (${sitesOfLines(ctx)}) c where c.line_id = l.line_id and ${test(sql`c.site_id`)})`,
};

/** Where units of a line are promised or have left from, and where it has to be sent from. */
function sitesOfLines(ctx: Ctx): RawBuilder<unknown> {
  return sql`
    select r.order_id, r.line_id, r.site_id from inventory.reservation r where r.client_id = ${ctx.clientId} and r.state <> 'released'
    union all
    select f.order_id, f.line_id, f.fixed_site_id from orders.line f
    where f.client_id = ${ctx.clientId} and f.fixed_site_id is not null and f.cancelled < f.ordered`;
}

/** A lot that the platform named, or that the units were taken from when they left. */
function lotsOfLines(ctx: Ctx, test: FacetTest): RawBuilder<unknown> {
  return sql`
    select n.order_id, n.line_id from orders.line n where n.client_id = ${ctx.clientId} and ${test(sql`n.lot_code`)}
    union all
    ${linesShippedFromLots(ctx, test)}`;
}

const ofOrderByLines: Readonly<Record<string, Where>> = {
  item: (test, ctx) => someLine(ctx, test(sql`l.item_id`)),
  sku: (test, ctx) => someLine(ctx, test(sql`l.sku`)),
  seller: (test, ctx) => someLine(ctx, test(sql`l.seller_code`)),
  lot: (test, ctx) => sql`o.order_id in (select c.order_id from (${lotsOfLines(ctx, test)}) c)`,
  site: servedFrom,
};

/**
 * What `sitesOfLines` says, by way of what is kept on the order: the one site that serves
 * it, or that several do. Left are lines that wait for the site that has to send them. Both
 * sets are small and do not depend on `o`, so they are hashed once and a reading of a
 * million orders can be shared by parallel workers; a correlated exists() forbids that.
 */
function servedFrom(test: FacetTest, ctx: Ctx): RawBuilder<boolean> {
  return sql`(${test(sql`o.site_id`)}
    or (o.is_split and o.order_id in (
      select p.order_id from orders.customer_order p join (${sitesOfLines(ctx)}) c on c.order_id = p.order_id
      where p.client_id = ${ctx.clientId} and p.is_split and ${test(sql`c.site_id`)}))
    or (o.is_open and o.order_id in (
      select w.order_id from orders.line w
      where w.client_id = ${ctx.clientId} and w.fixed_site_id is not null and w.unallocated + w.backordered > 0 and ${test(sql`w.fixed_site_id`)})))`;
}

function someLine(ctx: Ctx, condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql`o.order_id in (select l.order_id from orders.line l where l.client_id = ${ctx.clientId} and ${condition})`;
}

/** A line belongs to one order, so what is asked of the order can be asked of the line. */
function byOrder(where: Where): Where {
  return (test, ctx) => sql`exists (select from orders.customer_order o where o.client_id = ${ctx.clientId} and o.order_id = l.order_id and ${where(test, ctx)})`;
}

/**
 * Customers are asked only about themselves: of several conditions on their orders, each
 * could be met by another order. Who is behind an order scope is found through the orders.
 */
const ofCustomer: Readonly<Record<string, Where>> = {
  customer: (test) => test(sql`k.customer_id`),
  country: (test) => test(sql`k.country`),
  language: (test) => test(sql`k.language`),
};

const entries = (subject: string, conditions: Readonly<Record<string, Where>>): FacetSql[] =>
  Object.entries(conditions).map(([facet, where]) => ({ facet, subject, where }));

export const orderFacetSql: readonly FacetSql[] = [
  ...entries('order', { ...ofOrder, ...ofOrderByLines }),
  ...entries('line', { ...Object.fromEntries(Object.entries(ofOrder).map(([facet, where]) => [facet, byOrder(where)])), ...ofLine }),
  ...entries('customer', ofCustomer),
];
