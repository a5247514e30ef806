import type { Instance } from './compile-problem.ts';

/** Put the first `count` of `orders` into the sequence in which they are served anew. */
export type SequenceOrders = (orders: Int32Array, count: number) => void;

/** Shares of rounds in which equals are served at random, and with the most lines first; else the fewest first. */
const AT_RANDOM = 0.4;
const MOST_LINES_FIRST = 0.3;

/** Heavier orders always come first; among equals the rule is drawn anew each time. */
export function createSequenceOrders(instance: Instance, random: () => number): SequenceOrders {
  const { orderFirstLine, orderPriority } = instance;
  const keys = new Float64Array(instance.orderCount);

  return function sequenceOrders(orders, count) {
    const rule = random();
    const linesSign = rule < AT_RANDOM ? 0 : rule < AT_RANDOM + MOST_LINES_FIRST ? -1 : 1;
    for (let at = 0; at < count; at++) {
      const order = orders[at]!;
      keys[order] = linesSign * (orderFirstLine[order + 1]! - orderFirstLine[order]!) + random();
    }
    // Insertion sort: there are a dozen at most, and no array is made.
    for (let at = 1; at < count; at++) {
      const order = orders[at]!;
      let hole = at;
      while (hole > 0 && comesBefore(order, orders[hole - 1]!)) {
        orders[hole] = orders[hole - 1]!;
        hole -= 1;
      }
      orders[hole] = order;
    }
  };

  function comesBefore(a: number, b: number): boolean {
    return orderPriority[a]! > orderPriority[b]! || (orderPriority[a] === orderPriority[b] && keys[a]! < keys[b]!);
  }
}
