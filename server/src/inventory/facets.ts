import { validate as isUuid } from 'uuid';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { OPTIONS_MAX, type Facet, type FacetOption, type FacetSql, type FacetTest, type Subject } from '../scopes/index.ts';

/** What a scope can select here. Stock has no id of its own: it is asked for by item and site. */
export const inventorySubjects: readonly Subject[] = [
  { subject: 'site', title: 'sites', from: sql`inventory.site s2`, alias: 's2', key: sql`s2.site_id`, label: sql`s2.name` },
  { subject: 'item', title: 'items', from: sql`inventory.item i2`, alias: 'i2', key: sql`i2.item_id`, label: sql`i2.sku` },
  { subject: 'lot', title: 'lots', from: sql`inventory.lot l2`, alias: 'l2', key: sql`l2.lot_id`, label: sql`l2.code` },
];

export const inventoryFacets: readonly Facet[] = [
  {
    name: 'item', title: 'Item', kind: 'ids',
    options: (ctx, search) => query<FacetOption>(ctx, sql`
      select i.item_id as value, i.sku || ' ' || i.title as label from inventory.item i
      where i.client_id = ${ctx.clientId} and position(lower(${search}) in lower(i.sku || ' ' || i.title)) > 0
      order by i.sku limit ${OPTIONS_MAX}`),
    words: (ctx, ids) => named(ctx, ids, (known) => sql`select i.item_id as id, i.sku as name from inventory.item i where i.client_id = ${ctx.clientId} and i.item_id = any(${known}::uuid[])`),
  },
  {
    name: 'site', title: 'Site', kind: 'ids',
    options: (ctx, search) => query<FacetOption>(ctx, sql`
      select s.site_id as value, s.name as label from inventory.site s
      where s.client_id = ${ctx.clientId} and position(lower(${search}) in lower(s.code || ' ' || s.name)) > 0
      order by s.kind = 'drop_ship', s.name, s.code limit ${OPTIONS_MAX}`),
    words: (ctx, ids) => named(ctx, ids, (known) => sql`select s.site_id as id, s.name from inventory.site s where s.client_id = ${ctx.clientId} and s.site_id = any(${known}::uuid[])`),
  },
  {
    name: 'lot', title: 'Lot', kind: 'values',
    options: (ctx, search) => query<FacetOption>(ctx, sql`
      select l.code as value, min(l.code || ' of ' || i.sku) as label
      from inventory.lot l join inventory.item i on i.client_id = ${ctx.clientId} and i.item_id = l.item_id
      where l.client_id = ${ctx.clientId} and position(lower(${search}) in lower(l.code)) > 0
      group by l.code order by max(l.lot_id::text) desc limit ${OPTIONS_MAX}`),
  },
];

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

export const inventoryFacetSql: readonly FacetSql[] = [
  { facet: 'site', subject: 'site', where: (test) => test(sql`s2.site_id`) },
  { facet: 'item', subject: 'item', where: (test) => test(sql`i2.item_id`) },
  { facet: 'site', subject: 'item', where: (test, ctx) => sql`exists (select from inventory.stock k where k.client_id = ${ctx.clientId} and k.item_id = i2.item_id and k.on_hand > 0 and ${test(sql`k.site_id`)})` },
  { facet: 'lot', subject: 'lot', where: (test) => test(sql`l2.code`) },
  { facet: 'item', subject: 'lot', where: (test) => test(sql`l2.item_id`) },
  { facet: 'site', subject: 'lot', where: (test, ctx) => sql`exists (select from inventory.lot_stock k where k.client_id = ${ctx.clientId} and k.lot_id = l2.lot_id and k.on_hand > 0 and ${test(sql`k.site_id`)})` },
];

/**
 * `order_id, line_id` of the order lines whose units were taken from lots with such a code:
 * `consumeReservations` ends the source of its movements with the reservation's id.
 */
export function linesShippedFromLots(ctx: Ctx, test: FacetTest): RawBuilder<unknown> {
  return sql`
    select r.order_id, r.line_id
    from inventory.lot b
    join inventory.movement m on m.client_id = ${ctx.clientId} and m.lot_id = b.lot_id and m.kind = 'shipped'
    join inventory.reservation r on r.client_id = ${ctx.clientId}
      and r.reservation_id = case when right(m.source_id, 36) ~ ${UUID} then right(m.source_id, 36)::uuid end
    where b.client_id = ${ctx.clientId} and ${test(sql`b.code`)}`;
}

/** A scope in words is made before anybody checks its values: what is no id stands for itself. */
async function named(ctx: Ctx, ids: string[], rowsOf: (ids: string[]) => RawBuilder<{ id: string; name: string }>): Promise<string[]> {
  const rows = await query(ctx, rowsOf(ids.filter((id) => isUuid(id))));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return ids.map((id) => names.get(id.toLowerCase()) ?? id);
}
