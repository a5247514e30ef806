import { HOME_SITES } from './network.ts';
import type { Category, Item, Market } from './retailer.ts';

/**
 * What customers order, on average. Stock, capacity and deliveries are sized by the same
 * figures, so that a retailer in quiet times neither runs dry nor drowns.
 */

/** Further lines after the first: geometric, P(one more) = this; mean lines = 1 / (1 - p) = 1.82. */
export const MORE_LINES_CHANCE = 0.45;
export const LINES_PER_ORDER_MAX = 8;
const LINES_PER_ORDER_MEAN = (1 - MORE_LINES_CHANCE ** LINES_PER_ORDER_MAX) / (1 - MORE_LINES_CHANCE);

/** One more unit of the same item, again geometric. */
export const MORE_UNITS_CHANCE: Readonly<Record<Category, number>> = { kitchen: 0.12, home: 0.15, outdoor: 0.12, baby: 0.2, food: 0.45 };
export const UNITS_PER_LINE_MAX = 12;

function meanUnitsPerLine(category: Category): number {
  const chance = MORE_UNITS_CHANCE[category];
  return (1 - chance ** UNITS_PER_LINE_MAX) / (1 - chance);
}

export function meanUnitsPerDay(item: Item, ordersPerDay: number): number {
  return ordersPerDay * LINES_PER_ORDER_MEAN * item.popularity * meanUnitsPerLine(item.category);
}

/** The share of all orders that goes to each site while nothing is wrong. */
export function siteShares(markets: readonly Market[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const market of markets) {
    for (const [siteCode, share] of Object.entries(HOME_SITES[market.country])) {
      shares.set(siteCode, (shares.get(siteCode) ?? 0) + market.orderShare * share);
    }
  }
  return shares;
}
