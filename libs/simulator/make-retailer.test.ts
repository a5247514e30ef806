import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { makeRetailer } from './make-retailer.ts';
import type { Retailer } from './retailer.ts';

const AS_OF = new Date('2026-11-22T00:00:00Z');
const sizes = fc.record({
  seed: fc.string(),
  ordersPerDay: fc.integer({ min: 1, max: 5_000 }),
  itemCount: fc.integer({ min: 1, max: 320 }),
  customerCount: fc.integer({ min: 1, max: 300 }),
});

test('the same options give the same retailer to the byte, another seed another', () => {
  const one = JSON.stringify(makeRetailer({ seed: 'demo', stockAsOf: AS_OF }));
  assert.equal(JSON.stringify(makeRetailer({ seed: 'demo', stockAsOf: AS_OF })), one);
  assert.notEqual(JSON.stringify(makeRetailer({ seed: 'demo 2', stockAsOf: AS_OF })), one);
});

test('the default retailer has the size of a believable one', () => {
  const { items, sites, carriers, markets, customers, lots } = makeRetailer({ seed: 'demo', stockAsOf: AS_OF });
  assert.ok(items.length >= 300 && items.length <= 400, `${items.length} items`);
  assert.deepEqual([sites.length, carriers.length, markets.length, customers.length], [5, 3, 8, 3_600]);
  assert.ok(lots.length > items.length, 'most items have several lots');
  assert.ok(items.some((item) => item.perishable));

  const byPopularity = items.map((item) => item.popularity).sort((one, other) => other - one);
  const topFifth = byPopularity.slice(0, items.length / 5).reduce((sum, share) => sum + share, 0);
  assert.ok(topFifth > 0.5 && topFifth < 0.8, `the best fifth has ${topFifth} of the lines`);
});

test('whatever its size, references resolve, codes are unique and quantities positive', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const retailer = makeRetailer({ ...size, stockAsOf: AS_OF });
      assertUnique(retailer);
      const skus = new Set(retailer.items.map((item) => item.sku));
      const suppliers = new Set(retailer.suppliers.map((supplier) => supplier.code));
      const sites = new Set(retailer.sites.map((site) => site.code));
      const skuOfLot = new Map(retailer.lots.map((lot) => [lot.code, lot.sku]));
      for (const item of retailer.items) assert.ok(suppliers.has(item.supplierCode) && item.priceMinor > 0 && item.weightGrams > 0);
      for (const lot of retailer.lots) assert.ok(skus.has(lot.sku) && suppliers.has(lot.supplierCode));
      for (const level of retailer.stock) {
        assert.equal(skuOfLot.get(level.lotCode), level.sku);
        assert.ok(sites.has(level.siteCode) && Number.isInteger(level.units) && level.units > 0);
      }
      assert.equal(retailer.lanes.length, retailer.sites.length * retailer.carriers.length * retailer.markets.length);
      for (const market of retailer.markets) assert.ok(retailer.customers.some((customer) => customer.country === market.country));
    }),
    { seed: 1, numRuns: 40 },
  );
});

test('no lot on the shelf has expired, and none is from the future', () => {
  for (const lot of makeRetailer({ seed: 'demo', stockAsOf: AS_OF }).lots) {
    assert.ok(lot.madeOn < '2026-11-22', `${lot.code} was made on ${lot.madeOn}`);
    assert.ok(lot.expiresOn === null || lot.expiresOn > '2026-11-22', `${lot.code} expired on ${lot.expiresOn}`);
  }
});

test('shares add up to one', () => {
  const { items, markets, channels, shippingServices, gateways } = makeRetailer({ seed: 'demo', stockAsOf: AS_OF });
  for (const shares of [items.map((item) => item.popularity), ...[markets, channels, shippingServices, gateways].map((list) => list.map((entry) => entry.orderShare))]) {
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  }
});

test('nobody can be reached by accident', () => {
  const { customers, suppliers, domain } = makeRetailer({ seed: 'demo', stockAsOf: AS_OF });
  for (const { email } of [...customers, ...suppliers]) assert.match(email, /^[a-z0-9.-]+@([a-z-]+\.)?example$/);
  for (const { phone } of customers) {
    if (phone !== undefined) assert.match(phone, /^\+(447700900\d{3}|441134960\d{3}|441632960\d{3}|493023125\d{3}|496990009\d{3}|494066969\d{3}|3363998\d{4}|3319900\d{4})$/);
  }
  assert.equal(domain, 'brambleholt.example');
});

test('a size that cannot be made is refused with what can', () => {
  assert.throws(() => makeRetailer({ seed: 'demo', stockAsOf: AS_OF, itemCount: 100_000 }), /1 to 320/);
  assert.throws(() => makeRetailer({ seed: 'demo', stockAsOf: AS_OF, ordersPerDay: 0 }), /above 0/);
});

function assertUnique(retailer: Retailer): void {
  const lists = [retailer.sites, retailer.suppliers, retailer.carriers, retailer.lots, retailer.customers, retailer.channels];
  for (const list of lists) assert.equal(new Set(list.map((entry) => entry.code)).size, list.length);
  assert.equal(new Set(retailer.items.map((item) => item.sku)).size, retailer.items.length);
  assert.equal(new Set(retailer.stock.map((level) => `${level.siteCode} ${level.lotCode}`)).size, retailer.stock.length);
}
