import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { DAY_MS, HOUR_MS } from './local-clock.ts';
import { makeRetailer } from './make-retailer.ts';
import { findScenario } from './scenarios/index.ts';
import { warehouseDay } from './warehouse-day.ts';
import type { PickedWork, ReleasedWork } from './warehouse-day.ts';

const MONDAY = '2026-11-23';
const retailer = makeRetailer({ seed: 'demo', stockAsOf: new Date('2026-11-22T00:00:00Z'), ordersPerDay: 100 });
/** Milan: Monday to Friday, 07:30 to 17:30, cut-off 14:00, one hour ahead of UTC. */
const milan = retailer.sites.find((site) => site.code === 'MIL')!;
const state = { siteCode: 'MIL', busyUntil: new Date('2026-11-20T20:00:00Z') };
const work = (lineRef: string, units: number, releasedAt: string, priority = 0): ReleasedWork => ({
  orderRef: `order of ${lineRef}`,
  lineRef,
  units,
  releasedAt: new Date(releasedAt),
  priority,
});
const unitsOf = (list: readonly ReleasedWork[]) => list.reduce((sum, piece) => sum + piece.units, 0);

test('a day ships its capacity and no unit more', () => {
  const pile = Array.from({ length: milan.dailyCapacityUnits * 2 }, (_, nth) => work(`L${nth}`, 1, '2026-11-20T08:00:00Z'));
  const monday = warehouseDay({ retailer, state, work: pile, until: new Date(`${MONDAY}T23:00:00Z`) });
  assert.equal(unitsOf(monday.picked), milan.dailyCapacityUnits);
  assert.equal(unitsOf(monday.waiting), milan.dailyCapacityUnits);
  assert.ok(monday.picked.every((piece) => piece.shippedAt.toISOString() === '2026-11-23T16:30:00.000Z'));
});

test('work released after the cut-off waits for the next working day', () => {
  const before = work('in time', 1, '2026-11-27T12:59:00Z');
  const late = work('late', 1, '2026-11-27T13:01:00Z');
  const { picked } = warehouseDay({ retailer, state, work: [late, before], until: new Date('2026-12-01T00:00:00Z') });
  assert.deepEqual(picked.map((piece) => [piece.lineRef, piece.shippedAt.toISOString()]), [
    ['in time', '2026-11-27T16:30:00.000Z'],
    ['late', '2026-11-30T16:30:00.000Z'],
  ]);
});

test('priority goes before age, but nothing begun is put away', () => {
  const pile = [work('old', 2, `${MONDAY}T07:00:00Z`), work('urgent', 1, `${MONDAY}T07:01:00Z`, 9), work('older', 1, `${MONDAY}T06:59:59Z`)];
  const { picked } = warehouseDay({ retailer, state, work: pile, until: new Date(`${MONDAY}T20:00:00Z`) });
  assert.deepEqual(picked.map((piece) => piece.lineRef), ['older', 'urgent', 'old']);
});

test('while a scenario has closed the site, nothing moves', () => {
  const running = { scenario: findScenario('site-loss'), startsAt: new Date(`${MONDAY}T09:00:00Z`) };
  const lost = retailer.sites[0]!;
  const pile = Array.from({ length: lost.dailyCapacityUnits }, (_, nth) => work(`L${nth}`, 1, '2026-11-21T18:00:00Z'));
  const options = { retailer, state: { ...state, siteCode: lost.code }, work: pile, running };
  const duringFlood = warehouseDay({ ...options, until: new Date('2026-11-29T00:00:00Z') });
  // Picked before the water came, and there it stays until the site works again.
  assert.ok(duringFlood.picked.length > 0 && duringFlood.picked.every((piece) => piece.pickedAt < running.startsAt));
  assert.ok(duringFlood.picked.every((piece) => piece.shippedAt > new Date('2026-11-29T09:00:00Z')));
  const after = warehouseDay({ ...options, until: new Date('2026-12-02T00:00:00Z') });
  assert.equal(after.waiting.length, 0);
});

test('a piece larger than a day is worked on over several', () => {
  const { picked } = warehouseDay({ retailer, state, work: [work('big', milan.dailyCapacityUnits * 3, `${MONDAY}T00:00:00Z`)], until: new Date('2026-11-27T00:00:00Z') });
  assert.equal(picked[0]!.shippedAt.toISOString(), '2026-11-25T16:30:00.000Z');
});

test('the same work is done however often the clock looks', () => {
  const week = Date.parse(`${MONDAY}T00:00:00Z`);
  const pieces = fc.array(fc.record({ units: fc.integer({ min: 1, max: 40 }), afterMinutes: fc.integer({ min: 0, max: 7 * 24 * 60 }), priority: fc.integer({ min: 0, max: 2 }) }), { maxLength: 25 });
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 30 }), (list, stepHours) => {
      const all = list.map(({ units, afterMinutes, priority }, nth) => ({ ...work(`L${nth}`, units, MONDAY, priority), releasedAt: new Date(week + afterMinutes * 60_000) }));
      const end = new Date(week + 30 * DAY_MS);
      const atOnce = warehouseDay({ retailer, state, work: all, until: end });

      const stepped: PickedWork[] = [];
      let current = { ...state };
      let done = new Set<string>();
      for (let ms = week; ms < end.getTime() + stepHours * HOUR_MS; ms += stepHours * HOUR_MS) {
        const until = new Date(Math.min(ms, end.getTime()));
        const open = all.filter((piece) => piece.releasedAt <= until && !done.has(piece.lineRef));
        const step = warehouseDay({ retailer, state: current, work: open, until });
        stepped.push(...step.picked);
        done = new Set([...done, ...step.picked.map((piece) => piece.lineRef)]);
        current = step.state;
      }
      assert.deepEqual(stepped, atOnce.picked);
      assert.equal(unitsOf(atOnce.picked) + unitsOf(atOnce.waiting), unitsOf(all));
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('unknown sites and parts of units are refused', () => {
  assert.throws(() => warehouseDay({ retailer, state: { ...state, siteCode: 'XXX' }, work: [], until: new Date() }), /"XXX".*RTM/);
  assert.throws(() => warehouseDay({ retailer, state, work: [work('L1', 0, MONDAY)], until: new Date() }), /0 units of line L1/);
});
