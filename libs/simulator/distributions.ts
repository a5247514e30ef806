import type { Random } from './random.ts';

/** Above it a Poisson number is drawn as the sum of two halves: exact, and no exp() underflows. */
const POISSON_MEAN_MAX = 30;

/** Inversion by counting (Devroye 1986, X.3); its cost grows with the mean, as does the work that follows. */
export function poisson(random: Random, mean: number): number {
  if (mean > POISSON_MEAN_MAX) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const floor = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > floor) {
    product *= random();
    count++;
  }
  return count;
}

/**
 * Gamma with mean 1 and variance 1 / shape, shape >= 1 (Marsaglia and Tsang 2000). A Poisson
 * number whose mean is multiplied by it is negative binomial (Greenwood and Yule 1920).
 */
export function gammaOfMeanOne(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** Box and Muller 1958. */
function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** A whole number from `least` to `most`, both included. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Rounded up or down at random so that the mean is kept. */
export function roundKeepingMean(random: Random, value: number): number {
  return Math.floor(value + random());
}

/** @throws {RangeError} on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const index = Math.floor(random() * list.length);
  if (index >= list.length) throw new RangeError('Cannot pick from an empty list.');
  return list[index]!;
}

/**
 * Draws from a list by weight in constant time (alias method: Walker 1977, Vose 1991).
 *
 * @throws {RangeError} unless the weights are finite, not negative and add up to more than 0.
 */
export function weightedPicker<T>(list: readonly T[], weightOf: (entry: T) => number): (random: Random) => T {
  const weights = list.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total)) || weights.some((weight) => weight < 0)) {
    throw new RangeError(`Cannot pick by weight: weights must not be negative and must add up to more than 0; they add up to ${total}.`);
  }
  const scaled = weights.map((weight) => (weight / total) * list.length);
  const alias = list.map((_, index) => index);
  const small = scaled.flatMap((value, index) => (value < 1 ? [index] : []));
  const large = scaled.flatMap((value, index) => (value < 1 ? [] : [index]));
  while (small.length > 0 && large.length > 0) {
    const filled = small.pop()!;
    const donor = large[large.length - 1]!;
    alias[filled] = donor;
    scaled[donor]! -= 1 - scaled[filled]!;
    if (scaled[donor]! < 1) small.push(large.pop()!);
  }
  // What rounding has left over stands for itself.
  for (const index of [...small, ...large]) scaled[index] = 1;

  return (random) => {
    const position = random() * list.length;
    const index = Math.floor(position);
    return list[position - index < scaled[index]! ? index : alias[index]!]!;
  };
}
