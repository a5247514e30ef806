import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import type { OrderPlaced, SimulatedEvent } from './events.ts';
import { DAY_MS, HOUR_MS, localClock } from './local-clock.ts';
import { makeRetailer } from './make-retailer.ts';
import { ordersExpected } from './rhythm.ts';
import { simulate } from './simulate.ts';

const FROM = new Date('2026-11-22T00:00:00Z');
const retailer = makeRetailer({ seed: 'demo', stockAsOf: FROM, ordersPerDay: 150 });
const after = (days: number) => new Date(FROM.getTime() + days * DAY_MS);
const placed = (events: Iterable<SimulatedEvent>) => Array.from(events).filter((event): event is OrderPlaced => event.type === 'order_placed');

test('the same seed gives the same bytes, another seed others', () => {
  const run = (seed: string) => JSON.stringify([...simulate({ retailer, from: FROM, to: after(3), seed })]);
  assert.equal(run('one'), run('one'));
  assert.notEqual(run('one'), run('two'));
});

test('however time is cut into steps, the same events come', () => {
  const whole = JSON.stringify([...simulate({ retailer, from: FROM, to: after(2) })]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2 * DAY_MS - 1 }), { minLength: 1, maxLength: 3 }), (cuts) => {
      const edges = [...new Set([0, ...cuts.sort((one, other) => one - other), 2 * DAY_MS])].map((ms) => new Date(FROM.getTime() + ms));
      const parts = edges.slice(1).flatMap((to, index) => [...simulate({ retailer, from: edges[index]!, to })]);
      assert.equal(JSON.stringify(parts), whole);
    }),
    { seed: 1, numRuns: 8 },
  );
});

test('without an end, events keep coming as they are taken', () => {
  const endless = simulate({ retailer, from: FROM, mails: 'none' });
  const bounded = [...simulate({ retailer, from: FROM, to: after(1), mails: 'none' })];
  assert.deepEqual(bounded.map(() => endless.next().value), bounded);
});

test('events are in order, references resolve, totals add up and nothing is negative', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 364 }), (seed, day) => {
      const events = [...simulate({ retailer, from: after(day), to: after(day + 2), seed })];
      assertConsistent(events);
    }),
    { seed: 1, numRuns: 10 },
  );
});

test('orders come at the rate of the profile, day by day and hour by hour', () => {
  const orders = placed(simulate({ retailer, from: FROM, to: after(364), mails: 'none' }));
  const expected = expectedByHour(364);
  const yearMean = expected.reduce((sum, count) => sum + count, 0);
  // Moods: 8 markets of one draw a day, so the year's total is within a per cent or so.
  assertNear(orders.length, yearMean, 0.015, 'orders of the year');

  for (const hour of [3, 9, 12, 17, 20]) {
    const atHour = orders.filter((order) => order.at.getUTCHours() === hour).length;
    const meanAtHour = expected.reduce((sum, count, index) => (index % 24 === hour ? sum + count : sum), 0);
    // Four standard deviations, the moods' share included.
    assertNear(atHour, meanAtHour, 4 * Math.sqrt(1.3 / meanAtHour), `orders at ${hour} h UTC`);
  }
  const onWeekday = (weekday: number) => orders.filter((order) => order.at.getUTCDay() === weekday).length;
  assert.ok(onWeekday(1) > onWeekday(6) * 1.15, 'Mondays are busier than Saturdays');
});

test('days differ more than a plain Poisson process would have them', () => {
  const orders = placed(simulate({ retailer, from: FROM, to: after(364), mails: 'none' })).filter((order) => order.customer.country === 'DE');
  const expected = expectedByHour(364, 'DE');
  const residuals = Array.from({ length: 364 }, (_, day) => {
    const mean = expected.slice(day * 24, day * 24 + 24).reduce((sum, count) => sum + count, 0);
    const count = orders.filter((order) => Math.floor((order.at.getTime() - FROM.getTime()) / DAY_MS) === day).length;
    return (count - mean) ** 2 / mean;
  });
  const dispersion = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  // Negative binomial: 1 + m / 45, with m = 36 orders a day.
  assert.ok(dispersion > 1.4 && dispersion < 2.3, `dispersion ${dispersion}`);
});

