import assert from 'node:assert/strict';
import test from 'node:test';
import { customerMails } from './customer-mails.ts';
import type { OrderKnownToCustomer } from './customer-mails.ts';
import { MAIL_TEXTS } from './mail-texts/texts.ts';

const PLACED = new Date('2026-11-20T10:00:00Z');
const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const orders = (over: Partial<OrderKnownToCustomer>) =>
  Array.from({ length: 2_000 }, (_, nth): OrderKnownToCustomer => ({
    orderNumber: `N-${nth}`,
    customer: { name: 'Anna Vogt', email: `anna.vogt.${nth}@mail.example`, language: 'de' },
    placedAt: PLACED,
    promisedAt: day(26),
    ...over,
  }));
const mails = (over: Partial<OrderKnownToCustomer>, from = day(20), to = day(50)) => customerMails({ orders: orders(over), from, to, seed: 'demo' });

test('adjoining stretches give every mail once', () => {
  const parts = Array.from({ length: 30 }, (_, nth) => mails({}, day(20 + nth), day(21 + nth))).flat();
  assert.deepEqual(parts, mails({}));
  assert.equal(new Set(parts.map((mail) => mail.messageId)).size, parts.length);
});

test('customers of late orders write, those of orders in time hardly do', () => {
  const asks = (over: Partial<OrderKnownToCustomer>) => mails(over).filter((mail) => mail.intent === 'where_is_my_order').length;
  const inTime = asks({ handedToCarrierAt: day(23), deliveredAt: day(25) });
  const late = asks({ handedToCarrierAt: day(27), deliveredAt: day(29) });
  const never = asks({});
  assert.ok(inTime < 2_000 * 0.04, `${inTime} in time`);
  // Three days late: 2000 x 3 / 5 mails, at most three an order.
  assert.ok(late > 1_000 && late < 1_300, `${late} late`);
  assert.ok(never > late * 2, `${never} of orders that never come`);
});

test('news about an order changes no mail of the past', () => {
  const before = mails({}, day(20), day(28));
  const delivered = mails({ handedToCarrierAt: day(28), deliveredAt: new Date('2026-11-29T12:00:00Z') });
  assert.deepEqual(delivered.filter((mail) => mail.at < day(28)), before);
  assert.equal(delivered.filter((mail) => mail.at > new Date('2026-11-29T12:00:00Z') && mail.intent === 'where_is_my_order').length, 0);
});

test('a later promise, told in time, postpones the complaint', () => {
  const complaints = (promisedAt: Date) => mails({ promisedAt }, day(26), day(30)).length;
  assert.ok(complaints(day(30)) < complaints(day(26)) / 5);
});

test('a cancelled order is written about no more', () => {
  assert.equal(mails({ cancelledAt: new Date(PLACED.getTime() + 60_000) }).length, 0);
});

test('every text in every language names the order, in subject or body', () => {
  for (const [language, { topics, greetings, closings }] of Object.entries(MAIL_TEXTS)) {
    assert.ok(greetings.length > 0 && closings.every((closing) => closing.includes('{name}')), language);
    for (const [topic, variants] of Object.entries(topics)) {
      assert.ok(variants.length >= 2, `${language} ${topic}`);
      for (const [subject, body] of variants) assert.match(`${subject} ${body}`, /\{order\}/, `${language} ${topic}: ${subject}`);
    }
  }
});

test('nothing is left to fill in', () => {
  for (const mail of mails({})) assert.doesNotMatch(mail.subject + mail.text, /[{}]/);
});
