import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { diffPlans, planAllocation, planToday } from './index.ts';
import { orderLike, siteLike, smallProblem, stockOf, twoSites } from './sample-problems.testing.ts';

const siteLost = twoSites({
  sites: [siteLike({ id: 'A', open: false }), siteLike({ id: 'B' })],
  stock: [...stockOf('A', { kettle: 9, lamp: 9 }), ...stockOf('B', { kettle: 9 })],
  orders: [
    orderLike({ kettle: 2 }, { id: 'moved', promisedDay: 1 }, { currentSiteId: 'A' }),
    orderLike({ lamp: 1 }, { id: 'lost' }, { currentSiteId: 'A' }),
    orderLike({ kettle: 1 }, { id: 'stays' }, { currentSiteId: 'B' }),
    orderLike({ kettle: 1 }, { id: 'new' }),
  ],
});

test('today: what stands at a closed site is short, what has no site is not allocated, the rest ships', () => {
  const whys = planToday(siteLost).lines.map((line) => line.why);
  assert.deepEqual(whys, [
    { code: 'site_closed', siteId: null, closedSiteId: 'A', closedUnits: 9 },
    { code: 'site_closed', siteId: null, closedSiteId: 'A', closedUnits: 9 },
    { code: 'as_today', siteId: 'B' },
    { code: 'not_allocated', shortUnits: 1 },
  ]);
});

test('today: a ship-complete order with a hindered line ships nothing and names it', () => {
  const order = orderLike({ kettle: 1, lamp: 1 }, { shipComplete: true }, { currentSiteId: 'B' });
  const [kettle, lamp] = planToday(twoSites({ stock: stockOf('B', { kettle: 1 }), orders: [order] })).lines;
  assert.deepEqual(kettle!.why, { code: 'ship_complete_waits_for', lineIds: ['order/lamp'] });
  assert.deepEqual(lamp!.why, { code: 'stock_gone_at_site', siteId: 'B', stockUnits: 0, neededUnits: 1 });
  assert.deepEqual(kettle!.moves, []);
});

test('the difference names what is newly filled, late and coming, and leaves out what stays', () => {
  const diff = diffPlans(planToday(siteLost), planAllocation(siteLost, { seed: 1 }));
  assert.deepEqual(diff.lines, { moved: 0, newlyFilled: 2, newlyShort: 0, newlyLate: 1, newlyOnTime: 1 });
  assert.deepEqual(diff.orders.map((order) => [order.orderId, order.arrivalDayBefore, order.arrivalDayAfter]), [['moved', null, 3], ['new', null, 3]]);
  assert.deepEqual(diff.flows, [
    { fromSiteId: null, toSiteId: 'B', units: 3 },
    { fromSiteId: null, toSiteId: null, units: 1 },
    { fromSiteId: 'B', toSiteId: 'B', units: 1 },
  ]);
});

test('units that change site count as moved', () => {
  const orders = [orderLike({ kettle: 3 }, {}, { currentSiteId: 'A' })];
  const before = planToday(twoSites({ stock: stockOf('A', { kettle: 3 }), orders }));
  const after = planAllocation(twoSites({ stock: stockOf('B', { kettle: 2 }), orders }), { seed: 1 });
  const diff = diffPlans(before, after);
  assert.deepEqual(diff.orders[0]!.movedLineIds, ['order/kettle']);
  assert.deepEqual(diff.orders[0]!.newlyShortLineIds, ['order/kettle']);
  assert.deepEqual(diff.flows, [{ fromSiteId: 'A', toSiteId: 'B', units: 2 }, { fromSiteId: 'A', toSiteId: null, units: 1 }]);
});

test('a plan does not differ from itself, and flows always carry every unit', () => {
  fc.assert(
    fc.property(smallProblem({ ordersMax: 5 }), (problem) => {
      const today = planToday(problem);
      const plan = planAllocation(problem, { seed: 1 });
      assert.deepEqual(diffPlans(plan, plan).orders, []);
      const { flows } = diffPlans(today, plan);
      assert.equal(flows.reduce((units, flow) => units + flow.units, 0), plan.totals.units);
    }),
  );
});

test('plans of different problems are refused', () => {
  assert.throws(() => diffPlans(planToday(siteLost), planToday(twoSites({}))), RangeError);
});
