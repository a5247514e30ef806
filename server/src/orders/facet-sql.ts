import type { Ctx } from '../kernel/ctx.ts';
import { sql, type RawBuilder } from '../kernel/db.ts';
import { linesShippedFromLots } from '../inventory/index.ts';
import type { FacetSql, FacetTest } from '../scopes/index.ts';

type Where = FacetSql['where'];

/**
 * Conditions behind `o`. Every `exists` compares ids alone, so that PostgreSQL may turn it
 * into a join where the scope stands at the top, and hash or probe it below an "any".
 */
const ofOrder: Readonly<Record<string, Where>> = {
  stage: (test) => test(sql`o.stage`),
  open: (test) => test(sql`o.is_open`),
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
  lot: (test, ctx) => sql`exists (select from (${lotsOfLines(ctx, test)}) c where c.order_id = o.order_id)`,
  site: (test, ctx) => sql`exists (select from (${sitesOfLines(ctx)}) c where c.order_id = o.order_id and ${test(sql`c.site_id`)})`,
};

function someLine(ctx: Ctx, condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql`exists (select from orders.line l where l.client_id = ${ctx.clientId} and l.order_id = o.order_id and ${condition})`;
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
