import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';

/**
 * Take lots out of what may be promised, or (`quarantined` false) put them back. What is
 * promised already stays promised: whoever quarantines decides what becomes of it. Answers
 * the lots whose state has changed.
 */
export async function setLotsQuarantined(ctx: Ctx, lotIds: readonly string[], quarantined: boolean): Promise<string[]> {
  if (lotIds.length === 0) return [];
  // Stock first: it guards its lots against movements.
  await query(ctx, sql`
    select 1 from inventory.stock s
    where s.client_id = ${ctx.clientId} and s.item_id in (select l.item_id from inventory.lot l where l.client_id = ${ctx.clientId} and l.lot_id = any(${lotIds}::uuid[]))
    order by s.item_id, s.site_id
    for no key update`);
  const changed = await query<{ lot_id: string }>(ctx, sql`
    update inventory.lot l set quarantined_at = ${quarantined ? ctx.now : null}::timestamptz
    where l.client_id = ${ctx.clientId} and l.lot_id = any(${lotIds}::uuid[]) and (l.quarantined_at is null) = ${quarantined}
    returning l.lot_id`);
  const changedIds = changed.map((row) => row.lot_id);
  await execute(ctx, sql`
    update inventory.stock s set quarantined = s.quarantined + q.units
    from (select ls.item_id, ls.site_id, (${quarantined ? 1 : -1} * sum(ls.on_hand))::int as units
          from inventory.lot_stock ls where ls.client_id = ${ctx.clientId} and ls.lot_id = any(${changedIds}::uuid[]) group by 1, 2) q
    where s.client_id = ${ctx.clientId} and s.item_id = q.item_id and s.site_id = q.site_id`);
  return changedIds;
}
