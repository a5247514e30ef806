import { NO_PROMISE } from './compile-problem.ts';
import type { Instance } from './compile-problem.ts';
import { bookShipDay, releaseShipDay } from './ship-day.ts';
import type { SiteDays } from './ship-day.ts';
import type { Weights } from './weights.ts';

/**
 * A plan in the making. Every change goes through `placeUnits`, `bookParcel` and
 * `clearOrder`, which keep stock, capacity and the per-order penalty in step.
 */
export interface PlanState {
  readonly instance: Instance;
  readonly weights: Weights;
  /** [item][site], open sites only. */
  readonly freeStock: Int32Array;
  readonly siteDays: readonly SiteDays[];
  /** [line][site] */
  readonly lineSiteUnits: Int32Array;
  readonly lineFilled: Int32Array;
  /** [order][site] unfrozen units, and the day they ship (-1 = no parcel). */
  readonly parcelUnits: Int32Array;
  readonly parcelDay: Int32Array;
  /** [order][site] 1 where a frozen line of the order already makes a parcel. */
  readonly frozenParcel: Uint8Array;
  /** Stock left and demand unfilled per item, over all open sites: where both are > 0 a plan can grow. */
  readonly itemFree: Int32Array;
  readonly itemShort: Int32Array;
  /** Each order's share of the scalar objective. */
  readonly orderPenalty: Float64Array;
}

/** An empty plan: frozen lines at their sites, all others short. */
export function createPlanState(instance: Instance, weights: Weights): PlanState {
  const { siteCount, dayCount, itemCount, lineCount, orderCount } = instance;
  const freeStock = instance.stock.slice();
  const itemFree = new Int32Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    for (let site = 0; site < siteCount; site++) {
      if (!instance.siteOpen[site]) freeStock[item * siteCount + site] = 0;
      itemFree[item]! += freeStock[item * siteCount + site]!;
    }
  }
  const freeCapacity = instance.capacity.slice();
  const state: PlanState = {
    instance, weights, freeStock, itemFree,
    siteDays: Array.from({ length: siteCount }, (_, site) => ({
      free: freeCapacity, whole: instance.capacity, first: site * dayCount, dayCount,
    })),
    lineSiteUnits: new Int32Array(lineCount * siteCount),
    lineFilled: new Int32Array(lineCount),
    parcelUnits: new Int32Array(orderCount * siteCount),
    parcelDay: new Int32Array(orderCount * siteCount).fill(-1),
    frozenParcel: new Uint8Array(orderCount * siteCount),
    itemShort: new Int32Array(itemCount),
    orderPenalty: new Float64Array(orderCount),
  };
  for (let line = 0; line < lineCount; line++) {
    const units = instance.lineUnits[line]!;
    if (instance.lineFrozen[line]) {
      const site = instance.lineCurrentSite[line]!;
      state.lineSiteUnits[line * siteCount + site] = units;
      state.lineFilled[line] = units;
      state.frozenParcel[instance.lineOrder[line]! * siteCount + site] = 1;
    } else {
      state.itemShort[instance.lineItem[line]!]! += units;
    }
  }
  for (let order = 0; order < orderCount; order++) state.orderPenalty[order] = orderPenalty(state, order);
  return state;
}

/** Give a line units from a site's free stock. The parcel they travel in is booked apart. */
export function placeUnits(state: PlanState, line: number, site: number, units: number): void {
  const { siteCount, lineItem } = state.instance;
  const item = lineItem[line]!;
  state.freeStock[item * siteCount + site]! -= units;
  state.itemFree[item]! -= units;
  state.itemShort[item]! -= units;
  state.lineSiteUnits[line * siteCount + site]! += units;
  state.lineFilled[line]! += units;
}

/** Take capacity for all unfrozen units an order has at a site. */
export function bookParcel(state: PlanState, order: number, site: number, units: number, day: number): void {
  const at = order * state.instance.siteCount + site;
  state.parcelUnits[at] = units;
  state.parcelDay[at] = day;
  bookShipDay(state.siteDays[site]!, units, day);
}

/** Return everything unfrozen an order holds. */
export function clearOrder(state: PlanState, order: number): void {
  const { siteCount, orderFirstLine, lineItem, lineFrozen } = state.instance;
  const { lineSiteUnits, parcelUnits, parcelDay } = state;
  const firstLine = orderFirstLine[order]!;
  const endLine = orderFirstLine[order + 1]!;
  for (let site = 0; site < siteCount; site++) {
    const at = order * siteCount + site;
    if (parcelDay[at]! < 0) continue;
    releaseShipDay(state.siteDays[site]!, parcelUnits[at]!, parcelDay[at]!);
    parcelUnits[at] = 0;
    parcelDay[at] = -1;
    for (let line = firstLine; line < endLine; line++) {
      const units = lineSiteUnits[line * siteCount + site]!;
      if (units === 0 || lineFrozen[line]) continue;
      const item = lineItem[line]!;
      lineSiteUnits[line * siteCount + site] = 0;
      state.lineFilled[line]! -= units;
      state.freeStock[item * siteCount + site]! += units;
      state.itemFree[item]! += units;
      state.itemShort[item]! += units;
    }
  }
}

/** An order's share of the scalar objective, counted afresh from the arrays. */
export function orderPenalty(state: PlanState, order: number): number {
  const { instance, weights } = state;
  const { siteCount } = instance;
  const priority = instance.orderPriority[order]!;
  let penalty = 0;
  for (let line = instance.orderFirstLine[order]!; line < instance.orderFirstLine[order + 1]!; line++) {
    if (instance.lineFrozen[line]) continue;
    penalty += weights.shortUnit * priority * (instance.lineUnits[line]! - state.lineFilled[line]!);
    const current = instance.lineCurrentSite[line]!;
    if (current >= 0 && state.lineSiteUnits[line * siteCount + current]! < state.lineFilled[line]!) penalty += weights.movedLine;
  }
  for (let site = 0; site < siteCount; site++) {
    const at = order * siteCount + site;
    if (state.parcelDay[at]! >= 0) {
      penalty += parcelPenalty(state, order, site, state.parcelUnits[at]!, state.parcelDay[at]!);
    }
  }
  return penalty;
}

/** What a parcel of unfrozen units costs; riding with a frozen line saves the parcel, not the handling. */
export function parcelPenalty(state: PlanState, order: number, site: number, units: number, day: number): number {
  const { instance, weights } = state;
  const lane = instance.orderZone[order]! * instance.siteCount + site;
  const rides = state.frozenParcel[order * instance.siteCount + site] === 1;
  const late = day + instance.laneTransitDays[lane]! > instance.orderPromisedDay[order]!;
  return (
    (rides ? 0 : weights.parcel + instance.laneCost[lane]!) +
    units * instance.handlingCost[site]! +
    (late ? weights.lateUnit * instance.orderPriority[order]! * units : 0)
  );
}

/** The last ship day that keeps an order's promise; negative when the lane alone is too slow. */
export function lastShipDay(instance: Instance, order: number, site: number): number {
  const promisedDay = instance.orderPromisedDay[order]!;
  if (promisedDay === NO_PROMISE) return instance.dayCount - 1;
  return promisedDay - instance.laneTransitDays[instance.orderZone[order]! * instance.siteCount + site]!;
}
