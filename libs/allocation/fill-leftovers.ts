import type { InsertOrder } from './insert-order.ts';
import type { OrderJournal } from './order-journal.ts';
import { clearOrder } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';

/**
 * After some orders were served anew, give what they left to others that are short of it.
 * Appends the orders it changes to `touched` and returns the new count.
 */
export type FillLeftovers = (touched: Int32Array, touchedCount: number) => number;

/** Orders looked at per item; items wanted by more are retried in later rounds from another start. */
const ORDERS_SEEN_MAX = 40;

export function createFillLeftovers(state: PlanState, insertOrder: InsertOrder, journal: OrderJournal, random: () => number): FillLeftovers {
  const { instance, itemFree, itemShort } = state;
  const { siteCount, orderFirstLine, lineItem, lineUnits, lineFrozen, itemFirstOrder, itemOrders } = instance;
  const isTouched = new Uint8Array(instance.orderCount);

  function isShortOf(order: number, item: number): boolean {
    for (let line = orderFirstLine[order]!; line < orderFirstLine[order + 1]!; line++) {
      if (lineItem[line] === item && !lineFrozen[line] && state.lineFilled[line]! < lineUnits[line]!) return true;
    }
    return false;
  }

  /** Whether the order already has a parcel from a site that still holds the item: then filling costs none. */
  function hasParcelWhereLeft(order: number, item: number): boolean {
    for (let site = 0; site < siteCount; site++) {
      if (state.parcelDay[order * siteCount + site]! >= 0 && state.freeStock[item * siteCount + site]! > 0) return true;
    }
    return false;
  }

  function fillItem(item: number, touched: Int32Array, touchedCount: number): number {
    const first = itemFirstOrder[item]!;
    const count = itemFirstOrder[item + 1]! - first;
    const start = (random() * count) | 0;
    const seen = Math.min(count, ORDERS_SEEN_MAX);
    let total = touchedCount;
    for (const newParcels of [false, true]) {
      for (let step = 0; step < seen && itemFree[item]! > 0 && itemShort[item]! > 0; step++) {
        const order = itemOrders[first + ((start + step) % count)]!;
        if (isTouched[order] || !isShortOf(order, item)) continue;
        if (!newParcels && !hasParcelWhereLeft(order, item)) continue;
        isTouched[order] = 1;
        touched[total++] = order;
        journal.save(order);
        clearOrder(state, order);
        insertOrder(order, siteCount);
      }
    }
    return total;
  }

  return function fillLeftovers(touched, touchedCount) {
    let total = touchedCount;
    for (let at = 0; at < touchedCount; at++) isTouched[touched[at]!] = 1;
    for (let at = 0; at < touchedCount; at++) {
      for (let line = orderFirstLine[touched[at]!]!; line < orderFirstLine[touched[at]! + 1]!; line++) {
        const item = lineItem[line]!;
        if (itemFree[item]! > 0 && itemShort[item]! > 0) total = fillItem(item, touched, total);
      }
    }
    for (let at = 0; at < total; at++) isTouched[touched[at]!] = 0;
    return total;
  };
}
