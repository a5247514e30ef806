/** Uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * A stream of random numbers of its own for every (seed, purpose, keys).
 *
 * Each day, hour and order draws from its own stream, so what happens in one hour depends
 * neither on where a simulation began nor on how far it ran at a time.
 *
 * Generator: sfc32 (C. Doty-Humphrey, PractRand, public domain), started as its author does:
 * counter 1 and 12 rounds discarded. Keys are mixed into 64 bits by two multiply-xorshift
 * lanes (constants and finaliser of MurmurHash3, A. Appleby, public domain).
 */
export function streamOf(seed: string, purpose: string, ...keys: readonly (number | string)[]): Random {
  let low = mixText(0x9747b28c, seed, 0xcc9e2d51);
  let high = mixText(0x3c6ef372, seed, 0x1b873593);
  low = mixText(low, purpose, 0xcc9e2d51);
  high = mixText(high, purpose, 0x1b873593);
  for (const key of keys) {
    low = typeof key === 'number' ? mixNumber(low, key, 0xcc9e2d51) : mixText(low, key, 0xcc9e2d51);
    high = typeof key === 'number' ? mixNumber(high, key, 0x1b873593) : mixText(high, key, 0x1b873593);
  }
  const random = sfc32(finish(low), finish(high), finish(low ^ high));
  for (let round = 0; round < 12; round++) random();
  return random;
}

function sfc32(first: number, second: number, third: number): Random {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
}

function mixText(state: number, text: string, factor: number): number {
  let mixed = state ^ text.length;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), factor) ^ (mixed >>> 15);
  return mixed;
}

/** Whole numbers up to 2^53. */
function mixNumber(state: number, key: number, factor: number): number {
  const mixed = Math.imul(state ^ (key | 0), factor) ^ (state >>> 13);
  return Math.imul(mixed ^ Math.floor(key / 4294967296), factor) ^ (mixed >>> 15);
}

function finish(state: number): number {
  let mixed = state ^ (state >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
