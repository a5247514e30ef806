import { weightedPicker } from './distributions.ts';
import type { Disruption } from './disruption.ts';
import type { OrderPlaced } from './events.ts';
import { addWorkingDays, localClock, MINUTE_MS, minuteOf, workingDayFrom } from './local-clock.ts';
import { HOME_SITES, WEEKDAYS } from './network.ts';
import { streamOf } from './random.ts';
import type { Random } from './random.ts';
import type { Lane, Market, Retailer, Site } from './retailer.ts';

/** What becomes of an order while somebody competent, but not this product, runs the shop. */
export interface AssumedOutcome {
  readonly siteCode: string;
  readonly carrierCode: string;
  readonly handedToCarrierMs: number;
  readonly deliveredMs: number;
}

/** From placed to released for picking. */
const RELEASE_DELAY_MS = 30 * MINUTE_MS;
/** Missing a day's collection although released in time. */
const CROWDED_SHARE = 0.1;
/** Waiting for stock to come in. */
const SHORT_SHARE = 0.025;
const SHORT_DAYS_MAX = 7;
/** Working days that an order needs to find another site when its own is lost: 2 to 8. */
const REROUTE_DAYS_MIN = 2;
const REROUTE_DAYS_MAX = 8;
/** Working days over the lane's time, when late: 1 to 3. */
const LATE_DAYS_MAX = 3;
const DELIVERY_FROM_MINUTE = 9 * 60;
const DELIVERY_SPAN_MINUTES = 9 * 60;

/**
 * The assumed fate of orders. It fills a past that nobody has run, and says which orders are
 * late where the mails of customers are wanted without a shop that answers.
 */
export function makeOutcomeAssumption(retailer: Retailer, seed: string, disruption: Disruption): (order: OrderPlaced) => AssumedOutcome {
  const sites = new Map(retailer.sites.map((site) => [site.code, site]));
  const carriers = new Map(retailer.carriers.map((carrier) => [carrier.service, carrier]));
  const lanes = new Map(retailer.lanes.map((lane) => [laneKey(lane), lane]));
  const markets = new Map(
    retailer.markets.map((market) => [market.country, { market, pickSite: pickSiteOf(HOME_SITES[market.country], sites) }]),
  );

  return (order) => {
    const random = streamOf(seed, 'outcome', order.externalId);
    const { market, pickSite } = markets.get(order.customer.country)!;
    const site = pickSite(random);
    const carrier = carriers.get(order.shippingService)!;
    const lane = lanes.get(laneKey({ siteCode: site.code, carrierCode: carrier.code, country: market.country }))!;
    const handed = handOver(random, site, order.at.getTime(), disruption);
    const lateDays = random() < carrier.lateShare ? 1 + Math.floor(random() * LATE_DAYS_MAX) : 0;
    const deliveredMinute = DELIVERY_FROM_MINUTE + random() * DELIVERY_SPAN_MINUTES;
    const arrive = (extraDays: number) => deliveryMs(market, handed.day, lane.transitDays + lateDays + extraDays, deliveredMinute);

    const extraDays = Math.max(disruption.carrierExtraDays(carrier.code, handed.ms), disruption.carrierExtraDays(carrier.code, arrive(0)));
    return { siteCode: site.code, carrierCode: carrier.code, handedToCarrierMs: handed.ms, deliveredMs: arrive(extraDays) };
  };
}

function handOver(random: Random, site: Site, placedMs: number, disruption: Disruption): { day: number; ms: number } {
  const clock = localClock(site.timeZone);
  const released = clock.localTime(placedMs + RELEASE_DELAY_MS);
  const isAfterCutOff = released.minute > minuteOf(site.cutOffAt);
  const chance = random();
  const shortDays = chance < SHORT_SHARE ? 2 + Math.floor(random() * (SHORT_DAYS_MAX - 1)) : 0;
  const waitDays = shortDays > 0 ? shortDays : chance < SHORT_SHARE + CROWDED_SHARE ? 1 : 0;
  const rerouteDays = REROUTE_DAYS_MIN + Math.floor(random() * (REROUTE_DAYS_MAX - REROUTE_DAYS_MIN + 1));

  const firstDay = workingDayFrom(released.day + (isAfterCutOff ? 1 : 0), site.workingDays);
  const collect = (day: number) => ({ day, ms: clock.instantMs(day, minuteOf(site.collectionAt)) });
  const planned = collect(addWorkingDays(firstDay, waitDays, site.workingDays));
  const isLost = disruption.closedUntilMs(site.code, planned.ms) !== null;
  return isLost ? collect(addWorkingDays(planned.day, rerouteDays, site.workingDays)) : planned;
}

function deliveryMs(market: Market, handedDay: number, workingDays: number, minute: number): number {
  return Math.round(localClock(market.timeZone).instantMs(addWorkingDays(handedDay, workingDays, WEEKDAYS), minute));
}

function pickSiteOf(shares: Readonly<Record<string, number>>, sites: ReadonlyMap<string, Site>): (random: Random) => Site {
  const pickEntry = weightedPicker(Object.entries(shares), ([, share]) => share);
  return (random) => sites.get(pickEntry(random)[0])!;
}

function laneKey(lane: Pick<Lane, 'siteCode' | 'carrierCode' | 'country'>): string {
  return `${lane.siteCode} ${lane.carrierCode} ${lane.country}`;
}
