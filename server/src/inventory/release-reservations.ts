import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { sumByStock, type Reserved } from './reserve.ts';

/** Where promised units are while their reservation is open: the same words as a line's buckets. */
export type ReservationStage = 'allocated' | 'released' | 'picked' | 'packed';

const BEFORE_WORK: readonly ReservationStage[] = ['allocated'];

/**
 * Give promised units back to free stock, as far as they stand in `stages`: what is being
 * worked on is not taken back unless the caller says so. Reservations that have ended are
 * left as they are: ending is final, so a repeat changes nothing.
 *
 * Stock is locked before its reservations, in id order, as everywhere.
 */
export async function releaseReservations(ctx: Ctx, reservationIds: readonly string[], stages: readonly ReservationStage[] = BEFORE_WORK): Promise<Reserved[]> {
  const released = await endReservations(ctx, reservationIds, 'released', stages);
  await subtractReserved(ctx, released);
  return released;
}

/** Move open reservations along with the units of their lines; those not in `from` stay. */
export async function moveReservations(ctx: Ctx, reservationIds: readonly string[], from: ReservationStage, to: ReservationStage): Promise<Reserved[]> {
  if (reservationIds.length === 0) return [];
  return query<Reserved>(ctx, sql`
    update inventory.reservation r set stage = ${to}
    where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[]) and r.state = 'open' and r.stage = ${from}
    returning ${RESERVED}`);
}

const RESERVED = sql`r.reservation_id as "reservationId", r.order_id as "orderId", r.line_id as "lineId", r.item_id as "itemId", r.site_id as "siteId", r.units`;

/** End what is still open of these reservations, holding the locks on their stock. */
export async function endReservations(ctx: Ctx, reservationIds: readonly string[], state: 'released' | 'consumed', stages: readonly ReservationStage[]): Promise<Reserved[]> {
  if (reservationIds.length === 0) return [];
  await query(ctx, sql`
    select 1 from inventory.stock s
    where s.client_id = ${ctx.clientId} and (s.item_id, s.site_id) in (
      select r.item_id, r.site_id from inventory.reservation r
      where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[]))
    order by s.item_id, s.site_id
    for no key update`);
  return query<Reserved>(ctx, sql`
    update inventory.reservation r set state = ${state}, ended_at = ${ctx.now}
    where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[]) and r.state = 'open' and r.stage = any(${stages}::text[])
    returning ${RESERVED}`);
}

export async function subtractReserved(ctx: Ctx, ended: readonly Reserved[]): Promise<void> {
  const sums = sumByStock(ended);
  if (sums.length === 0) return;
  await execute(ctx, sql`
    update inventory.stock s set reserved = s.reserved - u.units
    from unnest(${sums.map((sum) => sum.itemId)}::uuid[], ${sums.map((sum) => sum.siteId)}::uuid[], ${sums.map((sum) => sum.units)}::int[]) as u (item_id, site_id, units)
    where s.client_id = ${ctx.clientId} and s.item_id = u.item_id and s.site_id = u.site_id`);
}
