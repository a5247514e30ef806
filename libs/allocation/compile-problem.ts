import { checkProblem } from './check-problem.ts';
import type { AllocationProblem } from './problem.ts';

/**
 * A problem as flat arrays, ids replaced by positions. Tables are row-major: `stock` is
 * [item][site], `laneTransitDays` is [zone][site], `capacity` is [site][day].
 */
export interface Instance {
  readonly problem: AllocationProblem;
  readonly siteCount: number;
  readonly dayCount: number;
  readonly itemCount: number;
  readonly orderCount: number;
  readonly lineCount: number;
  readonly siteOpen: Uint8Array;
  readonly capacity: Int32Array;
  /** Free units at open and closed sites alike. */
  readonly stock: Int32Array;
  /** -1 = no lane. */
  readonly laneTransitDays: Int32Array;
  readonly laneCost: Float64Array;
  readonly handlingCost: Float64Array;
  readonly orderPriority: Float64Array;
  /** NO_PROMISE where there is none. */
  readonly orderPromisedDay: Int32Array;
  readonly orderShipComplete: Uint8Array;
  readonly orderSplitsMax: Int32Array;
  readonly orderZone: Int32Array;
  /** Lines of order o: [orderFirstLine[o], orderFirstLine[o + 1]). */
  readonly orderFirstLine: Int32Array;
  readonly lineOrder: Int32Array;
  readonly lineItem: Int32Array;
  readonly lineUnits: Int32Array;
  /** -1 = none. */
  readonly lineCurrentSite: Int32Array;
  readonly lineFrozen: Uint8Array;
  /** Orders with an unfrozen line for item i: itemOrders[itemFirstOrder[i] .. itemFirstOrder[i + 1]). */
  readonly itemFirstOrder: Int32Array;
  readonly itemOrders: Int32Array;
  /** Heaviest first, then the earliest promise, then as given. */
  readonly ordersByPriority: Int32Array;
}

/** A promise so far away that nothing within a horizon misses it. */
export const NO_PROMISE = 1_000_000;

/**
 * Check a problem and lay it out for the solver.
 *
 * @throws {InvalidProblemError} when it contradicts itself.
 */
export function compileProblem(problem: AllocationProblem): Instance {
  checkProblem(problem);
  const { sites, orders } = problem;
  const siteCount = sites.length;
  const dayCount = sites.reduce((days, site) => Math.max(days, site.capacityUnitsByDay.length), 0);
  const siteIndex = new Map(sites.map((site, index) => [site.id, index]));
  const itemIndex = new Map<string, number>();
  const zoneIndex = new Map<string, number>();
  const lineCount = orders.reduce((count, order) => count + order.lines.length, 0);

  const instance = {
    problem, siteCount, dayCount, lineCount,
    orderCount: orders.length,
    siteOpen: Uint8Array.from(sites, (site) => Number(site.open)),
    handlingCost: Float64Array.from(sites, (site) => site.handlingCostMinorPerUnit),
    capacity: new Int32Array(siteCount * dayCount),
    orderPriority: Float64Array.from(orders, (order) => order.priorityWeight),
    orderPromisedDay: Int32Array.from(orders, (order) => Math.min(order.promisedDay ?? NO_PROMISE, NO_PROMISE)),
    orderShipComplete: Uint8Array.from(orders, (order) => Number(order.shipComplete)),
    orderSplitsMax: Int32Array.from(orders, (order) => Math.min(order.splitsMax, siteCount)),
    orderZone: Int32Array.from(orders, (order) => indexOf(zoneIndex, order.zoneId)),
    orderFirstLine: new Int32Array(orders.length + 1),
    lineOrder: new Int32Array(lineCount),
    lineItem: new Int32Array(lineCount),
    lineUnits: new Int32Array(lineCount),
    lineCurrentSite: new Int32Array(lineCount).fill(-1),
    lineFrozen: new Uint8Array(lineCount),
  };
  sites.forEach((site, index) => instance.capacity.set(site.capacityUnitsByDay, index * dayCount));

  let line = 0;
  orders.forEach((order, orderAt) => {
    instance.orderFirstLine[orderAt] = line;
    for (const given of order.lines) {
      instance.lineOrder[line] = orderAt;
      instance.lineItem[line] = indexOf(itemIndex, given.itemId);
      instance.lineUnits[line] = given.units;
      if (given.currentSiteId !== null) instance.lineCurrentSite[line] = siteIndex.get(given.currentSiteId)!;
      instance.lineFrozen[line] = Number(given.frozen);
      line += 1;
    }
  });
  instance.orderFirstLine[orders.length] = line;

  for (const lane of problem.lanes) indexOf(zoneIndex, lane.zoneId);
  const laneTransitDays = new Int32Array(zoneIndex.size * siteCount).fill(-1);
  const laneCost = new Float64Array(zoneIndex.size * siteCount);
  for (const lane of problem.lanes) {
    const at = zoneIndex.get(lane.zoneId)! * siteCount + siteIndex.get(lane.siteId)!;
    laneTransitDays[at] = lane.transitDays;
    laneCost[at] = lane.parcelCostMinor;
  }

  // Stock of items nobody waits for is left out: it cannot change the plan.
  const itemCount = itemIndex.size;
  const stock = new Int32Array(itemCount * siteCount);
  for (const row of problem.stock) {
    const item = itemIndex.get(row.itemId);
    if (item !== undefined) stock[item * siteCount + siteIndex.get(row.siteId)!]! += row.freeUnits;
  }

  return {
    ...instance, itemCount, stock, laneTransitDays, laneCost,
    ...ordersByItem(itemCount, instance),
    ordersByPriority: sortByPriority(instance),
  };
}

function indexOf(index: Map<string, number>, id: string): number {
  const known = index.get(id);
  if (known !== undefined) return known;
  index.set(id, index.size);
  return index.size - 1;
}

function ordersByItem(itemCount: number, { lineItem, lineOrder, lineFrozen }: Pick<Instance, 'lineItem' | 'lineOrder' | 'lineFrozen'>) {
  const itemFirstOrder = new Int32Array(itemCount + 1);
  lineItem.forEach((item, line) => {
    if (!lineFrozen[line]) itemFirstOrder[item + 1]! += 1;
  });
  for (let item = 0; item < itemCount; item++) itemFirstOrder[item + 1]! += itemFirstOrder[item]!;
  const next = itemFirstOrder.slice();
  const itemOrders = new Int32Array(itemFirstOrder[itemCount]!);
  lineItem.forEach((item, line) => {
    if (!lineFrozen[line]) itemOrders[next[item]!++] = lineOrder[line]!;
  });
  return { itemFirstOrder, itemOrders };
}

function sortByPriority({ orderCount, orderPriority, orderPromisedDay }: Pick<Instance, 'orderCount' | 'orderPriority' | 'orderPromisedDay'>): Int32Array {
  return Int32Array.from({ length: orderCount }, (_, order) => order).sort(
    (a, b) => orderPriority[b]! - orderPriority[a]! || orderPromisedDay[a]! - orderPromisedDay[b]! || a - b,
  );
}
