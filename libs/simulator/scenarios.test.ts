import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { busiestSiteCode } from './disruption.ts';
import type { SimulatedEvent } from './events.ts';
import { DAY_MS } from './local-clock.ts';
import { makeRetailer } from './make-retailer.ts';
import type { Scenario } from './scenario.ts';
import { findScenario, SCENARIOS } from './scenarios/index.ts';
import { simulate } from './simulate.ts';
import { timedInjects } from './timed-injects.ts';

const FROM = new Date('2026-11-22T00:00:00Z');
const STARTS_AT = new Date('2026-11-25T04:17:00Z');
const TO = new Date('2026-12-09T00:00:00Z');
const retailer = makeRetailer({ seed: 'demo', stockAsOf: FROM, ordersPerDay: 300 });

const run = (scenario: Scenario) => [...simulate({ retailer, from: FROM, to: TO, running: { scenario, startsAt: STARTS_AT } })];
const quiet = [...simulate({ retailer, from: FROM, to: TO })];
const countOf = (events: readonly SimulatedEvent[], isWanted: (event: SimulatedEvent) => boolean) => events.filter(isWanted).length;
const isWithin = (event: SimulatedEvent, fromDays: number, toDays: number) => {
  const ms = event.at.getTime() - STARTS_AT.getTime();
  return ms >= fromDays * DAY_MS && ms < toDays * DAY_MS;
};

test('the register names every scenario file', () => {
  const files = readdirSync(new URL('scenarios/', import.meta.url)).filter((file) => file !== 'index.ts');
  assert.deepEqual(SCENARIOS.map((scenario) => `${scenario.name}.ts`).sort(), files.sort());
  assert.throws(() => findScenario('earthquake'), /"earthquake".*site-loss/);
});

for (const scenario of SCENARIOS) {
  test(`${scenario.name} changes nothing before its start`, () => {
    const before = (events: readonly SimulatedEvent[]) => JSON.stringify(events.filter((event) => event.at < STARTS_AT));
    assert.equal(before(run(scenario)), before(quiet));
  });

  test(`${scenario.name} starts where it is started: a simulation begun later sees the same`, () => {
    const from = new Date(STARTS_AT.getTime() + 2 * DAY_MS);
    const later = [...simulate({ retailer, from, to: TO, running: { scenario, startsAt: STARTS_AT } })];
    assert.equal(JSON.stringify(later), JSON.stringify(run(scenario).filter((event) => event.at >= from)));
  });
}

test('baseline is the world without a scenario', () => {
  assert.equal(JSON.stringify(run(findScenario('baseline'))), JSON.stringify(quiet));
});

test('site-loss closes the busiest site, turns its trucks away and lets it reopen', () => {
  const events = run(findScenario('site-loss'));
  const lost = busiestSiteCode(retailer);
  const changes = events.filter((event) => event.type === 'site_status');
  assert.deepEqual(
    changes.map(({ siteCode, status, stockUsable, at }) => [siteCode, status, stockUsable, at.toISOString()]),
    [
      [lost, 'closed', false, '2026-11-25T04:17:00.000Z'],
      [lost, 'open', true, '2026-12-01T04:17:00.000Z'],
    ],
  );
  const receipts = (list: readonly SimulatedEvent[], fromDays: number, toDays: number, isLost: boolean) =>
    countOf(list, (event) => event.type === 'stock_received' && (event.siteCode === lost) === isLost && isWithin(event, fromDays, toDays));
  assert.equal(receipts(events, 0, 6, true), 0);
  assert.ok(receipts(quiet, 0, 6, true) > 20, 'in quiet times something would have come');
  assert.equal(receipts(events, 0, 6, false), receipts(quiet, 0, 6, false));
  assert.ok(receipts(events, 6, 9, true) > receipts(quiet, 6, 9, true) * 1.5, 'what was turned away comes after the reopening');
});

test('site-loss makes customers write as promises slip, and not before', () => {
  const asks = (events: readonly SimulatedEvent[], fromDays: number, toDays: number) =>
    countOf(events, (event) => event.type === 'customer_mail' && event.intent === 'where_is_my_order' && isWithin(event, fromDays, toDays));
  const events = run(findScenario('site-loss'));
  assert.ok(asks(events, 0, 1) <= asks(quiet, 0, 1) * 1.5 + 5, 'the first day is much as ever');
  assert.ok(asks(events, 5, 10) > asks(quiet, 5, 10) * 2.3, `${asks(events, 5, 10)} against ${asks(quiet, 5, 10)}`);
});

test('demand-surge adds orders to those of quiet times, threefold for a day and a half', () => {
  const events = run(findScenario('demand-surge'));
  const orders = (list: readonly SimulatedEvent[]) => list.filter((event) => event.type === 'order_placed' && isWithin(event, 0, 1.5));
  const ratio = orders(events).length / orders(quiet).length;
  assert.ok(ratio > 2.7 && ratio < 3.3, `ratio ${ratio}`);
  const numbers = new Set(orders(events).map((event) => JSON.stringify(event)));
  assert.ok(orders(quiet).every((event) => numbers.has(JSON.stringify(event))), 'the usual orders are all among them');
});

test('a failing gateway and weaker demand show in the events', () => {
  const scenario: Scenario = {
    name: 'outage',
    title: 'Outage',
    summary: 'One gateway and half the demand are gone.',
    effects: [
      { kind: 'gateway_failing', gatewayCode: 'gateway-a', startsAfterHours: 0, lastsHours: 48, errorShare: 1 },
      { kind: 'demand_changed', startsAfterHours: 0, lastsHours: 48, factor: 0.5, countries: ['DE'] },
    ],
    injects: [],
  };
  const events = run(scenario).filter((event) => isWithin(event, 0, 2));
  const attempts = events.filter((event) => event.type === 'payment_attempt');
  assert.ok(attempts.filter(({ gatewayCode }) => gatewayCode === 'gateway-a').every(({ outcome }) => outcome === 'error'));
  assert.ok(attempts.some(({ outcome }) => outcome === 'authorized'));

  const german = (list: readonly SimulatedEvent[]) => countOf(list, (event) => event.type === 'order_placed' && event.customer.country === 'DE' && isWithin(event, 0, 2));
  const ratio = german(events) / german(quiet);
  assert.ok(ratio > 0.4 && ratio < 0.6, `ratio ${ratio}`);
});

test('a scenario that names what the retailer does not have is refused', () => {
  const scenario: Scenario = {
    name: 'strike',
    title: 'Strike',
    summary: 'Of a carrier nobody knows.',
    effects: [{ kind: 'carrier_slowed', carrierCode: 'no-such', startsAfterHours: 0, lastsHours: 1, extraDays: 1 }],
    injects: [],
  };
  assert.throws(() => run(scenario), /"strike".*"no-such".*fernpost/);
});

test('injects come at their times', () => {
  const injects = timedInjects({ scenario: findScenario('site-loss'), startsAt: STARTS_AT });
  assert.equal(injects[0]!.at.toISOString(), STARTS_AT.toISOString());
  assert.equal(injects[1]!.at.toISOString(), '2026-11-25T04:42:00.000Z');
  assert.ok(injects.every((inject, index) => index === 0 || inject.at >= injects[index - 1]!.at));
});
