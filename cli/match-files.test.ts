import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchFiles } from './match-files.ts';
import { openMapping } from './open-mapping.ts';

const { mapping } = await openMapping('olist');
const EXPORT = ['orders', 'order_items', 'order_payments', 'customers', 'products', 'sellers'].map((name) => `data/A-olist_${name}_dataset.csv.gz`);

test('the files of an export find their places by their names', () => {
  assert.deepEqual(matchFiles(mapping, [...EXPORT, 'data/A-olist_order_reviews_dataset.csv.gz']), {
    orders: EXPORT[0],
    companions: { items: EXPORT[1], order_payments: EXPORT[2], customers: EXPORT[3], products: EXPORT[4], sellers: EXPORT[5] },
    unused: ['data/A-olist_order_reviews_dataset.csv.gz'],
  });
});

test('what a name says counts more than what it looks like', () => {
  const { companions } = matchFiles(mapping, [...EXPORT.slice(0, 5), 'sellers=data/orders-of-others.csv']);
  assert.equal(companions.sellers, 'data/orders-of-others.csv');
});

test('ambiguous, missing and unknown files are refused by name', () => {
  assert.throws(() => matchFiles(mapping, [...EXPORT, 'more/orders.csv']), /Both .* look like the mapping's "orders"/);
  assert.throws(() => matchFiles(mapping, EXPORT.slice(1)), /None of the files is the mapping's "orders"/);
  assert.throws(() => matchFiles(mapping, EXPORT.slice(0, 4)), /also needs products, sellers/);
  assert.throws(() => matchFiles(mapping, ['shops=x.csv']), /has no file called "shops"/);
});
