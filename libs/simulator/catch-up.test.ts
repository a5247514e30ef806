import assert from 'node:assert/strict';
import test from 'node:test';
import { catchUp } from './catch-up.ts';
import { DAY_MS } from './local-clock.ts';
import { makeRetailer } from './make-retailer.ts';
import { simulate } from './simulate.ts';

const TO = new Date('2026-11-25T09:30:00Z');
const retailer = makeRetailer({ seed: 'demo', stockAsOf: TO, ordersPerDay: 200 });
const past = [...catchUp({ retailer, to: TO, days: 21 })];

test('the past has the orders that a simulation of the same time yields', () => {
  const events = [...simulate({ retailer, from: new Date(TO.getTime() - 21 * DAY_MS), to: TO, mails: 'none' })];
  assert.deepEqual(past.map(({ order }) => order), events.filter((event) => event.type === 'order_placed'));
  const cancelled = events.flatMap((event) => (event.type === 'order_cancelled' ? [event.orderExternalId] : []));
  const pastCancelled = past.filter(({ cancelledAt }) => cancelledAt !== undefined).map(({ order }) => order.externalId);
  // The simulation also cancels orders placed shortly before it begins.
  assert.deepEqual(pastCancelled.filter((id) => !cancelled.includes(id)), []);
});

test('nothing has happened after the end of the past, nor out of order', () => {
  for (const { order, payments, cancelledAt, handedToCarrierAt, deliveredAt, siteCode } of past) {
    for (const at of [cancelledAt, handedToCarrierAt, deliveredAt]) assert.ok(at === undefined || (at < TO && at > order.at));
    assert.ok(payments.every((payment) => payment.at < TO && payment.at > order.at));
    assert.ok(deliveredAt === undefined || (handedToCarrierAt !== undefined && deliveredAt > handedToCarrierAt));
    assert.ok(cancelledAt === undefined || handedToCarrierAt === undefined);
    assert.equal(siteCode === undefined, handedToCarrierAt === undefined);
  }
});

test('an order placed a moment before the end is not paid yet', () => {
  const last = past.at(-1)!.order;
  const newest = [...catchUp({ retailer, to: new Date(last.at.getTime() + 1), days: 1 })].at(-1)!;
  assert.equal(newest.order.externalId, last.externalId);
  assert.deepEqual(newest.payments, []);
});

test('most of the past is done: a day or so is open, a few in a hundred came late', () => {
  const open = past.filter(({ cancelledAt, handedToCarrierAt }) => cancelledAt === undefined && handedToCarrierAt === undefined).length;
  assert.ok(open > 200 * 0.6 && open < 200 * 2.5, `${open} open`);
  const delivered = past.filter(({ deliveredAt }) => deliveredAt !== undefined);
  const lateShare = delivered.filter(({ order, deliveredAt }) => deliveredAt! > order.promisedAt).length / delivered.length;
  assert.ok(lateShare > 0.015 && lateShare < 0.06, `late share ${lateShare}`);
});

test('no days, no past', () => {
  assert.throws(() => catchUp({ retailer, to: TO, days: 0 }).next(), /0 days/);
});
