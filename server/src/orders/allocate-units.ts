import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { releaseReservations, reserveWhereFree, type Reserved, type Want } from '../inventory/index.ts';
import { orderAllocated, orderDeallocated } from './events.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';

/**
 * Promise stock to waiting units, in the order of the wants, as far as the line still waits
 * for them and the site still has them. Answers what was got: fewer units or none is an
 * outcome, not an error. Orders, then lines, then stock are locked, each in id order.
 */
export async function allocateUnits(ctx: Ctx, wants: readonly Want[]): Promise<Reserved[]> {
  const orders = await lockOrders(ctx, wants.map((want) => want.orderId));
  const workable = wants.filter((want) => orders.get(want.orderId)?.followsSource === false);
  const reserved = await reserveWhereFree(ctx, await capToWaiting(ctx, workable));
  if (reserved.length === 0) return [];
  await execute(ctx, sql`
    update orders.line l set
      unallocated = l.unallocated - least(l.unallocated, m.units),
      backordered = l.backordered - (m.units - least(l.unallocated, m.units)),
      allocated = l.allocated + m.units
    from ${sumByLine(reserved)} m
    where l.client_id = ${ctx.clientId} and l.line_id = m.line_id`);
  const units = unitsByOrder(reserved);
  const refreshed = await refreshOrders(ctx, [...units.keys()]);
  await publishMany(ctx, orderAllocated, refreshed.map(({ orderId, stage }) => ({ subjectId: orderId, payload: { orderId, stage, units: units.get(orderId)! } })));
  return reserved;
}

/**
 * Take promised units back, as far as nobody works on them yet; they wait again. Answers
 * the reservations that were ended.
 */
export async function deallocateUnits(ctx: Ctx, reservationIds: readonly string[]): Promise<Reserved[]> {
  if (reservationIds.length === 0) return [];
  const holders = await query<{ order_id: string }>(ctx, sql`
    select distinct r.order_id from inventory.reservation r where r.client_id = ${ctx.clientId} and r.reservation_id = any(${reservationIds}::uuid[])`);
  await lockOrders(ctx, holders.map((row) => row.order_id));
  const released = await releaseReservations(ctx, reservationIds);
  if (released.length === 0) return [];
  await execute(ctx, sql`
    update orders.line l set allocated = l.allocated - m.units, unallocated = l.unallocated + m.units
    from ${sumByLine(released)} m
    where l.client_id = ${ctx.clientId} and l.line_id = m.line_id`);
  const units = unitsByOrder(released);
  const refreshed = await refreshOrders(ctx, [...units.keys()]);
  await publishMany(ctx, orderDeallocated, refreshed.map(({ orderId, stage }) => ({ subjectId: orderId, payload: { orderId, stage, units: units.get(orderId)! } })));
  return released;
}

/** No line gets more than it waits for, however many wants name it. */
async function capToWaiting(ctx: Ctx, wants: readonly Want[]): Promise<Want[]> {
  if (wants.length === 0) return [];
  const rows = await query<{ line_id: string; units: number }>(ctx, sql`
    select l.line_id, l.unallocated + l.backordered as units from orders.line l
    where l.client_id = ${ctx.clientId} and l.line_id = any(${wants.map((want) => want.lineId)}::uuid[])`);
  const waiting = new Map(rows.map((row) => [row.line_id, row.units]));
  return wants.flatMap((want) => {
    const units = Math.min(want.units, waiting.get(want.lineId) ?? 0);
    if (units <= 0) return [];
    waiting.set(want.lineId, waiting.get(want.lineId)! - units);
    return [{ ...want, units }];
  });
}

function sumByLine(rows: readonly Reserved[]): ReturnType<typeof sql> {
  return sql`(select n.line_id, sum(n.units)::int as units
    from unnest(${rows.map((row) => row.lineId)}::uuid[], ${rows.map((row) => row.units)}::int[]) as n (line_id, units) group by n.line_id)`;
}

function unitsByOrder(rows: readonly Reserved[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const row of rows) units.set(row.orderId, (units.get(row.orderId) ?? 0) + row.units);
  return units;
}
