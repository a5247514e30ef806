import { gammaOfMeanOne, poisson } from './distributions.ts';
import { DAY_MS, HOUR_MS, weekdayOf } from './local-clock.ts';
import type { LocalTime } from './local-clock.ts';
import { streamOf } from './random.ts';
import type { Random } from './random.ts';
import type { Market } from './retailer.ts';

/**
 * When orders come: a non-homogeneous Poisson process whose rate is, per market,
 *
 *   orders per day x share of market x hour of day x day of week x month x mood of the day
 *
 * at the market's wall clock. The mood is gamma distributed with mean 1 and variance
 * 1 / MOOD_SHAPE, one draw per market and local day, so counts are negative binomial: their
 * variance is m + m^2 / MOOD_SHAPE instead of the mean m (Greenwood and Yule 1920), as daily
 * sales have it. Within an hour the rate is constant and arrivals are uniform, given their
 * number.
 *
 * The profiles are drawn by hand: a quiet night, a plateau over the working day, a peak in the
 * evening; a strong Monday and a weak weekend; a year that ends high. README says how they
 * compare with the orders of a real marketplace.
 */
const MOOD_SHAPE = 45;

/** Weights of the local hours 0 to 23; southern markets are later in the evening. */
const NORTHERN_HOURS = hourShares([12, 7, 4, 3, 3, 6, 16, 30, 44, 55, 60, 60, 62, 58, 56, 56, 58, 62, 68, 82, 95, 88, 58, 27]);
const SOUTHERN_HOURS = hourShares([22, 12, 6, 4, 3, 4, 9, 20, 38, 52, 61, 65, 62, 55, 50, 52, 58, 63, 66, 70, 78, 92, 94, 54]);
const SOUTHERN_COUNTRIES: readonly string[] = ['IT', 'ES', 'PT'];

/** Monday first; mean 1. */
const WEEKDAY_FACTORS = [1.13, 1.08, 1.05, 1.03, 0.98, 0.82, 0.91];

/** January first; mean 1. */
const MONTH_FACTORS = [0.93, 0.88, 0.92, 0.92, 0.95, 0.93, 0.88, 0.86, 0.94, 1.0, 1.38, 1.41];

/** Orders expected in the hour at a local time, before the day's mood. */
export function ordersExpected(market: Market, ordersPerDay: number, at: LocalTime): number {
  const hours = SOUTHERN_COUNTRIES.includes(market.country) ? SOUTHERN_HOURS : NORTHERN_HOURS;
  return (
    ordersPerDay *
    market.orderShare *
    hours[Math.floor(at.minute / 60)]! *
    WEEKDAY_FACTORS[weekdayOf(at.day) - 1]! *
    seasonOf(at.day)
  );
}

/** How busy the month of a day is, against the mean of the year. */
export function seasonOf(day: number): number {
  return MONTH_FACTORS[new Date(day * DAY_MS).getUTCMonth()]!;
}

/** The day's mood in a market. */
export function moodOf(seed: string, market: Market, day: number): number {
  return gammaOfMeanOne(streamOf(seed, 'mood', market.country, day), MOOD_SHAPE);
}

/** Milliseconds into the hour of as many arrivals as come, in no order. */
export function arrivalsIn(random: Random, mean: number): number[] {
  return Array.from({ length: poisson(random, mean) }, () => Math.floor(random() * HOUR_MS));
}

function hourShares(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
