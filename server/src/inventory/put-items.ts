import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import type { ItemDraft } from './schema.ts';

export type KnownItem = { itemId: string; sku: string };

/**
 * Make or change items, by SKU. Fields left out keep what they had. Of a SKU given twice
 * the last counts. Answers every item with its id.
 */
export async function putItems(ctx: Ctx, drafts: readonly ItemDraft[]): Promise<KnownItem[]> {
  const bySku = [...new Map(drafts.map((draft) => [draft.sku, draft])).values()].toSorted((one, other) => (one.sku < other.sku ? -1 : 1));
  if (bySku.length === 0) return [];
  return query<KnownItem>(ctx, sql`
    insert into inventory.item as i (client_id, item_id, sku, title, category, supplier_code, weight_grams, is_perishable, price_minor)
    select c.client_id, n.item_id, n.sku, n.title, n.category, n.supplier_code, n.weight_grams, coalesce(n.is_perishable, false), n.price_minor
    from tenancy.client c, json_to_recordset(${JSON.stringify(bySku.map(toRow))}::json) as n
      (item_id uuid, sku text, title text, category text, supplier_code text, weight_grams int, is_perishable boolean, price_minor bigint)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, sku) do update set
      title = excluded.title,
      category = coalesce(excluded.category, i.category),
      supplier_code = coalesce(excluded.supplier_code, i.supplier_code),
      weight_grams = coalesce(excluded.weight_grams, i.weight_grams),
      is_perishable = i.is_perishable or excluded.is_perishable,
      price_minor = coalesce(excluded.price_minor, i.price_minor)
    returning i.item_id as "itemId", i.sku`);
}

/**
 * The ids of these SKUs; an item that nobody has put yet is made with the title given. An
 * order is real even when its item is new to us: it waits until there is stock.
 */
export async function resolveItems(ctx: Ctx, wanted: ReadonlyMap<string, { title: string }>): Promise<Map<string, string>> {
  const ids = await findItemIds(ctx, [...wanted.keys()]);
  const unknown = [...wanted].filter(([sku]) => !ids.has(sku)).toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (unknown.length === 0) return ids;
  await execute(ctx, sql`
    insert into inventory.item (client_id, item_id, sku, title)
    select c.client_id, n.* from tenancy.client c,
      unnest(${unknown.map(() => newId())}::uuid[], ${unknown.map(([sku]) => sku)}::text[], ${unknown.map(([, item]) => item.title)}::text[]) as n
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  return findItemIds(ctx, [...wanted.keys()]);
}

/** SKU to item id, for those that exist. */
export async function findItemIds(ctx: Ctx, skus: readonly string[]): Promise<Map<string, string>> {
  if (skus.length === 0) return new Map();
  const rows = await query<KnownItem>(ctx, sql`
    select i.item_id as "itemId", i.sku from inventory.item i where i.client_id = ${ctx.clientId} and i.sku = any(${skus}::text[])`);
  return new Map(rows.map((row) => [row.sku, row.itemId]));
}

function toRow(draft: ItemDraft): Record<string, unknown> {
  return {
    item_id: newId(),
    sku: draft.sku,
    title: draft.title,
    category: draft.category,
    supplier_code: draft.supplierCode,
    weight_grams: draft.weightGrams,
    is_perishable: draft.isPerishable,
    price_minor: draft.priceMinor,
  };
}
