import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { sumByStock, type Reserved } from './reserve.ts';

/**
 * Give promised units back to free stock. Reservations that have ended are left as they
 * are: ending is final, so a repeat changes nothing.
 *
 * Stock is locked before its reservations, in id order, as everywhere.
 */
export async function releaseReservations(ctx: Ctx, reservationIds: readonly string[]): Promise<Reserved[]> {
  const released = await endReservations(ctx, reservationIds, 'released');
  await subtractReserved(ctx, released);
  return released;
}

/** End what is still open of these reservations, holding the locks on their stock. */
export async function endReservations(ctx: Ctx, reservationIds: readonly string[], state: 'released' | 'consumed'): Promise<Reserved[]> {
  if (reservationIds.length === 0) return [];
  await query(ctx, sql`
    select 1 from inventory.stock s
    where s.client_id = ${ctx.clientId} and (s.item_id, s.site_id) in (
      select r.item_id, r.site_id from inventory.reservation r
      where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[]))
    order by s.item_id, s.site_id
    for update`);
  return query<Reserved>(ctx, sql`
    update inventory.reservation r set state = ${state}, ended_at = ${ctx.now}
    where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[]) and r.state = 'open'
    returning r.reservation_id as "reservationId", r.order_id as "orderId", r.line_id as "lineId", r.item_id as "itemId", r.site_id as "siteId", r.units`);
}

export async function subtractReserved(ctx: Ctx, ended: readonly Reserved[]): Promise<void> {
  const sums = sumByStock(ended);
  if (sums.length === 0) return;
  await execute(ctx, sql`
    update inventory.stock s set reserved = s.reserved - u.units
    from unnest(${sums.map((sum) => sum.itemId)}::uuid[], ${sums.map((sum) => sum.siteId)}::uuid[], ${sums.map((sum) => sum.units)}::int[]) as u (item_id, site_id, units)
    where s.client_id = ${ctx.clientId} and s.item_id = u.item_id and s.site_id = u.site_id`);
}
