import { isoDate, weekdayOf } from './local-clock.ts';
import { streamOf } from './random.ts';
import type { Item, Lot } from './retailer.ts';

/**
 * The lot that is delivered in the week of a day: one production run per item and week,
 * delivered to every site that is due, which is why a recall finds it in several places.
 */
export function lotOf(seed: string, item: Item, day: number): Lot {
  const monday = day - weekdayOf(day) + 1;
  // The way from the maker is an item's own; the day of the week differs, so no two weeks share a run.
  const wayDaysMax = item.shelfLifeDays === null ? 45 : Math.min(45, Math.floor(item.shelfLifeDays / 10));
  const wayDays = 1 + Math.floor(streamOf(seed, 'way', item.sku)() * wayDaysMax);
  const madeDay = monday - wayDays - Math.floor(streamOf(seed, 'lot', item.sku, monday)() * 7);
  return {
    code: `${item.sku}-${isoDate(madeDay).slice(2).replaceAll('-', '')}`,
    sku: item.sku,
    supplierCode: item.supplierCode,
    madeOn: isoDate(madeDay),
    expiresOn: item.shelfLifeDays === null ? null : isoDate(madeDay + item.shelfLifeDays),
  };
}
