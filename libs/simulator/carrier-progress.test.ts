import assert from 'node:assert/strict';
import test from 'node:test';
import { carrierProgress } from './carrier-progress.ts';
import type { CarriedShipment } from './carrier-progress.ts';
import { makeRetailer } from './make-retailer.ts';
import { findScenario } from './scenarios/index.ts';

const retailer = makeRetailer({ seed: 'demo', stockAsOf: new Date('2026-11-22T00:00:00Z') });
const TUESDAY = new Date('2026-11-24T18:30:00Z');
const shipment = (nth: number, over: Partial<CarriedShipment> = {}): CarriedShipment => ({
  shipmentRef: `S${nth}`,
  siteCode: 'RTM',
  carrierCode: 'longmoor',
  country: 'NL',
  shippedAt: TUESDAY,
  ...over,
});
const courses = (over: Partial<CarriedShipment> = {}) => Array.from({ length: 4_000 }, (_, nth) => carrierProgress({ retailer, shipment: shipment(nth, over) }));

test('a parcel ends delivered in working hours, or lost once in a thousand', () => {
  const ends = courses().map((course) => course.at(-1)!);
  const lost = ends.filter((end) => end.status === 'lost').length;
  assert.ok(lost >= 1 && lost <= 12, `${lost} lost of 4000`);
  for (const { status, at } of ends) {
    assert.ok(status === 'lost' || status === 'delivered');
    assert.ok(at.getUTCHours() >= 8 && at.getUTCHours() < 17 && at.getUTCDay() >= 1 && at.getUTCDay() <= 5, at.toISOString());
  }
});

test('the steps of a parcel are in the order of time and begin with the collection', () => {
  for (const course of courses()) {
    assert.deepEqual(course[0], { at: TUESDAY, status: 'collected', text: 'Collected from the sender' });
    assert.ok(course.every((step, index) => index === 0 || step.at >= course[index - 1]!.at), JSON.stringify(course));
  }
});

test('most parcels take the days of their lane, the carrier\'s late share takes more', () => {
  const onNextDay = courses().filter((course) => course.at(-1)!.at < new Date('2026-11-26T00:00:00Z')).length;
  assert.ok(Math.abs(onNextDay / 4_000 - 0.91) < 0.02, `${onNextDay} of 4000 on the next day`);
});

test('what is collected on Friday does not arrive on Saturday', () => {
  const first = courses({ shippedAt: new Date('2026-11-27T18:30:00Z') }).map((course) => course.at(-1)!.at).sort((one, other) => one.getTime() - other.getTime())[0]!;
  assert.equal(first.toISOString().slice(0, 10), '2026-11-30');
});

test('a strike delays what is on the road and what is collected, and no other carrier', () => {
  const running = { scenario: findScenario('carrier-strike'), startsAt: new Date('2026-11-25T05:00:00Z') };
  const daysLate = (over: Partial<CarriedShipment>) => {
    const end = (withStrike: boolean) => carrierProgress({ retailer, shipment: shipment(5, over), ...(withStrike ? { running } : {}) }).at(-1)!.at.getTime();
    return (end(true) - end(false)) / 86_400_000;
  };
  assert.equal(daysLate({}), 6, 'four working days over a weekend');
  assert.equal(daysLate({ shippedAt: new Date('2026-11-26T18:30:00Z') }), 6);
  assert.equal(daysLate({ shippedAt: new Date('2026-11-20T18:30:00Z') }), 0);
  assert.equal(daysLate({ carrierCode: 'kittiwake' }), 0);
});

test('a lane that does not exist is refused', () => {
  assert.throws(() => carrierProgress({ retailer, shipment: shipment(1, { carrierCode: 'owls' }) }), /"owls".*"RTM" to NL/);
});
