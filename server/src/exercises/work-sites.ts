import { warehouseDay, type Retailer } from '../../../libs/simulator/index.ts';
import { releaseWork, shipShipments } from '../fulfilment/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { findCarrierIds, sendParcels } from './deliver-parcels.ts';
import { runningScenario, type Simulation } from './simulation.ts';

type Site = { siteId: string; code: string; capacityUnitsPerDay: number; openUnits: number; isOpen: boolean };
type Work = { shipmentId: string; siteId: string; units: number; releasedAt: string; priority: number; carrierCode: string | null };

/**
 * Let every site work up to `to`: it is given as much as it can do in a day, and its people
 * pick as the simulator says. A parcel counts as shipped when it is picked: it is scanned
 * onto the trailer that the carrier takes along at the end of the day.
 *
 * A site that a scenario has closed ships nothing, and goes on being given work until
 * somebody closes it here too. Answers up to when each site's people are busy.
 */
export async function workSites(ctx: Ctx, retailer: Retailer, simulation: Simulation, to: Date): Promise<Record<string, string>> {
  const sites = await findSites(ctx, retailer);
  for (const site of sites) {
    const unitsMax = site.capacityUnitsPerDay - site.openUnits;
    if (site.isOpen && unitsMax > 0) await releaseWork(ctx, site.siteId, unitsMax);
  }
  const work = Map.groupBy(await findWork(ctx, retailer), (piece) => piece.siteId);
  const busyUntil: Record<string, string> = {};
  const picked: string[] = [];
  for (const site of sites) {
    const day = warehouseDay({
      retailer,
      state: { siteCode: site.code, busyUntil: new Date(simulation.busyUntil[site.code] ?? simulation.opensAt) },
      // One piece for a whole shipment: it leaves complete.
      work: (work.get(site.siteId) ?? []).map((piece) => ({ orderRef: piece.shipmentId, lineRef: '', units: piece.units, releasedAt: new Date(piece.releasedAt), priority: piece.priority })),
      until: to,
      running: runningScenario(simulation),
    });
    busyUntil[site.code] = day.state.busyUntil.toISOString();
    picked.push(...day.picked.map((piece) => piece.orderRef));
  }
  await shipPicked(ctx, retailer, [...work.values()].flat(), picked);
  return busyUntil;
}

async function shipPicked(ctx: Ctx, retailer: Retailer, work: readonly Work[], picked: readonly string[]): Promise<void> {
  const isPicked = new Set(picked);
  const leaving = Map.groupBy(work.filter((piece) => isPicked.has(piece.shipmentId)), (piece) => piece.carrierCode ?? retailer.carriers[0]!.code);
  const carrierIds = await findCarrierIds(ctx);
  for (const [carrierCode, pieces] of leaving) {
    const left = await shipShipments(ctx, pieces.map((piece) => piece.shipmentId), carrierIds.get(carrierCode) ?? null);
    await sendParcels(ctx, retailer, left);
  }
}

/** With the units that lie there to be worked on. */
function findSites(ctx: Ctx, retailer: Retailer): Promise<Site[]> {
  return query<Site>(ctx, sql`
    select s.site_id as "siteId", s.code, s.capacity_units_per_day as "capacityUnitsPerDay", s.closed_at is null as "isOpen", coalesce(sum(r.units), 0) as "openUnits"
    from inventory.site s
    left join inventory.reservation r on r.client_id = s.client_id and r.site_id = s.site_id and r.state = 'open' and r.stage in ('released', 'picked', 'packed')
    where s.client_id = ${ctx.clientId} and s.code = any(${retailer.sites.map((site) => site.code)}::text[])
    group by s.client_id, s.site_id order by s.code`);
}

/**
 * What has been released and not picked, by shipment; held orders stay where they are, and
 * what was cancelled or taken back is no work. Four look-ups by id instead of one join: in a
 * young client the planner knows nothing of the tables' sizes, and a join it got wrong took
 * seven seconds over two hundred rows.
 */
async function findWork(ctx: Ctx, { carriers }: Retailer): Promise<Work[]> {
  const shipments = await query<{ shipmentId: string; orderId: string; siteId: string; releasedAt: string }>(ctx, sql`
    select f.shipment_id as "shipmentId", f.order_id as "orderId", f.site_id as "siteId", f.released_at as "releasedAt"
    from fulfilment.shipment f where f.client_id = ${ctx.clientId} and f.state = 'released' order by f.shipment_id`);
  const orders = new Map((await query<{ orderId: string; priority: number; service: string | null }>(ctx, sql`
    select o.order_id as "orderId", o.priority, o.shipping_service as service from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.order_id = any(${shipments.map((one) => one.orderId)}::uuid[]) and not o.is_held`)).map((row) => [row.orderId, row]));
  const lines = await query<{ shipmentId: string; reservationId: string }>(ctx, sql`
    select l.shipment_id as "shipmentId", l.reservation_id as "reservationId" from fulfilment.shipment_line l
    where l.client_id = ${ctx.clientId} and l.shipment_id = any(${shipments.map((one) => one.shipmentId)}::uuid[]) and l.reservation_id is not null`);
  const units = new Map((await query<{ reservationId: string; units: number }>(ctx, sql`
    select r.reservation_id as "reservationId", r.units from inventory.reservation r
    where r.client_id = ${ctx.clientId} and r.reservation_id = any(${lines.map((line) => line.reservationId)}::uuid[]) and r.state = 'open' and r.stage = 'released'`)).map((row) => [row.reservationId, row.units]));

  const carrierOf = new Map<string | null, string>(carriers.map((carrier) => [carrier.service, carrier.code]));
  const linesOf = Map.groupBy(lines, (line) => line.shipmentId);
  return shipments.flatMap(({ shipmentId, orderId, siteId, releasedAt }) => {
    const order = orders.get(orderId);
    const there = (linesOf.get(shipmentId) ?? []).reduce((sum, line) => sum + (units.get(line.reservationId) ?? 0), 0);
    return order && there > 0 ? [{ shipmentId, siteId, units: there, releasedAt, priority: order.priority, carrierCode: carrierOf.get(order.service) ?? null }] : [];
  });
}
