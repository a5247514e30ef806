import type { Disruption } from './disruption.ts';
import type { OrderPlaced } from './events.ts';
import { HOUR_MS, localClock } from './local-clock.ts';
import { makeOrderMaker } from './order-maker.ts';
import { streamOf } from './random.ts';
import type { Market, Retailer } from './retailer.ts';
import { arrivalsIn, moodOf, ordersExpected } from './rhythm.ts';

/** Order numbers count hours from here on, and orders within the hour. */
const FIRST_HOUR = Date.UTC(2020, 0, 1) / HOUR_MS;
const NUMBERS_PER_HOUR_LEAST = 1_000;

interface Arrival {
  readonly atMs: number;
  readonly market: Market;
}

interface NumberedArrival extends Arrival {
  readonly sequence: number;
}

/**
 * The orders of any hour (counted from 1970), by time: a function of seed and hour alone.
 *
 * A disturbance of demand leaves the orders of quiet times as they are: more demand adds
 * orders from a stream of its own, thinned to the rate asked for (Lewis and Shedler 1979),
 * less demand leaves some out. So both worlds can be compared order by order.
 *
 * An hour has a fixed block of numbers, half of it for added orders; what exceeds a half
 * (a hundred times the mean hour and more) is not made.
 */
export function makeOrderStream(retailer: Retailer, seed: string, disruption: Disruption): (hour: number) => OrderPlaced[] {
  const makeOrder = makeOrderMaker(retailer, seed);
  const numbersPerHour = Math.max(NUMBERS_PER_HOUR_LEAST, 10 ** Math.ceil(Math.log10(retailer.ordersPerDay * 10)));
  const half = numbersPerHour / 2;

  return (hour) => {
    const startMs = hour * HOUR_MS;
    const usual: Arrival[] = [];
    const added: Arrival[] = [];
    for (const market of retailer.markets) {
      const local = localClock(market.timeZone).localTime(startMs);
      const mean = ordersExpected(market, retailer.ordersPerDay, local) * moodOf(seed, market, local.day);
      usual.push(...arrivals(seed, 'usual', market, hour, mean));
      if (disruption.demandFactorMax > 1) {
        added.push(...arrivals(seed, 'added', market, hour, mean * (disruption.demandFactorMax - 1)));
      }
    }
    const firstNumber = (hour - FIRST_HOUR) * numbersPerHour;
    const numbered = [
      ...number(usual, firstNumber, half).filter((arrival) => !staysAway(arrival)),
      ...number(added, firstNumber + half, half).filter(isAdded),
    ];
    numbered.sort((one, other) => one.atMs - other.atMs);
    return numbered.map(({ sequence, atMs, market }) => makeOrder(sequence, atMs, market));
  };

  function staysAway({ sequence, atMs, market }: NumberedArrival): boolean {
    const factor = disruption.demandFactor(market.country, atMs);
    return factor < 1 && streamOf(seed, 'stays-away', sequence)() >= factor;
  }

  function isAdded({ sequence, atMs, market }: NumberedArrival): boolean {
    const factor = disruption.demandFactor(market.country, atMs);
    return streamOf(seed, 'added', sequence)() * (disruption.demandFactorMax - 1) < factor - 1;
  }
}

function arrivals(seed: string, kind: string, market: Market, hour: number, mean: number): Arrival[] {
  return arrivalsIn(streamOf(seed, 'arrivals', kind, market.country, hour), mean).map((ms) => ({ atMs: hour * HOUR_MS + ms, market }));
}

function number(list: Arrival[], first: number, countMax: number): NumberedArrival[] {
  return list
    .sort((one, other) => one.atMs - other.atMs)
    .slice(0, countMax)
    .map((arrival, index) => ({ ...arrival, sequence: first + index }));
}
