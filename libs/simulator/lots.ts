import { isoDate, weekdayOf } from './local-clock.ts';
import { streamOf } from './random.ts';
import type { Item, Lot } from './retailer.ts';

/**
 * The lot that is delivered in the week of a day: one production run per item and week,
 * delivered to every site that is due, which is why a recall finds it in several places.
 */
export function lotOf(seed: string, item: Item, day: number): Lot {
  const monday = day - weekdayOf(day) + 1;
  const random = streamOf(seed, 'lot', item.sku, monday);
  const ageDaysMax = item.shelfLifeDays === null ? 60 : Math.min(60, Math.floor(item.shelfLifeDays / 8));
  const madeDay = monday - 2 - Math.floor(random() * ageDaysMax);
  return {
    code: `${item.sku}-${isoDate(madeDay).slice(2).replaceAll('-', '')}`,
    sku: item.sku,
    supplierCode: item.supplierCode,
    madeOn: isoDate(madeDay),
    expiresOn: item.shelfLifeDays === null ? null : isoDate(madeDay + item.shelfLifeDays),
  };
}
