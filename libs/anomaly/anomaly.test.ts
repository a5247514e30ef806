import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { expectValue, judgeSeries, scoreOf, mad, median, quantile, type Point } from './index.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 2);

/** Four weeks of an hourly rhythm: quiet nights, a peak at noon. */
function rhythm(hours: number, change: (hour: number, value: number) => number = (_hour, value) => value): Point[] {
  return Array.from({ length: hours }, (_, hour) => {
    const usual = Math.round(40 * Math.max(0, Math.sin(((hour % 24) - 6) * (Math.PI / 12))));
    return { at: new Date(START + hour * HOUR), value: change(hour, usual) };
  });
}

test('quantiles are those of R’s default; half of the values may be wild', () => {
  assert.equal(quantile([1, 2, 3, 4], 0.25), 1.75);
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(mad([1, 2, 3, 4, 5]), 1.4826);
  assert.equal(median([5, 5, 5, 1e9, -1e9]), 5);
});

test('the same hour of earlier weeks says what to expect', () => {
  const expectation = expectValue(rhythm(28 * 24 + 12), new Date(START + (28 * 24 + 12) * HOUR));
  assert.equal(expectation.basis, 'hour_of_week');
  assert.equal(expectation.expected, 40);
  assert.equal(expectation.spread, Math.sqrt(40));
});

test('a stop in the middle of the day is an alarm since its first hour; a quiet night is none', () => {
  const noon = 27 * 24 + 10;
  const stopped = rhythm(27 * 24 + 14, (hour, value) => (hour >= noon ? 0 : value));
  const judgement = judgeSeries(stopped, { direction: 'low' });
  assert.equal(judgement?.alarm, true);
  assert.equal(judgement?.since?.getTime(), START + noon * HOUR);
  assert.equal(judgeSeries(rhythm(27 * 24 + 5), { direction: 'low' })?.alarm, false);
});

test('one odd hour is no alarm, and an alarm needs three usual hours to clear', () => {
  const day = 27 * 24;
  const odd = rhythm(day + 14, (hour, value) => (hour === day + 12 ? 0 : value));
  assert.equal(judgeSeries(odd, { direction: 'low' })?.alarm, false);
  const soon = rhythm(day + 15, (hour, value) => (hour >= day + 9 && hour < day + 13 ? 0 : value));
  assert.equal(judgeSeries(soon, { direction: 'low' })?.alarm, true);
  const later = rhythm(day + 17, (hour, value) => (hour >= day + 9 && hour < day + 13 ? 0 : value));
  assert.equal(judgeSeries(later, { direction: 'low' })?.alarm, false);
});

test('property: a series that repeats itself exactly never alarms', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 24, maxLength: 24 }), (day) => {
      const points = Array.from({ length: 24 * 28 }, (_, hour) => ({ at: new Date(START + hour * HOUR), value: day[hour % 24]! }));
      assert.equal(judgeSeries(points, { direction: 'both' })?.alarm, false);
    }),
    { numRuns: 25 },
  );
});

test('without history nothing is unusual', () => {
  assert.equal(judgeSeries([{ at: new Date(START), value: 1e6 }], { direction: 'both' })?.alarm, false);
  assert.equal(judgeSeries([], { direction: 'both' }), undefined);
});

test('nothing against nine expected is unusual; six is not', () => {
  const expectation = { expected: 9, spread: 3, basis: 'hour_of_week' as const, comparedWith: 3 };
  assert.ok(scoreOf(0, expectation) < -4.5);
  assert.ok(Math.abs(scoreOf(6, expectation)) < 1.5);
  // A series that strays twice as far as chance needs twice the distance.
  assert.ok(Math.abs(scoreOf(0, { ...expectation, spread: 6 }) * 2 - scoreOf(0, expectation)) < 1e-9);
});
