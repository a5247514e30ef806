import type { Retailer } from '../../../libs/simulator/index.ts';
import { recordPastShipments } from '../fulfilment/index.ts';
import { findSitesByCode } from '../inventory/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { receiveOrders } from '../orders/index.ts';
import { findCarrierIds, sendParcels } from './deliver-parcels.ts';
import { toDraft } from './order-drafts.ts';
import { pastOrders, type HistoryOrder } from './past-orders.ts';
import type { Simulation } from './simulation.ts';

/** Orders of one transaction: under a second of work. */
const BATCH_ORDERS = 500;

/**
 * Write the next part of the history, and put on record how far it has come; answers
 * whether all of it is there. Orders are known by their external id, so a part that is
 * written again changes nothing.
 */
export async function importHistory(ctx: Ctx, retailer: Retailer, simulation: Simulation): Promise<boolean> {
  const all = pastOrders(retailer, simulation);
  const batch = all.slice(simulation.historyDone, simulation.historyDone + BATCH_ORDERS);
  const received = await receiveOrders(ctx, batch.map((one) => toDraft(one.order, one.payments, { shippedAt: one.scannedAt, deliveredAt: one.deliveredAt, cancelledAt: one.cancelledAt })));
  await recordShipments(ctx, retailer, batch.map((one, i) => ({ ...one, orderId: received[i]!.orderId })));
  const done = simulation.historyDone + batch.length;
  await execute(ctx, sql`update exercises.simulation set history_done = ${done}, history_total = ${all.length} where client_id = ${ctx.clientId}`);
  return done === all.length;
}

async function recordShipments(ctx: Ctx, retailer: Retailer, orders: readonly (HistoryOrder & { orderId: string })[]): Promise<void> {
  const sites = await findSitesByCode(ctx, retailer.sites.map((site) => site.code));
  const carrierIds = await findCarrierIds(ctx);
  const left = orders.flatMap((one) => (one.scannedAt ? [{ ...one, scannedAt: one.scannedAt }] : []));
  const made = await recordPastShipments(ctx, left.map(({ orderId, siteCode, carrierCode, scannedAt, deliveredAt }) => ({
    orderId, siteId: sites.get(siteCode!)!.siteId, carrierId: carrierIds.get(carrierCode!) ?? null, shippedAt: scannedAt.toISOString(), deliveredAt: deliveredAt?.toISOString() ?? null,
  })));
  const arrived = new Set(left.filter((one) => one.deliveredAt).map((one) => one.orderId));
  await sendParcels(ctx, retailer, made.filter((one) => !arrived.has(one.orderId)).map((one) => one.shipmentId));
}
