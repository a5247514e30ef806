import { expectValue, type Expectation, type Point } from './expect-value.ts';

export type JudgeOptions = {
  /** Which side is bad. */
  direction: 'low' | 'high' | 'both';
  /** Deviations from which a bucket is unusual. */
  threshold?: number;
  /** Unusual buckets in a row that open an alarm. */
  openAfter?: number;
  /** Usual buckets in a row that clear it. */
  clearAfter?: number;
  /** Nothing is unusual while less than this is expected: night hours of a small shop. */
  expectedMin?: number;
};

export type Judgement = {
  /** Unusual for long enough, and not yet usual again for long enough. */
  alarm: boolean;
  /** First bucket of the current alarm. */
  since: Date | null;
  last: { at: Date; value: number; score: number } & Expectation;
};

const DEFAULTS = { threshold: 4, openAfter: 2, clearAfter: 3, expectedMin: 5 };

/**
 * Judge the end of a series: is it unusual now, and since when? Opening and clearing both
 * need several buckets (hysteresis), so a series at the edge gives one alarm, not a flood.
 *
 * @param points complete buckets, oldest first; the last `judged` of them are judged, each
 *   against what came before it.
 */
export function judgeSeries(points: readonly Point[], options: JudgeOptions, judged = 12): Judgement | undefined {
  const { threshold, openAfter, clearAfter, expectedMin } = { ...DEFAULTS, ...options };
  let unusualRun = 0;
  let usualRun = 0;
  let since: Date | null = null;
  let runStart: Date | null = null;
  let last: Judgement['last'] | undefined;
  for (let i = Math.max(0, points.length - judged); i < points.length; i += 1) {
    const point = points[i]!;
    const expectation = expectValue(points.slice(0, i), point.at);
    const score = scoreOf(point.value, expectation);
    last = { at: point.at, value: point.value, score, ...expectation };
    // A bucket in which little is expected says nothing either way: it neither opens nor clears.
    if (options.direction !== 'high' && (Number.isNaN(expectation.expected) || expectation.expected < expectedMin)) continue;
    if (isUnusual(score, options.direction, threshold)) {
      runStart ??= point.at;
      unusualRun += 1;
      usualRun = 0;
      if (unusualRun >= openAfter) since ??= runStart;
    } else {
      unusualRun = 0;
      runStart = null;
      usualRun += 1;
      if (usualRun >= clearAfter) since = null;
    }
  }
  return last && { alarm: since !== null, since, last };
}

/**
 * How unusual a count is, in standard deviations: Anscombe's transform 2 sqrt(x + 3/8), which
 * gives Poisson counts a deviation of one down to small ones, divided by how much more than
 * chance the series usually strays. A plain z-score would call no stop of a site unusual
 * where nine parcels an hour are expected: sqrt(9) is three.
 */
export function scoreOf(value: number, { expected, spread }: Expectation): number {
  if (Number.isNaN(expected)) return 0;
  const dispersion = Math.max(1, spread / Math.sqrt(Math.max(expected, 1)));
  return (anscombe(value) - anscombe(expected)) / dispersion;
}

function anscombe(count: number): number {
  return 2 * Math.sqrt(Math.max(count, 0) + 3 / 8);
}

function isUnusual(score: number, direction: JudgeOptions['direction'], threshold: number): boolean {
  if (direction === 'low') return score <= -threshold;
  if (direction === 'high') return score >= threshold;
  return Math.abs(score) >= threshold;
}
