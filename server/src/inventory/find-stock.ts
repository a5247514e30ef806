import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { parseCursor, toPage } from '../kernel/page.ts';
import { SiteCode, Sku, type StockRow } from './schema.ts';

const Cursor = z.tuple([Sku, SiteCode]);

export type StockSearch = { skuPrefix?: string; siteId?: string; after?: string; limit: number };

/** Stock by item and site, in the order of SKU and site code, with its lots. */
export async function findStock(ctx: Ctx, search: StockSearch): Promise<{ rows: StockRow[]; next: string | null }> {
  const [afterSku, afterSite] = search.after === undefined ? [] : parseCursor(search.after, Cursor);
  const rows = await query<StockRow>(ctx, sql`
    select s.item_id as "itemId", i.sku, i.title, s.site_id as "siteId", w.code as "siteCode", w.name as "siteName", w.closed_at as "siteClosedAt",
      s.on_hand as "onHand", s.quarantined, s.reserved,
      case when w.closed_at is null then greatest(0, s.on_hand - s.quarantined - s.reserved) else 0 end as free,
      coalesce((select json_agg(json_build_object('lotId', l.lot_id, 'code', l.code, 'expiresOn', l.expires_on, 'onHand', ls.on_hand, 'isQuarantined', l.quarantined_at is not null)
                                order by l.expires_on nulls last, l.code)
                from inventory.lot_stock ls join inventory.lot l on l.client_id = ls.client_id and l.lot_id = ls.lot_id
                where ls.client_id = s.client_id and ls.item_id = s.item_id and ls.site_id = s.site_id and ls.on_hand > 0), '[]') as lots
    from inventory.item i
    join inventory.stock s on s.client_id = i.client_id and s.item_id = i.item_id
    join inventory.site w on w.client_id = s.client_id and w.site_id = s.site_id
    where i.client_id = ${ctx.clientId}
      ${search.skuPrefix === undefined ? sql`` : sql`and i.sku ^@ ${search.skuPrefix}`}
      ${search.siteId === undefined ? sql`` : sql`and s.site_id = ${search.siteId}`}
      ${afterSku === undefined ? sql`` : sql`and (i.sku, w.code) > (${afterSku}, ${afterSite})`}
    order by i.sku, w.code
    limit ${search.limit + 1}`);
  return toPage(rows, search.limit, (row) => [row.sku, row.siteCode]);
}
