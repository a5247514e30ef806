import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { findItemIds } from './put-items.ts';
import type { LotDraft } from './schema.ts';

export type KnownLot = { lotId: string; itemId: string; code: string };

/**
 * Make or change lots, by SKU and code. Dates left out keep what they had.
 *
 * @throws 422 `inventory.unknown_sku` for a lot of an item that does not exist; nothing is written.
 */
export async function putLots(ctx: Ctx, drafts: readonly LotDraft[]): Promise<KnownLot[]> {
  const itemIds = await findItemIds(ctx, [...new Set(drafts.map((draft) => draft.sku))]);
  const rows = new Map(drafts.map((draft) => {
    const itemId = itemIds.get(draft.sku) ?? refuseUnknownSku(draft.sku);
    return [`${itemId} ${draft.code}`, { lot_id: newId(), item_id: itemId, code: draft.code, made_on: draft.madeOn, expires_on: draft.expiresOn }];
  }));
  if (rows.size === 0) return [];
  const sorted = [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  return query<KnownLot>(ctx, sql`
    insert into inventory.lot as l (client_id, lot_id, item_id, code, made_on, expires_on)
    select c.client_id, n.* from tenancy.client c, json_to_recordset(${JSON.stringify(sorted)}::json) as n
      (lot_id uuid, item_id uuid, code text, made_on date, expires_on date)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, item_id, code) do update set
      made_on = coalesce(excluded.made_on, l.made_on), expires_on = coalesce(excluded.expires_on, l.expires_on)
    returning l.lot_id as "lotId", l.item_id as "itemId", l.code`);
}

export function refuseUnknownSku(sku: string): never {
  throw invalid('inventory.unknown_sku', `There is no item with the SKU "${sku}".`, 'Put the item first, or correct the SKU.');
}
