import * as fc from 'fast-check';
import type { AllocationProblem, ProblemLine, ProblemOrder, ProblemSite } from './problem.ts';

const SITE_IDS = ['A', 'B', 'C'];
const ITEM_IDS = ['kettle', 'lamp', 'mug'];
const ZONE_IDS = ['north', 'south'];

const line = fc.record({
  itemId: fc.constantFrom(...ITEM_IDS),
  units: fc.integer({ min: 1, max: 4 }),
  currentSiteId: fc.constantFrom(null, ...SITE_IDS),
  frozen: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});

const order = fc.record({
  priorityWeight: fc.constantFrom(1, 2, 10),
  promisedDay: fc.option(fc.integer({ min: -1, max: 6 })),
  shipComplete: fc.boolean(),
  splitsMax: fc.integer({ min: 1, max: 3 }),
  zoneId: fc.constantFrom(...ZONE_IDS),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
});

/** Up to three sites and `ordersMax` orders over three items, with everything scarce at times. */
export function smallProblem({ ordersMax }: { ordersMax: number }): fc.Arbitrary<AllocationProblem> {
  return fc
    .record({
      sites: fc.tuple(...SITE_IDS.map((id) => site(id))),
      stock: fc.tuple(...SITE_IDS.flatMap((siteId) => ITEM_IDS.map((itemId) => fc.record({ siteId: fc.constant(siteId), itemId: fc.constant(itemId), freeUnits: fc.integer({ min: 0, max: 5 }) })))),
      lanes: fc.tuple(...SITE_IDS.flatMap((siteId) => ZONE_IDS.map((zoneId) => lane(siteId, zoneId)))),
      orders: fc.array(order, { minLength: 1, maxLength: ordersMax }),
    })
    .map(({ sites, stock, lanes, orders }) => ({
      sites, stock,
      lanes: lanes.filter((given) => given !== null),
      orders: orders.map((given, at): ProblemOrder => ({ ...given, id: `order-${at}`, lines: given.lines.map((its, position) => named(its, `line-${at}-${position}`)) })),
    }));
}

/** Two open sites A (near, 1 day) and B (far, 3 days) that ship 100 units a day for five days; say what differs. */
export function twoSites(given: Partial<AllocationProblem>): AllocationProblem {
  return {
    sites: [siteLike({ id: 'A' }), siteLike({ id: 'B' })],
    stock: [],
    lanes: [
      { siteId: 'A', zoneId: 'north', transitDays: 1, parcelCostMinor: 400 },
      { siteId: 'B', zoneId: 'north', transitDays: 3, parcelCostMinor: 600 },
    ],
    orders: [],
    ...given,
  };
}

export function siteLike(given: Partial<ProblemSite>): ProblemSite {
  return { id: 'A', open: true, capacityUnitsByDay: [100, 100, 100, 100, 100], handlingCostMinorPerUnit: 10, ...given };
}

/** An order to the north with one line per item named, `{ kettle: 2 }` = two kettles; line ids are `order/item`. */
export function orderLike(units: Readonly<Record<string, number>>, given: Partial<ProblemOrder> = {}, line: Partial<ProblemLine> = {}): ProblemOrder {
  const id = given.id ?? 'order';
  return {
    id, priorityWeight: 1, promisedDay: null, shipComplete: false, splitsMax: 3, zoneId: 'north',
    lines: Object.entries(units).map(([itemId, count]) => ({ id: `${id}/${itemId}`, itemId, units: count, currentSiteId: null, frozen: false, ...line })),
    ...given,
  };
}

export function stockOf(siteId: string, units: Readonly<Record<string, number>>) {
  return Object.entries(units).map(([itemId, freeUnits]) => ({ siteId, itemId, freeUnits }));
}

function site(id: string) {
  return fc.record({
    id: fc.constant(id),
    open: fc.integer({ min: 0, max: 4 }).map((draw) => draw > 0),
    capacityUnitsByDay: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
    handlingCostMinorPerUnit: fc.integer({ min: 0, max: 9 }),
  });
}

function lane(siteId: string, zoneId: string) {
  return fc.option(
    fc.record({ siteId: fc.constant(siteId), zoneId: fc.constant(zoneId), transitDays: fc.integer({ min: 0, max: 3 }), parcelCostMinor: fc.integer({ min: 1, max: 50 }) }),
    { freq: 6 },
  );
}

function named(line: Omit<ProblemLine, 'id'>, id: string): ProblemLine {
  return { ...line, id, frozen: line.frozen && line.currentSiteId !== null };
}
