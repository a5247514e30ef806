import type { Placement } from './assortment.ts';
import { roundKeepingMean, wholeBetween } from './distributions.ts';
import { DAY_MS } from './local-clock.ts';
import { lotOf } from './lots.ts';
import { streamOf } from './random.ts';
import { seasonOf } from './rhythm.ts';
import type { Lot, StockLevel } from './retailer.ts';

const COVER_DAYS_LEAST = 14;
const COVER_DAYS_MOST = 40;
/** Of what can spoil, at most this share of its shelf life is kept. */
const SHELF_LIFE_SHARE_MAX = 0.35;
/** Placements that have just run dry, as some always have. */
const SOLD_OUT_SHARE = 0.03;
const LOTS_PER_PLACEMENT_MAX = 3;

/** What lies where at an instant, by lot; newer lots last. */
export function makeStock(seed: string, assortment: readonly Placement[], asOf: Date): { lots: Lot[]; stock: StockLevel[] } {
  const today = Math.floor(asOf.getTime() / DAY_MS);
  const lots = new Map<string, Lot>();
  const stock: StockLevel[] = [];

  for (const { item, siteCode, unitsPerDay } of assortment) {
    const random = streamOf(seed, 'stock', item.sku, siteCode);
    if (random() < SOLD_OUT_SHARE) continue;

    const coverDaysMax = Math.min(COVER_DAYS_MOST, (item.shelfLifeDays ?? Infinity) * SHELF_LIFE_SHARE_MAX);
    const coverDays = COVER_DAYS_LEAST + random() * (COVER_DAYS_MOST - COVER_DAYS_LEAST);
    const units = Math.max(1, roundKeepingMean(random, unitsPerDay * seasonOf(today) * Math.min(coverDays, coverDaysMax)));
    const lotCount = item.perishable ? 1 : Math.min(units, wholeBetween(random, 1, LOTS_PER_PLACEMENT_MAX));

    for (let nth = 0; nth < lotCount; nth++) {
      const weeksAgo = lotCount - nth;
      const lot = lotOf(seed, item, today - weeksAgo * 7);
      lots.set(lot.code, lot);
      const lotUnits = Math.floor((units * (nth + 1)) / lotCount) - Math.floor((units * nth) / lotCount);
      stock.push({ siteCode, sku: item.sku, lotCode: lot.code, units: lotUnits });
    }
  }
  return { lots: [...lots.values()], stock };
}
