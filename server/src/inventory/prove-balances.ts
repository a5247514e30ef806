import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';

/** A balance that is not what its ledger says. */
export type Unproven = { what: 'on_hand' | 'reserved' | 'lot_on_hand' | 'quarantined'; itemId: string; siteId: string; lotId: string | null; balanceUnits: number; ledgerUnits: number };

/**
 * Recompute every balance from what happened and answer those that differ: on hand from
 * movements, reserved from open reservations, lots from their movements, quarantined from
 * the lots. An empty answer is the proof.
 */
export async function proveBalances(ctx: Ctx): Promise<Unproven[]> {
  const me = sql`${ctx.clientId}`;
  return query<Unproven>(ctx, sql`
    with moved as (
      select m.item_id, m.site_id, sum(m.units) as units from inventory.movement m where m.client_id = ${me} group by 1, 2
    ), promised as (
      select r.item_id, r.site_id, sum(r.units) as units from inventory.reservation r where r.client_id = ${me} and r.state = 'open' group by 1, 2
    ), lot_moved as (
      select m.item_id, m.site_id, m.lot_id, sum(m.units) as units from inventory.movement m
      where m.client_id = ${me} and m.lot_id is not null group by 1, 2, 3
    ), set_aside as (
      select ls.item_id, ls.site_id, sum(ls.on_hand) as units from inventory.lot_stock ls
      join inventory.lot l on l.client_id = ls.client_id and l.lot_id = ls.lot_id and l.quarantined_at is not null
      where ls.client_id = ${me} group by 1, 2
    ), compared as (
      select 'on_hand' as what, s.item_id, s.site_id, null::uuid as lot_id, s.on_hand as balance, coalesce(d.units, 0) as ledger
      from inventory.stock s left join moved d using (item_id, site_id) where s.client_id = ${me}
      union all
      select 'reserved', s.item_id, s.site_id, null, s.reserved, coalesce(d.units, 0)
      from inventory.stock s left join promised d using (item_id, site_id) where s.client_id = ${me}
      union all
      select 'quarantined', s.item_id, s.site_id, null, s.quarantined, coalesce(d.units, 0)
      from inventory.stock s left join set_aside d using (item_id, site_id) where s.client_id = ${me}
      union all
      select 'lot_on_hand', ls.item_id, ls.site_id, ls.lot_id, ls.on_hand, coalesce(d.units, 0)
      from inventory.lot_stock ls left join lot_moved d using (item_id, site_id, lot_id) where ls.client_id = ${me}
    )
    select what, item_id as "itemId", site_id as "siteId", lot_id as "lotId", balance as "balanceUnits", ledger as "ledgerUnits"
    from compared where balance <> ledger
    order by what, item_id, site_id, lot_id`);
}
