import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binDays, brushOfTime, timeOfBrush } from './age-bins.ts';

const asOf = new Date('2026-11-27T09:00:00Z');

test('every order of the summary stands in exactly one bar', () => {
  const days = Array.from({ length: 61 }, (_, ageDays) => ({ ageDays, stage: 'waiting' as const, orders: 1 }));
  const total = binDays(days).reduce((sum, bin) => sum + (bin.counts.waiting ?? 0), 0);
  assert.equal(total, 61);
});

test('a brush survives the way through the address', () => {
  for (let first = 0; first < 14; first++) {
    for (let last = first; last < 14; last++) {
      const isAll = first === 0 && last === 13;
      assert.deepEqual(brushOfTime(timeOfBrush([first, last], asOf), asOf), isAll ? null : [first, last]);
    }
  }
});
