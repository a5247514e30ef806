import assert from 'node:assert/strict';
import test from 'node:test';
import { streamOf } from './random.ts';

const draw = (count: number, ...key: Parameters<typeof streamOf>) => {
  const random = streamOf(...key);
  return Array.from({ length: count }, () => random());
};

test('the same key gives the same numbers, any other key others', () => {
  assert.deepEqual(draw(5, 'seed', 'orders', 7), draw(5, 'seed', 'orders', 7));
  const others = [draw(5, 'seed', 'orders', 8), draw(5, 'seed', 'mails', 7), draw(5, 'Seed', 'orders', 7), draw(5, 'seed', 'orders', 7 + 2 ** 32)];
  for (const other of others) assert.notDeepEqual(other, draw(5, 'seed', 'orders', 7));
});

test('the first numbers of neighbouring streams are uniform and unrelated', () => {
  const firsts = Array.from({ length: 20_000 }, (_, index) => streamOf('seed', 'order', index)());
  const tenths = Array.from({ length: 10 }, (_, tenth) => firsts.filter((value) => Math.floor(value * 10) === tenth).length);
  // Chi-square with 9 degrees of freedom: 27.9 is exceeded once in a thousand.
  assert.ok(tenths.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0) < 27.9, `tenths ${tenths.join(' ')}`);

  const pairs = firsts.slice(1).map((value, index) => (value - 0.5) * (firsts[index]! - 0.5));
  const correlation = (pairs.reduce((sum, value) => sum + value, 0) / pairs.length) * 12;
  assert.ok(Math.abs(correlation) < 0.025, `correlation ${correlation}`);
});
