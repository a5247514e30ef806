import { bookParcel, clearOrder, orderPenalty, placeUnits } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';

/** A copy of the best plan seen, kept current by copying only the orders touched since. */
export interface BestPlan {
  touch(order: number): void;
  /** The state as it stands is the best so far. */
  keep(): void;
  /** Bring the state back to the best. */
  restore(): void;
}

export function createBestPlan(state: PlanState): BestPlan {
  const { siteCount, orderCount, orderFirstLine, lineFrozen } = state.instance;
  const lineSiteUnits = state.lineSiteUnits.slice();
  const parcelUnits = state.parcelUnits.slice();
  const parcelDay = state.parcelDay.slice();
  const touched = new Uint8Array(orderCount);
  let touchedOrders: number[] = [];

  function copyRow(from: Int32Array, to: Int32Array, start: number, end: number): void {
    for (let at = start; at < end; at++) to[at] = from[at]!;
  }

  function forget(): void {
    for (const order of touchedOrders) touched[order] = 0;
    touchedOrders = [];
  }

  return {
    touch(order) {
      if (touched[order]) return;
      touched[order] = 1;
      touchedOrders.push(order);
    },
    keep() {
      for (const order of touchedOrders) {
        copyRow(state.lineSiteUnits, lineSiteUnits, orderFirstLine[order]! * siteCount, orderFirstLine[order + 1]! * siteCount);
        copyRow(state.parcelUnits, parcelUnits, order * siteCount, (order + 1) * siteCount);
        copyRow(state.parcelDay, parcelDay, order * siteCount, (order + 1) * siteCount);
      }
      forget();
    },
    restore() {
      for (const order of touchedOrders) clearOrder(state, order);
      for (const order of touchedOrders) {
        for (let line = orderFirstLine[order]!; line < orderFirstLine[order + 1]!; line++) {
          if (lineFrozen[line]) continue;
          for (let site = 0; site < siteCount; site++) {
            const units = lineSiteUnits[line * siteCount + site]!;
            if (units > 0) placeUnits(state, line, site, units);
          }
        }
        for (let site = 0; site < siteCount; site++) {
          const at = order * siteCount + site;
          if (parcelDay[at]! >= 0) bookParcel(state, order, site, parcelUnits[at]!, parcelDay[at]!);
        }
        state.orderPenalty[order] = orderPenalty(state, order);
      }
      forget();
    },
  };
}
