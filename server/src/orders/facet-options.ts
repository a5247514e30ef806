import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { OPTIONS_MAX, type FacetOption } from '../scopes/index.ts';

type Options = (ctx: Ctx, search: string) => Promise<FacetOption[]>;

/** Distinct values over a million orders take seconds; the usual ones stand in the newest. */
const NEWEST_ORDERS = 5_000;

/**
 * The values that the newest orders have, the most frequent first. `values` is an array over
 * `o`. A value that only older orders have is not offered, but can still be asked for.
 */
export function usualValues(values: RawBuilder<unknown>): Options {
  return (ctx, search) => query<FacetOption>(ctx, sql`
    select v.value, v.value as label
    from (select ${values} as several from orders.customer_order o where o.client_id = ${ctx.clientId} order by o.placed_at desc limit ${NEWEST_ORDERS}) newest
    cross join lateral unnest(newest.several) as v (value)
    where v.value is not null and position(lower(${search}) in lower(v.value)) > 0
    group by v.value order by count(*) desc, v.value limit ${OPTIONS_MAX}`);
}

export const skus: Options = (ctx, search) => query<FacetOption>(ctx, sql`
  select i.sku as value, i.sku || ' ' || i.title as label from inventory.item i
  where i.client_id = ${ctx.clientId} and position(lower(${search}) in lower(i.sku || ' ' || i.title)) > 0
  order by i.sku limit ${OPTIONS_MAX}`);

/** A seller is a drop-ship site. */
export const sellers: Options = (ctx, search) => query<FacetOption>(ctx, sql`
  select w.code as value, case when w.name = w.code then w.code else w.code || ' ' || w.name end as label from inventory.site w
  where w.client_id = ${ctx.clientId} and w.kind = 'drop_ship' and position(lower(${search}) in lower(w.code || ' ' || w.name)) > 0
  order by w.code limit ${OPTIONS_MAX}`);

/**
 * People are found only by their whole mail address, and only by those who may look at
 * people: a filter is no way to leaf through them.
 */
export const customersByMail: Options = async (ctx, search) =>
  ctx.actor.permissions.has('customers.read')
    ? query<FacetOption>(ctx, sql`
        select k.customer_id as value, k.email as label from customers.customer k
        where k.client_id = ${ctx.clientId} and k.email = ${search} limit ${OPTIONS_MAX}`)
    : [];
