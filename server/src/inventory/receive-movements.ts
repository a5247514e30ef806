import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { stockMoved } from './events.ts';
import { findItemIds } from './put-items.ts';
import { refuseUnknownSku } from './put-lots.ts';
import { findSitesByCode } from './put-sites.ts';
import { recordMovements, type Movement, type RecordedMovements } from './record-movements.ts';
import type { MovementDraft } from './schema.ts';

/**
 * Movements as people and other systems name them: by SKU, site code and lot code.
 *
 * @throws 422 `inventory.unknown_sku`, `inventory.unknown_site`, `inventory.unknown_lot`; nothing is written.
 */
export async function receiveMovements(ctx: Ctx, drafts: readonly MovementDraft[]): Promise<RecordedMovements> {
  const itemIds = await findItemIds(ctx, [...new Set(drafts.map((draft) => draft.sku))]);
  const sites = await findSitesByCode(ctx, [...new Set(drafts.map((draft) => draft.siteCode))]);
  const lotIds = await findLotIds(ctx, drafts);
  const movements = drafts.map((draft): Movement => ({
    itemId: itemIds.get(draft.sku) ?? refuseUnknownSku(draft.sku),
    siteId: sites.get(draft.siteCode)?.siteId ?? refuseUnknownSite(draft.siteCode),
    lotId: draft.lotCode === undefined ? null : (lotIds.get(`${draft.sku}\n${draft.lotCode}`) ?? refuseUnknownLot(draft)),
    units: draft.units,
    kind: draft.kind,
    reason: draft.reason,
    sourceId: draft.sourceId,
  }));
  const recorded = await recordMovements(ctx, movements);
  if (recorded.recordedCount > 0) {
    await publish(ctx, stockMoved, { movementCount: recorded.recordedCount, itemIds: [...new Set(movements.map((one) => one.itemId))], siteIds: [...new Set(movements.map((one) => one.siteId))] });
  }
  return recorded;
}

/** By SKU and lot code, because two items may use the same lot code. */
async function findLotIds(ctx: Ctx, drafts: readonly MovementDraft[]): Promise<Map<string, string>> {
  const codes = [...new Set(drafts.flatMap((draft) => (draft.lotCode === undefined ? [] : [draft.lotCode])))];
  if (codes.length === 0) return new Map();
  const rows = await query<{ lotId: string; sku: string; code: string }>(ctx, sql`
    select l.lot_id as "lotId", i.sku, l.code
    from inventory.item i join inventory.lot l on l.client_id = i.client_id and l.item_id = i.item_id
    where i.client_id = ${ctx.clientId} and i.sku = any(${[...new Set(drafts.map((draft) => draft.sku))]}::text[]) and l.code = any(${codes}::text[])`);
  return new Map(rows.map((row) => [`${row.sku}\n${row.code}`, row.lotId]));
}

function refuseUnknownSite(code: string): never {
  throw invalid('inventory.unknown_site', `There is no site with the code "${code}".`, 'Put the site first, or correct the code.');
}

function refuseUnknownLot(draft: MovementDraft): never {
  throw invalid('inventory.unknown_lot', `The item "${draft.sku}" has no lot "${draft.lotCode}".`, 'Put the lot first, or leave the lot out.');
}
