import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatClock, formatDateTime, formatDuration, formatExactDuration, formatMoney, formatThings } from './format.ts';

test('durations are said in their largest unit and the next below', () => {
  assert.equal(formatDuration(2 * 86_400 + 4 * 3_600 + 720), '2 d 4 h');
  assert.equal(formatDuration(18 * 3_600 + 55), '18 h');
  assert.equal(formatDuration(59), '59 s');
  assert.equal(formatDuration(0), '0 s');
  assert.equal(formatDuration(-3_900), '−1 h 5 min');
  assert.equal(formatExactDuration(93_784), '1 d 2 h 3 min 4 s');
});

test('one thing is one thing', () => {
  assert.equal(formatThings(1, 'sites'), '1 site');
  assert.equal(formatThings(1_204, 'orders'), '1,204 orders');
  assert.equal(formatThings(1, ''), '1');
});

test('clocks run to the second, and to the minute once days are left', () => {
  assert.equal(formatClock(249), '4:09');
  assert.equal(formatClock(-249), '4:09');
  assert.equal(formatClock(3_849), '1:04:09');
  assert.equal(formatClock(2 * 86_400 + 249), '2 d 00:04');
});

test('minor units are what the currency says they are', () => {
  assert.equal(formatMoney(123_456, 'EUR'), '€1,234.56');
  assert.equal(formatMoney(1_234, 'JPY'), 'JP¥1,234');
  assert.equal(formatMoney(1_234_567_800, 'BRL', 'short'), 'R$12.3m');
});

test('a time is told in the zone asked for', () => {
  const at = new Date('2018-08-30T22:30:00Z');
  assert.equal(formatDateTime(at, 'America/Sao_Paulo'), '30 Aug 2018 19:30');
  assert.equal(formatDateTime(at, 'Europe/Berlin', 'day'), '31 Aug 2018');
});
