import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planAllocation } from './index.ts';
import type { AllocationProblem, PlannedLine } from './index.ts';
import { orderLike, siteLike, stockOf, twoSites } from './sample-problems.testing.ts';

test('the last unit goes to the heavier order', () => {
  const plan = planned({
    stock: stockOf('A', { kettle: 1 }),
    orders: [orderLike({ kettle: 1 }, { id: 'light' }), orderLike({ kettle: 1 }, { id: 'heavy', priorityWeight: 5 })],
  });
  assert.equal(plan['heavy/kettle']!.shortUnits, 0);
  assert.deepEqual(plan['light/kettle']!.why, { code: 'stock_given_to_others', stockUnits: 1, wantedUnits: 2, shortUnits: 1 });
});

test('stock 10 at A and 15 at B: an order of 13 takes exactly 13, from B alone', () => {
  const stock = [...stockOf('A', { kettle: 10 }), ...stockOf('B', { kettle: 15 })];
  const line = planned({ stock, orders: [orderLike({ kettle: 13 })] })['order/kettle']!;
  assert.deepEqual(line.moves.map((move) => [move.siteId, move.units]), [['B', 13]]);
  assert.deepEqual(line.why, { code: 'stock_elsewhere_short', siteId: 'B', nearestSiteId: 'A', stockUnits: 10, leftUnits: 10, neededUnits: 13 });
});

test('an order of 20 is split over both where it may be, and is short where it may not', () => {
  const stock = [...stockOf('A', { kettle: 10 }), ...stockOf('B', { kettle: 15 })];
  const split = planned({ stock, orders: [orderLike({ kettle: 20 })] })['order/kettle']!;
  assert.equal(split.moves.reduce((units, move) => units + move.units, 0), 20);
  assert.deepEqual(split.why, { code: 'split_over_sites', siteIds: ['A', 'B'], neededUnits: 20 });

  const whole = planned({ stock, orders: [orderLike({ kettle: 20 }, { splitsMax: 1 })] })['order/kettle']!;
  assert.deepEqual(whole.moves.map((move) => move.units), [15]);
  assert.deepEqual(whole.why, { code: 'splits_max_reached', splitsMax: 1, shortUnits: 5 });
});

test('two lines come from the farther site together rather than in two parcels', () => {
  const plan = planned({ stock: [...stockOf('A', { kettle: 1 }), ...stockOf('B', { kettle: 1, lamp: 1 })], orders: [orderLike({ kettle: 1, lamp: 1 })] });
  assert.deepEqual(plan['order/kettle']!.why, { code: 'consolidated_with_order', siteId: 'B', nearestSiteId: 'A', linesTogether: 2 });
  assert.deepEqual(plan['order/kettle']!.moves[0]!.siteId, 'B');
});

test('but not when the farther site would break the promise', () => {
  const plan = planned({
    stock: [...stockOf('A', { kettle: 1 }), ...stockOf('B', { kettle: 1, lamp: 1 })],
    orders: [orderLike({ kettle: 1, lamp: 1 }, { promisedDay: 2 })],
  });
  assert.deepEqual(plan['order/kettle']!.moves, [{ siteId: 'A', units: 1, shipDay: 0, arrivalDay: 1, late: false }]);
  assert.equal(plan['order/lamp']!.moves[0]!.late, true);
});

test('when the near site is full until after the promise, the line goes to the far one', () => {
  const line = planned({
    sites: [siteLike({ id: 'A', capacityUnitsByDay: [0, 0, 0, 9] }), siteLike({ id: 'B' })],
    stock: [...stockOf('A', { kettle: 1 }), ...stockOf('B', { kettle: 1 })],
    orders: [orderLike({ kettle: 1 }, { promisedDay: 3 })],
  })['order/kettle']!;
  assert.deepEqual(line.why, { code: 'capacity_full_until', siteId: 'B', fullSiteId: 'A', fullUntilDay: 3 });
});

test('a full horizon leaves lines short, and says until when', () => {
  const line = planned({ sites: [siteLike({ id: 'A', capacityUnitsByDay: [0, 2] })], lanes: [lane('A')], stock: stockOf('A', { kettle: 5 }), orders: [orderLike({ kettle: 5 })] })['order/kettle']!;
  assert.equal(line.shortUnits, 3);
  assert.deepEqual(line.why, { code: 'capacity_full_until', siteId: null, fullSiteId: 'A', fullUntilDay: 2 });
});

test('an order bigger than any day is worked ahead and ships when it is done', () => {
  const line = planned({ sites: [siteLike({ id: 'A', capacityUnitsByDay: [4, 0, 4, 4] })], lanes: [lane('A')], stock: stockOf('A', { kettle: 7 }), orders: [orderLike({ kettle: 7 })] })['order/kettle']!;
  assert.deepEqual(line.moves.map((move) => [move.units, move.shipDay]), [[7, 2]]);
});

