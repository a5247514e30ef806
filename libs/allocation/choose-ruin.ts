import type { PlanState } from './plan-state.ts';

/** Fill `ruin` with the orders to take apart together; returns how many. */
export type ChooseRuin = (ruin: Int32Array, sizeMax: number) => number;

/** Orders looked at for a seed that could be served better, before any order will do. */
const SEED_TRIES = 12;

/**
 * Make the procedure that picks orders competing for the same scarce things: a seed
 * without a plan or in several parcels, then orders that want an item of those picked.
 */
export function createChooseRuin(state: PlanState, random: () => number): ChooseRuin {
  const { instance } = state;
  const { orderCount, orderFirstLine, lineItem, lineFrozen, itemFirstOrder, itemOrders, siteCount } = instance;
  const picked = new Uint8Array(orderCount);

  const below = (count: number): number => (random() * count) | 0;

  function isTroubled(order: number): boolean {
    let parcels = 0;
    for (let at = order * siteCount; at < (order + 1) * siteCount; at++) if (state.parcelDay[at]! >= 0) parcels += 1;
    return parcels !== 1;
  }

  function chooseSeed(): number {
    let order = below(orderCount);
    for (let attempt = 0; attempt < SEED_TRIES && !isTroubled(order); attempt++) order = below(orderCount);
    return order;
  }

  /** Append an order not picked yet; returns the new size. */
  function pick(ruin: Int32Array, size: number, order: number): number {
    if (picked[order]) return size;
    picked[order] = 1;
    ruin[size] = order;
    return size + 1;
  }

  return function chooseRuin(ruin, sizeMax) {
    let size = pick(ruin, 0, chooseSeed());
    for (let attempt = 0; size < sizeMax && attempt < sizeMax * 3; attempt++) {
      const order = ruin[below(size)]!;
      const lineCount = orderFirstLine[order + 1]! - orderFirstLine[order]!;
      const line = orderFirstLine[order]! + below(lineCount);
      if (lineCount === 0 || lineFrozen[line]) continue;
      const first = itemFirstOrder[lineItem[line]!]!;
      const wanting = itemFirstOrder[lineItem[line]! + 1]! - first;
      size = pick(ruin, size, itemOrders[first + below(wanting)]!);
    }
    for (let at = 0; at < size; at++) picked[ruin[at]!] = 0;
    return size;
  };
}
