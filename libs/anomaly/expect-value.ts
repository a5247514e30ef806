import { mad, median } from './robust.ts';

/** One bucket of a series. */
export type Point = { at: Date; value: number };

export type Expectation = {
  /** What this bucket usually holds. */
  expected: number;
  /** How far it usually strays, as a standard deviation; never below what chance alone does. */
  spread: number;
  /** Which buckets it was compared with. */
  basis: 'hour_of_week' | 'hour_of_day' | 'recent' | 'none';
  /** How many they were. */
  comparedWith: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const WEEKS_MIN = 3;
const DAYS_MIN = 4;
const RECENT_MIN = 6;
const RECENT_MAX = 24;
/** The level may have moved since: today's comparison is scaled, but never without bound. */
const LEVEL_MIN = 0.5;
const LEVEL_MAX = 2;

/**
 * What a bucket should hold, from the history before it: the median of the same hour of
 * earlier weeks, else of earlier days, else of the last buckets; scaled by how the last day
 * compares with its own expectation. Medians, so that an old crisis does not become normal.
 *
 * The spread is the larger of the scaled MAD and the Poisson deviation sqrt(expected), with
 * a floor of one: counts cannot be steadier than chance.
 *
 * @param history buckets of equal length before `at`, in any order; gaps are fine.
 */
export function expectValue(history: readonly Point[], at: Date): Expectation {
  const before = history.filter((point) => point.at < at);
  const sameHourOfWeek = before.filter((point) => (at.getTime() - point.at.getTime()) % WEEK_MS === 0);
  if (sameHourOfWeek.length >= WEEKS_MIN) return summarise(sameHourOfWeek, 'hour_of_week', levelOf(before, at, WEEK_MS));
  const sameHourOfDay = before.filter((point) => (at.getTime() - point.at.getTime()) % DAY_MS === 0);
  if (sameHourOfDay.length >= DAYS_MIN) return summarise(sameHourOfDay, 'hour_of_day', 1);
  const recent = [...before].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, RECENT_MAX);
  if (recent.length >= RECENT_MIN) return summarise(recent, 'recent', 1);
  return { expected: Number.NaN, spread: Number.POSITIVE_INFINITY, basis: 'none', comparedWith: recent.length };
}

/** The last day's total against the same day a period earlier. */
function levelOf(before: readonly Point[], at: Date, periodMs: number): number {
  const sum = (from: number, to: number): number => before.reduce((total, { at: when, value }) => (when.getTime() >= from && when.getTime() < to ? total + value : total), 0);
  const now = at.getTime();
  // The last bucket is left out: it may be part of what is being judged.
  const last = sum(now - DAY_MS, now - HOUR_MS);
  const earlier = sum(now - DAY_MS - periodMs, now - HOUR_MS - periodMs);
  if (earlier <= 0 || last <= 0) return 1;
  return Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, last / earlier));
}

function summarise(points: readonly Point[], basis: Expectation['basis'], level: number): Expectation {
  const values = points.map((point) => point.value);
  const centre = median(values);
  const expected = centre * level;
  return { expected, spread: Math.max(mad(values, centre) * level, Math.sqrt(Math.max(expected, 0)), 1), basis, comparedWith: values.length };
}
