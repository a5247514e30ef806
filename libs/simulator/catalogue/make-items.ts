import { pick, wholeBetween } from '../distributions.ts';
import { streamOf } from '../random.ts';
import { shelfPrice } from '../shelf-price.ts';
import type { Category, Item, Supplier } from '../retailer.ts';
import { BABY } from './baby.ts';
import { FOOD } from './food.ts';
import { HOME } from './home.ts';
import { KITCHEN } from './kitchen.ts';
import { OUTDOOR } from './outdoor.ts';
import type { Product } from './product.ts';

const SHELVES: readonly { category: Category; prefix: string; products: readonly Product[] }[] = [
  { category: 'kitchen', prefix: 'KIT', products: KITCHEN },
  { category: 'home', prefix: 'HOM', products: HOME },
  { category: 'outdoor', prefix: 'OUT', products: OUTDOOR },
  { category: 'baby', prefix: 'BAB', products: BABY },
  { category: 'food', prefix: 'FOO', products: FOOD },
];

/** Shorter shelf lives than this make an item perishable: it must not wait in a backlog. */
const PERISHABLE_SHELF_LIFE_DAYS = 90;

/**
 * Popularity by rank: (rank + ZIPF_OFFSET) ^ -ZIPF_EXPONENT, the Zipf-Mandelbrot law; its
 * offset flattens the top. With 300 items the best 20% have about 53% of the lines, between
 * the 80% that shops with few items report and the long tail of those with many
 * (Brynjolfsson, Hu and Smith 2003).
 */
const ZIPF_EXPONENT = 0.9;
const ZIPF_OFFSET = 4;

/**
 * The first `itemCount` items of the catalogue, taken evenly over its shelves.
 *
 * @throws {RangeError} when the catalogue has fewer.
 */
export function makeItems(seed: string, itemCount: number | undefined, suppliers: readonly Supplier[]): Item[] {
  const random = streamOf(seed, 'items');
  const whole = SHELVES.flatMap(({ category, prefix, products }) => {
    const supplierCodes = suppliers.filter((supplier) => supplier.categories.includes(category)).map((supplier) => supplier.code);
    return products.flatMap((product, index) => {
      const supplierCode = pick(random, supplierCodes);
      return variantsOf(product).map((variant, variantIndex) => ({
        sku: `${prefix}-${String(index + 1).padStart(3, '0')}${String.fromCodePoint(65 + variantIndex)}`,
        ...variant,
        category,
        perishable: (product.shelfLifeDays ?? Infinity) < PERISHABLE_SHELF_LIFE_DAYS,
        shelfLifeDays: product.shelfLifeDays ?? null,
        supplierCode,
      }));
    });
  });
  const count = itemCount ?? whole.length;
  if (!Number.isInteger(count) || count < 1 || count > whole.length) {
    throw new RangeError(`Cannot make ${count} items: the catalogue holds 1 to ${whole.length}; leave itemCount out to have all.`);
  }
  const chosen = Array.from({ length: count }, (_, index) => whole[Math.floor((index * whole.length) / count)]!);
  return withPopularity(seed, chosen);
}

function withPopularity(seed: string, items: readonly Omit<Item, 'popularity'>[]): Item[] {
  const random = streamOf(seed, 'popularity');
  const ranks = items.map((_, index) => index + 1);
  for (let last = ranks.length - 1; last > 0; last--) {
    const other = wholeBetween(random, 0, last);
    [ranks[last], ranks[other]] = [ranks[other]!, ranks[last]!];
  }
  const weights = ranks.map((rank) => (rank + ZIPF_OFFSET) ** -ZIPF_EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return items.map((item, index) => ({ ...item, popularity: weights[index]! / total }));
}

function variantsOf({ title, priceMinor, weightGrams, sizes = { '': 1 }, finishes = [''] }: Product) {
  return Object.entries(sizes).flatMap(([size, factor]) =>
    finishes.map((finish) => ({
      title: [title, size, finish].filter((part) => part !== '').join(', '),
      priceMinor: shelfPrice(priceMinor * factor),
      weightGrams: Math.round((weightGrams * factor) / 10) * 10,
    })),
  );
}