test('a tight promise ships first although the other order comes first in the list', () => {
  const plan = planned({
    sites: [siteLike({ id: 'A', capacityUnitsByDay: [1, 1] })], lanes: [lane('A')], stock: stockOf('A', { kettle: 2 }),
    orders: [orderLike({ kettle: 1 }, { id: 'loose', promisedDay: 2 }), orderLike({ kettle: 1 }, { id: 'tight', promisedDay: 1 })],
  });
  assert.deepEqual([plan['tight/kettle']!.moves[0]!.shipDay, plan['loose/kettle']!.moves[0]!.shipDay], [0, 1]);
});

test('a ship-complete order waits for the line that cannot be filled', () => {
  const plan = planned({ stock: stockOf('A', { kettle: 1 }), orders: [orderLike({ kettle: 1, lamp: 1 }, { shipComplete: true })] });
  assert.deepEqual(plan['order/kettle']!.why, { code: 'ship_complete_waits_for', lineIds: ['order/lamp'] });
  assert.deepEqual(plan['order/lamp']!.why, { code: 'no_stock_anywhere', neededUnits: 1 });
});

test('a closed site is left, and what only it holds is named', () => {
  const plan = planned({
    sites: [siteLike({ id: 'A', open: false }), siteLike({ id: 'B' })],
    stock: [...stockOf('A', { kettle: 4, lamp: 6 }), ...stockOf('B', { kettle: 4 })],
    orders: [orderLike({ kettle: 1, lamp: 1 }, {}, { currentSiteId: 'A' })],
  });
  assert.deepEqual(plan['order/kettle']!.why, { code: 'site_closed', siteId: 'B', closedSiteId: 'A', closedUnits: 4 });
  assert.deepEqual(plan['order/lamp']!.why, { code: 'site_closed', siteId: null, closedSiteId: 'A', closedUnits: 6 });
});

test('frozen work stays at a closed site, and the rest of its order may ride along at an open one', () => {
  const frozen = { id: 'order/lamp', itemId: 'lamp', units: 2, currentSiteId: 'B', frozen: true, currentShipDay: 1 };
  const order = orderLike({ kettle: 1 });
  const plan = planAllocation(
    twoSites({ stock: [...stockOf('A', { kettle: 1 }), ...stockOf('B', { kettle: 1 })], orders: [{ ...order, lines: [...order.lines, frozen] }] }),
    { seed: 1 },
  );
  assert.deepEqual(plan.lines[1]!.moves, [{ siteId: 'B', units: 2, shipDay: 1, arrivalDay: 4, late: false }]);
  assert.equal(plan.lines[0]!.moves[0]!.siteId, 'B', 'one parcel instead of two');
  assert.equal(plan.totals.parcels, 1);
});

test('nobody delivers there: the line says so', () => {
  const line = planned({ stock: stockOf('A', { kettle: 1 }), orders: [orderLike({ kettle: 1 }, { zoneId: 'moon' })] })['order/kettle']!;
  assert.deepEqual(line.why, { code: 'no_lane_to_zone', zoneId: 'moon' });
});

test('two lines of one item never take the same unit', () => {
  const order = orderLike({ kettle: 2 });
  const twice = { ...order, lines: [...order.lines, { ...order.lines[0]!, id: 'again' }] };
  const plan = planAllocation(twoSites({ stock: stockOf('A', { kettle: 3 }), orders: [twice] }), { seed: 1 });
  assert.equal(plan.totals.filledUnits, 3);
});

test('equally good plans leave lines where they are', () => {
  const stock = [...stockOf('A', { kettle: 1 }), ...stockOf('B', { kettle: 1 })];
  const lanes = [lane('A'), lane('B')];
  for (const siteId of ['A', 'B']) {
    const line = planned({ stock, lanes, orders: [orderLike({ kettle: 1 }, {}, { currentSiteId: siteId })] })['order/kettle']!;
    assert.equal(line.moves[0]!.siteId, siteId);
  }
});

test('an empty backlog is an empty plan', () => {
  assert.deepEqual(planAllocation(twoSites({}), { seed: 1, budget: { iterationsMax: 10 } }).lines, []);
});

function lane(siteId: string) {
  return { siteId, zoneId: 'north', transitDays: 1, parcelCostMinor: 400 };
}

function planned(given: Partial<AllocationProblem>): Record<string, PlannedLine> {
  const plan = planAllocation(twoSites(given), { seed: 1, budget: { iterationsMax: 50 } });
  return Object.fromEntries(plan.lines.map((line) => [line.lineId, line]));
}
