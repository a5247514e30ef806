import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { findUnits, releaseUnits, unreleaseUnits, type UnitMove } from '../orders/index.ts';

/** Orders of one call; the site comes again for the rest. */
const RELEASE_ORDERS_MAX = 20_000;

export type ReleasedShipment = { shipmentId: string; orderId: string; siteId: string; units: number };

/**
 * Hand the most urgent allocated orders of a site to its warehouse, one shipment for each
 * order there: by priority, then promise, then age. Held and unapproved orders stay back.
 *
 * @param unitsMax what the site can still take today.
 * @throws 404; 409 `fulfilment.site_closed`, also when it is being closed at this moment.
 */
export async function releaseWork(ctx: Ctx, siteId: string, unitsMax: number): Promise<ReleasedShipment[]> {
  const candidates = await query<{ orderId: string; units: number }>(ctx, sql`
    select o.order_id as "orderId", sum(r.units) as units
    from inventory.reservation r
    join inventory.site s on s.client_id = r.client_id and s.site_id = r.site_id and s.closed_at is null
    join orders.customer_order o on o.client_id = r.client_id and o.order_id = r.order_id
    where r.client_id = ${ctx.clientId} and r.site_id = ${siteId} and r.state = 'open' and r.stage = 'allocated'
      and o.is_open and not o.is_held and o.stage <> 'awaiting_approval' and not (o.ship_complete and o.stage in ('waiting', 'backordered'))
    group by o.client_id, o.order_id
    order by max(o.priority) desc, max(o.promised_at), max(o.placed_at), o.order_id
    limit ${Math.min(unitsMax, RELEASE_ORDERS_MAX)}`);
  const chosen: string[] = [];
  let left = unitsMax;
  for (const { orderId, units } of candidates) {
    if (units > left) break;
    left -= units;
    chosen.push(orderId);
  }
  const moves = (await findUnits(ctx, chosen, 'allocated')).filter((move) => move.siteId === siteId);
  const { moved } = await releaseUnits(ctx, moves);
  await requireOpen(ctx, siteId);
  return writeShipments(ctx, siteId, moved);
}

/** Orders are locked before sites everywhere, so the site is looked at last. */
async function requireOpen(ctx: Ctx, siteId: string): Promise<void> {
  const site = await queryOne<{ name: string; closedAt: string | null }>(ctx, sql`
    select name, closed_at as "closedAt" from inventory.site where client_id = ${ctx.clientId} and site_id = ${siteId} for share`);
  if (!site) throw notFound('site');
  if (site.closedAt !== null) throw refused('fulfilment.site_closed', `${site.name} is closed; nothing is released there.`, 'Re-plan its orders, or open it again.');
}

async function writeShipments(ctx: Ctx, siteId: string, moved: readonly UnitMove[]): Promise<ReleasedShipment[]> {
  const shipments = [...Map.groupBy(moved, (move) => move.orderId)].map(([orderId, moves]) => ({ shipmentId: newId(), orderId, siteId, moves, units: moves.reduce((sum, move) => sum + move.units, 0) }));
  if (shipments.length === 0) return [];
  await execute(ctx, sql`
    insert into fulfilment.shipment (client_id, shipment_id, order_id, site_id, state, ship_on, released_at)
    select c.client_id, s.shipment_id, s.order_id, ${siteId}, 'released', ${ctx.now.toISOString().slice(0, 10)}::date, ${ctx.now}
    from tenancy.client c, unnest(${shipments.map((one) => one.shipmentId)}::uuid[], ${shipments.map((one) => one.orderId)}::uuid[]) as s (shipment_id, order_id)
    where c.client_id = ${ctx.clientId}`);
  const lines = shipments.flatMap(({ shipmentId, moves }) => moves.map((move) => ({ shipmentId, ...move })));
  await execute(ctx, sql`
    insert into fulfilment.shipment_line (client_id, shipment_id, line_id, reservation_id, units)
    select c.client_id, l.shipment_id, l.line_id, l.reservation_id, l.units
    from tenancy.client c, unnest(${lines.map((one) => one.shipmentId)}::uuid[], ${lines.map((one) => one.lineId)}::uuid[], ${lines.map((one) => one.reservationId)}::uuid[], ${lines.map((one) => one.units)}::int[])
      as l (shipment_id, line_id, reservation_id, units)
    where c.client_id = ${ctx.clientId}`);
  return shipments.map(({ shipmentId, orderId, units }) => ({ shipmentId, orderId, siteId, units }));
}

/** Take back from a site what it was given and has not begun to pick. Answers the units. */
export async function recallReleased(ctx: Ctx, siteId: string): Promise<number> {
  const rows = await query<UnitMove & { shipmentId: string }>(ctx, sql`
    select f.shipment_id as "shipmentId", f.order_id as "orderId", l.line_id as "lineId", l.reservation_id as "reservationId", l.units
    from fulfilment.shipment f join fulfilment.shipment_line l on l.client_id = f.client_id and l.shipment_id = f.shipment_id
    where f.client_id = ${ctx.clientId} and f.site_id = ${siteId} and f.state = 'released' order by f.order_id, l.line_id`);
  const { moved } = await unreleaseUnits(ctx, rows);
  const lines = new Set(moved.map((move) => move.lineId));
  const shipments = [...new Set(rows.filter((row) => lines.has(row.lineId)).map((row) => row.shipmentId))];
  await execute(ctx, sql`update fulfilment.shipment set state = 'cancelled' where client_id = ${ctx.clientId} and shipment_id = any(${shipments}::uuid[])`);
  return moved.reduce((sum, move) => sum + move.units, 0);
}
