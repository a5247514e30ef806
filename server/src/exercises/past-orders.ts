import { catchUp, warehouseDay, type PastOrder, type Retailer } from '../../../libs/simulator/index.ts';
import type { Simulation } from './simulation.ts';

/** A past order, and when its parcel was scanned onto the trailer. */
export type HistoryOrder = PastOrder & { scannedAt?: Date };

/** A site is given an order this long after it was placed. */
const RELEASE_DELAY_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

let kept: { key: string; orders: HistoryOrder[] } | undefined;

/**
 * The history of a simulation, in the order of placing. The simulator says with which
 * collection each parcel left; the hour at which it was packed follows from letting the same
 * warehouse work through the days, so that past and present have the same rhythm.
 *
 * The last one asked for is kept: a history is written in many short transactions.
 */
export function pastOrders(retailer: Retailer, { opensAt, historyDays }: Simulation): HistoryOrder[] {
  const key = `${retailer.seed} ${retailer.ordersPerDay} ${opensAt} ${historyDays}`;
  if (kept?.key !== key) kept = { key, orders: withScans(retailer, [...catchUp({ retailer, to: new Date(opensAt), days: historyDays })]) };
  return kept.orders;
}

/** The history has been written. */
export function forgetPastOrders(): void {
  kept = undefined;
}

function withScans(retailer: Retailer, past: readonly PastOrder[]): HistoryOrder[] {
  const scans = new Map<string, Date>();
  const collections = Map.groupBy(past.filter((one) => one.handedToCarrierAt), (one) => `${one.siteCode} ${one.handedToCarrierAt!.toISOString()}`);
  for (const orders of collections.values()) {
    const { siteCode, handedToCarrierAt } = orders[0]!;
    const midnight = new Date(handedToCarrierAt!.getTime() - DAY_MS);
    const { picked } = warehouseDay({
      retailer,
      state: { siteCode: siteCode!, busyUntil: midnight },
      work: orders.map(({ order }) => ({
        orderRef: order.externalId, lineRef: '', units: order.lines.reduce((sum, line) => sum + line.units, 0),
        releasedAt: new Date(Math.max(order.at.getTime() + RELEASE_DELAY_MS, midnight.getTime() + MINUTE_AFTER_COLLECTION_MS)),
      })),
      until: handedToCarrierAt!,
    });
    for (const { orderRef, pickedAt } of picked) scans.set(orderRef, pickedAt);
  }
  // Above a day's capacity the truck waits for the last ones.
  return past.map((one) => (one.handedToCarrierAt ? { ...one, scannedAt: scans.get(one.order.externalId) ?? one.handedToCarrierAt } : one));
}

/** What came in after yesterday's collection is work of this day. */
const MINUTE_AFTER_COLLECTION_MS = 60_000;
