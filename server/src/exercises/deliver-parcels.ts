import { carrierProgress, type CountryCode, type Retailer } from '../../../libs/simulator/index.ts';
import { deliverShipments } from '../fulfilment/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';

type Sent = { shipmentId: string; ref: string; siteCode: string; carrierCode: string; country: string; shippedAt: string };

/** These shipments are on the road: look up, by the simulator's roads, when each will arrive. One in a thousand never does. */
export async function sendParcels(ctx: Ctx, retailer: Retailer, shipmentIds: readonly string[]): Promise<void> {
  const countries = new Map(retailer.markets.map((market) => [market.country as string, market.country]));
  const sent = await findSent(ctx, shipmentIds);
  const arrivals = sent.flatMap((one) => {
    const country = countries.get(one.country);
    const arrivesAt = country && arrivalOf(retailer, one, country);
    return arrivesAt ? [{ shipmentId: one.shipmentId, arrivesAt }] : [];
  });
  await execute(ctx, sql`
    insert into exercises.parcel (client_id, shipment_id, arrives_at)
    select c.client_id, p.* from tenancy.client c, unnest(${arrivals.map((one) => one.shipmentId)}::uuid[], ${arrivals.map((one) => one.arrivesAt)}::timestamptz[]) as p
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
}

/** Deliver what arrives before `to`. */
export async function deliverParcels(ctx: Ctx, to: Date): Promise<void> {
  const rows = await query<{ shipmentId: string }>(ctx, sql`
    delete from exercises.parcel where client_id = ${ctx.clientId} and arrives_at < ${to} returning shipment_id as "shipmentId"`);
  if (rows.length > 0) await deliverShipments(ctx, rows.map((row) => row.shipmentId));
}

function arrivalOf(retailer: Retailer, { ref, siteCode, carrierCode, shippedAt }: Sent, country: CountryCode): Date | undefined {
  const course = carrierProgress({ retailer, shipment: { shipmentRef: ref, siteCode, carrierCode, country, shippedAt: new Date(shippedAt) } });
  return course.find((event) => event.status === 'delivered')?.at;
}

/** By order number and site, which the seed decides, not by the shipment's own random id. */
function findSent(ctx: Ctx, shipmentIds: readonly string[]): Promise<Sent[]> {
  return query<Sent>(ctx, sql`
    select f.shipment_id as "shipmentId", o.number || ' ' || s.code as ref, s.code as "siteCode", k.code as "carrierCode", o.country, f.shipped_at as "shippedAt"
    from fulfilment.shipment f
    join orders.customer_order o on o.client_id = f.client_id and o.order_id = f.order_id
    join inventory.site s on s.client_id = f.client_id and s.site_id = f.site_id
    join fulfilment.carrier k on k.client_id = f.client_id and k.carrier_id = f.carrier_id
    where f.client_id = ${ctx.clientId} and f.shipment_id = any(${shipmentIds}::uuid[])`);
}

/** Carrier code to its id. */
export async function findCarrierIds(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await query<{ code: string; carrierId: string }>(ctx, sql`select code, carrier_id as "carrierId" from fulfilment.carrier where client_id = ${ctx.clientId}`);
  return new Map(rows.map((row) => [row.code, row.carrierId]));
}
