import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { recordMovements, type Movement } from './record-movements.ts';
import { endReservations, subtractReserved } from './release-reservations.ts';
import { stockKey, type Reserved } from './reserve.ts';

/** What left for a reservation, by lot; `lotId` null is stock that is kept without lots. */
export type Consumed = Reserved & { lots: { lotId: string | null; units: number }[] };

type LotStock = { itemId: string; siteId: string; lotId: string; units: number };

/**
 * The packed units have left the building: reservations end, the ledger and the balances
 * go down. Lots go first expired, first out; stock without a lot goes last. A reservation
 * that has ended already is left out of the answer, so a repeat moves nothing.
 *
 * `sourceId` is what caused it; each movement is keyed by it and the reservation.
 */
export async function consumeReservations(ctx: Ctx, reservationIds: readonly string[], sourceId: string): Promise<Consumed[]> {
  const ended = await endReservations(ctx, reservationIds, 'consumed', ['packed']);
  if (ended.length === 0) return [];
  await subtractReserved(ctx, ended);
  const consumed = takeLots(ended, await findUsableLots(ctx, ended));
  await recordMovements(ctx, consumed.flatMap((one) =>
    one.lots.map(({ lotId, units }): Movement => ({
      itemId: one.itemId, siteId: one.siteId, lotId, units: -units, kind: 'shipped', sourceId: `${sourceId} ${one.reservationId}`,
    })),
  ));
  return consumed;
}

/** Not quarantined, and not past their date on the client's own calendar day (UTC). */
async function findUsableLots(ctx: Ctx, ended: readonly Reserved[]): Promise<LotStock[]> {
  return query<LotStock>(ctx, sql`
    select ls.item_id as "itemId", ls.site_id as "siteId", ls.lot_id as "lotId", ls.on_hand as units
    from inventory.lot_stock ls
    join inventory.lot l on l.client_id = ls.client_id and l.lot_id = ls.lot_id
    where ls.client_id = ${ctx.clientId} and ls.on_hand > 0 and l.quarantined_at is null
      and (l.expires_on is null or l.expires_on >= ${ctx.now.toISOString().slice(0, 10)}::date)
      and (ls.item_id, ls.site_id) in (
        select n.item_id, n.site_id from unnest(${ended.map((one) => one.itemId)}::uuid[], ${ended.map((one) => one.siteId)}::uuid[]) as n (item_id, site_id))
    order by l.expires_on nulls last, ls.lot_id`);
}

function takeLots(ended: readonly Reserved[], lots: readonly LotStock[]): Consumed[] {
  const byStock = Map.groupBy(lots.map((lot) => ({ ...lot })), stockKey);
  return ended.map((one) => {
    const taken: { lotId: string | null; units: number }[] = [];
    let missing = one.units;
    for (const lot of byStock.get(stockKey(one)) ?? []) {
      const units = Math.min(lot.units, missing);
      if (units === 0) continue;
      lot.units -= units;
      missing -= units;
      taken.push({ lotId: lot.lotId, units });
    }
    if (missing > 0) taken.push({ lotId: null, units: missing });
    return { ...one, lots: taken };
  });
}
