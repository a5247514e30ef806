import type { AllocationProblem, ProblemOrder, ProblemStock } from '../libs/allocation/index.ts';
import { seededRandom } from '../libs/allocation/index.ts';

export interface SyntheticShape {
  readonly orderCount: number;
  readonly siteCount: number;
  readonly seed: number;
  /** Stock over demand, e.g. 0.9. */
  readonly stockShare: number;
  /** Promises, priorities and a daily capacity of this share of demand over ten days; absent = none of them. */
  readonly capacityShare?: number;
}

const ZONES = 8;
const DAYS = 14;

/**
 * A made-up backlog: one to five lines an order, items drawn by a power law, stock of each
 * item strewn over a few of the sites, so that many orders cannot come from one place.
 */
export function syntheticProblem({ orderCount, siteCount, seed, stockShare, capacityShare }: SyntheticShape): AllocationProblem {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const itemCount = Math.max(20, Math.round(orderCount / 5));
  const demand = new Float64Array(itemCount);
  let unitTotal = 0;

  const orders = Array.from({ length: orderCount }, (_, at): ProblemOrder => {
    const items = new Set<number>();
    const lineCount = 1 + below(4);
    while (items.size < lineCount) items.add(Math.floor(itemCount * random() ** 1.7));
    const lines = [...items].map((item, line) => {
      const units = random() < 0.75 ? 1 : 2 + below(2);
      demand[item]! += units;
      unitTotal += units;
      return { id: `o${at}-${line}`, itemId: `i${item}`, units, currentSiteId: null, frozen: false };
    });
    const crisis = capacityShare !== undefined;
    return {
      id: `o${at}`, lines, zoneId: `z${below(ZONES)}`, splitsMax: siteCount,
      priorityWeight: crisis ? [1, 1, 1, 3, 10][below(5)]! : 1,
      promisedDay: crisis ? 2 + below(8) : null,
      shipComplete: crisis && random() < 0.15,
    };
  });

  const stock: ProblemStock[] = [];
  for (let item = 0; item < itemCount; item++) {
    const units = Math.floor(demand[item]! * stockShare);
    const siteIds = Array.from({ length: siteCount }, (_, site) => site).sort(() => random() - 0.5).slice(0, 1 + below(Math.min(4, siteCount)));
    const held = new Map<number, number>();
    for (let unit = 0; unit < units; unit++) {
      const site = siteIds[below(siteIds.length)]!;
      held.set(site, (held.get(site) ?? 0) + 1);
    }
    for (const [site, freeUnits] of held) stock.push({ siteId: `s${site}`, itemId: `i${item}`, freeUnits });
  }

  const dailyUnits = Math.ceil((unitTotal * (capacityShare ?? 100)) / 10 / siteCount);
  return {
    orders, stock,
    sites: Array.from({ length: siteCount }, (_, site) => ({
      id: `s${site}`, open: true, handlingCostMinorPerUnit: 20 + below(40),
      capacityUnitsByDay: Array.from({ length: DAYS }, (_, day) => (day % 7 === 6 ? 0 : dailyUnits)),
    })),
    lanes: Array.from({ length: siteCount * ZONES }, (_, at) => ({
      siteId: `s${Math.floor(at / ZONES)}`, zoneId: `z${at % ZONES}`, transitDays: 1 + below(4), parcelCostMinor: 350 + below(500),
    })),
  };
}