test('a few orders in a hundred are cancelled, paid twice or written about', () => {
  const events = [...simulate({ retailer, from: FROM, to: after(60) })];
  const orders = placed(events).length;
  const share = (type: SimulatedEvent['type']) => events.filter((event) => event.type === type).length / orders;
  assertNear(share('order_cancelled'), 0.023, 0.25, 'cancelled');
  assertNear(share('payment_attempt'), 1.033, 0.01, 'payment attempts');
  assertNear(share('customer_mail'), 0.077, 0.15, 'mails');
});

test('suppliers send about what customers order', () => {
  const events = [...simulate({ retailer, from: FROM, to: after(56), mails: 'none' })];
  const received = events.reduce((sum, event) => (event.type === 'stock_received' ? sum + event.units : sum), 0);
  const ordered = placed(events).reduce((sum, order) => sum + order.lines.reduce((units, line) => units + line.units, 0), 0);
  assertNear(received, ordered, 0.08, 'units received');
});

test('a stretch without length is refused', () => {
  assert.throws(() => simulate({ retailer, from: FROM, to: FROM }).next(), /two dates/);
  assert.throws(() => simulate({ retailer, from: new Date(Number.NaN) }).next(), RangeError);
});

/** Profile times market and season, without the moods. */
function expectedByHour(days: number, country?: string): number[] {
  return Array.from({ length: days * 24 }, (_, hour) =>
    retailer.markets
      .filter((market) => country === undefined || market.country === country)
      .reduce((sum, market) => sum + ordersExpected(market, retailer.ordersPerDay, localClock(market.timeZone).localTime(FROM.getTime() + hour * HOUR_MS)), 0),
  );
}

function assertNear(actual: number, expected: number, share: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= expected * share, `${what}: ${actual}, expected ${expected} within ${share * 100}%`);
}

function assertConsistent(events: readonly SimulatedEvent[]): void {
  const prices = new Set(retailer.items.map((item) => item.sku));
  const sites = new Set(retailer.sites.map((site) => site.code));
  const numbers = new Set<string>();
  let before = 0;
  for (const event of events) {
    assert.ok(event.at.getTime() >= before, 'in the order of time');
    before = event.at.getTime();
    if (event.type === 'order_placed') {
      const { lines, totals } = event;
      assert.ok(!numbers.has(event.externalId), 'numbers are unique');
      numbers.add(event.externalId);
      assert.equal(new Set(lines.map((line) => line.sku)).size, lines.length);
      for (const line of lines) assert.ok(prices.has(line.sku) && Number.isInteger(line.units) && line.units > 0 && line.unitPriceMinor > 0);
      assert.equal(totals.subtotalMinor, lines.reduce((sum, line) => sum + line.units * line.unitPriceMinor, 0));
      assert.equal(totals.totalMinor, totals.subtotalMinor + totals.shippingMinor);
      assert.ok(totals.taxMinor >= 0 && totals.taxMinor < totals.totalMinor && totals.shippingMinor >= 0);
      assert.ok(event.promisedAt > event.at);
    }
    if (event.type === 'stock_received') {
      assert.ok(prices.has(event.sku) && sites.has(event.siteCode) && Number.isInteger(event.units) && event.units > 0);
      assert.ok(event.madeOn < event.at.toISOString().slice(0, 10));
      assert.ok(event.expiresOn === null || event.expiresOn > event.at.toISOString().slice(0, 10));
    }
    if (event.type === 'customer_mail') assert.ok(event.text.includes(event.orderNumber) || event.subject.includes(event.orderNumber));
  }
}
