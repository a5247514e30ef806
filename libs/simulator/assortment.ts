import { meanUnitsPerDay, siteShares } from './demand.ts';
import { streamOf } from './random.ts';
import type { Item, Market } from './retailer.ts';

/** An item kept at a site, with the demand that falls on it there. */
export interface Placement {
  readonly item: Item;
  readonly siteCode: string;
  readonly unitsPerDay: number;
}

/** Share of the items, by popularity, that every site keeps; the others stand at two or three. */
const EVERYWHERE_SHARE = 0.35;

/** Which item lies where. An item's whole demand is spread over the sites that keep it. */
export function makeAssortment(seed: string, items: readonly Item[], ordersPerDay: number, markets: readonly Market[]): Placement[] {
  const shares = [...siteShares(markets)];
  const byPopularity = [...items].sort((one, other) => other.popularity - one.popularity);
  const everywhere = new Set(byPopularity.slice(0, Math.ceil(items.length * EVERYWHERE_SHARE)));

  return items.flatMap((item) => {
    const sites = everywhere.has(item) ? shares : someSites(seed, item.sku, shares);
    const shareSum = sites.reduce((sum, [, share]) => sum + share, 0);
    return sites.map(([siteCode, share]) => ({
      item,
      siteCode,
      unitsPerDay: meanUnitsPerDay(item, ordersPerDay) * (share / shareSum),
    }));
  });
}

/** Two or three, larger sites more often (weighted sampling without replacement, Efraimidis and Spirakis 2006). */
function someSites(seed: string, sku: string, shares: readonly [string, number][]): [string, number][] {
  const random = streamOf(seed, 'assortment', sku);
  const count = random() < 0.5 ? 2 : 3;
  return shares
    .map((entry) => ({ entry, key: Math.log(1 - random()) / entry[1] }))
    .sort((one, other) => other.key - one.key)
    .slice(0, count)
    .map(({ entry }) => entry);
}
