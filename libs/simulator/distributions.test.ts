import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { exponential, gammaOfMeanOne, pick, poisson, roundKeepingMean, weightedPicker, wholeBetween } from './distributions.ts';
import { streamOf } from './random.ts';

const SAMPLES = 40_000;

function momentsOf(draw: () => number) {
  const values = Array.from({ length: SAMPLES }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / SAMPLES;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / SAMPLES };
}

function assertNear(actual: number, expected: number, share: number, what: string) {
  assert.ok(Math.abs(actual - expected) <= expected * share, `${what} is ${actual}, expected ${expected}`);
}

for (const mean of [0.4, 12, 250]) {
  test(`a Poisson number of mean ${mean} has that mean and variance`, () => {
    const random = streamOf('seed', 'poisson', mean);
    const moments = momentsOf(() => poisson(random, mean));
    assertNear(moments.mean, mean, 0.03, 'mean');
    assertNear(moments.variance, mean, 0.05, 'variance');
  });
}

test('a gamma number has mean 1 and variance 1 / shape', () => {
  const random = streamOf('seed', 'gamma');
  const moments = momentsOf(() => gammaOfMeanOne(random, 8));
  assertNear(moments.mean, 1, 0.02, 'mean');
  assertNear(moments.variance, 1 / 8, 0.05, 'variance');
});

test('waiting times and rounding keep their mean', () => {
  const random = streamOf('seed', 'means');
  assertNear(momentsOf(() => exponential(random, 5)).mean, 5, 0.03, 'waiting time');
  assertNear(momentsOf(() => roundKeepingMean(random, 1.3)).mean, 1.3, 0.03, 'rounded number');
});

test('a weighted picker picks by weight and never what weighs nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }), (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      fc.pre(total > 0);
      const random = streamOf('seed', 'picker', weights.join());
      const pickIndex = weightedPicker([...weights.keys()], (index) => weights[index]!);
      const counts = weights.map(() => 0);
      for (let nth = 0; nth < 4_000; nth++) counts[pickIndex(random)]!++;
      // Five standard deviations of a binomial count.
      return weights.every((weight, index) => {
        const share = weight / total;
        return Math.abs(counts[index]! - 4_000 * share) <= 5 * Math.sqrt(4_000 * share * (1 - share));
      });
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('what cannot be drawn from is refused with the reason', () => {
  const random = streamOf('seed', 'refused');
  assert.throws(() => pick(random, []), /empty list/);
  assert.throws(() => weightedPicker([1, 2], () => 0), /more than 0/);
  assert.throws(() => weightedPicker([1, -2], (weight) => weight), RangeError);
  assert.deepEqual(new Set(Array.from({ length: 200 }, () => wholeBetween(random, 3, 5))), new Set([3, 4, 5]));
});
