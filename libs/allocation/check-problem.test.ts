import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidProblemError, planAllocation } from './index.ts';
import type { AllocationProblem } from './index.ts';
import { orderLike, siteLike, stockOf, twoSites } from './sample-problems.testing.ts';

const refused: [string, Partial<AllocationProblem>, RegExp][] = [
  ['a site given twice', { sites: [siteLike({}), siteLike({})] }, /Site A is given twice/],
  ['a negative capacity', { sites: [siteLike({ capacityUnitsByDay: [5, -1] })], lanes: [] }, /capacity of -1 units on day 1/],
  ['stock at an unknown site', { stock: stockOf('Z', { kettle: 1 }) }, /lies at Z, which is not among the sites/],
  ['half a unit of stock', { stock: stockOf('A', { kettle: 0.5 }) }, /is 0.5 units/],
  ['a lane from an unknown site', { lanes: [{ siteId: 'Z', zoneId: 'north', transitDays: 1, parcelCostMinor: 1 }] }, /starts at Z/],
  ['an order given twice', { orders: [orderLike({ kettle: 1 }), orderLike({ lamp: 1 })] }, /Order order is given twice/],
  ['no units', { orders: [orderLike({ kettle: 0 })] }, /asks for 0 units/],
  ['huge units', { orders: [orderLike({ kettle: 1e12 })] }, /asks for 1000000000000 units/],
  ['no weight', { orders: [orderLike({ kettle: 1 }, { priorityWeight: 0 })] }, /priority weight 0/],
  ['no parcel allowed', { orders: [orderLike({ kettle: 1 }, { splitsMax: 0 })] }, /may come in 0 parcels/],
  ['half a promised day', { orders: [orderLike({ kettle: 1 }, { promisedDay: 1.5 })] }, /promised for day 1.5/],
  ['frozen nowhere', { orders: [orderLike({ kettle: 1 }, {}, { frozen: true })] }, /frozen but has no site/],
  ['at an unknown site', { orders: [orderLike({ kettle: 1 }, {}, { currentSiteId: 'Z' })] }, /allocated to Z/],
];

for (const [name, given, message] of refused) {
  test(`refused, with the place and the remedy: ${name}`, () => {
    assert.throws(() => planAllocation(twoSites(given), { seed: 1 }), (error) => {
      assert.ok(error instanceof InvalidProblemError);
      assert.match(error.message, message);
      assert.match(error.message, /\. (Give|Add|Name)/);
      return true;
    });
  });
}
