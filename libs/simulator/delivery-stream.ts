import { makeAssortment } from './assortment.ts';
import type { Placement } from './assortment.ts';
import type { Disruption } from './disruption.ts';
import { roundKeepingMean, wholeBetween } from './distributions.ts';
import type { StockReceived } from './events.ts';
import { DAY_MS, localClock, minuteOf, workingDayFrom } from './local-clock.ts';
import { lotOf } from './lots.ts';
import { streamOf } from './random.ts';
import { seasonOf } from './rhythm.ts';
import type { Lot, Retailer, Site } from './retailer.ts';

/** Days between two deliveries of an item to a site: what sells quickly or spoils comes weekly. */
const CYCLE_DAYS = { quick: 7, usual: 14, slow: 28 };
const QUICK_UNITS_PER_DAY = 1.5;
const SLOW_UNITS_PER_DAY = 0.25;
/** A delivery brings the demand of its cycle, give or take this share. */
const UNITS_SPREAD = 0.2;
/** Trucks come within this many minutes of the shift's beginning. */
const DOCK_MINUTES = 240;
/** From the planned day to the next working day, when nothing is closed. */
const SHIFT_DAYS_MAX = 3;

/** How far back deliveries were planned that may arrive now. */
export function deliveryLagMaxMs(disruption: Disruption): number {
  const closedMs = disruption.closures.map(({ startsMs, endsMs }) => endsMs - startsMs);
  return Math.max(0, ...closedMs) + SHIFT_DAYS_MAX * 2 * DAY_MS;
}

/**
 * The deliveries planned for a day (counted from 1970), wherever the closing of a site has
 * moved their arrival: a truck turned away comes back on the first working day after it.
 *
 * Open loop: suppliers send what the demand needs on average, and do not know the shelves.
 */
export function makeDeliveryStream(retailer: Retailer, seed: string, disruption: Disruption): (day: number) => StockReceived[] {
  const assortment = makeAssortment(retailer.seed, retailer.items, retailer.ordersPerDay, retailer.markets);
  const sites = new Map(retailer.sites.map((site) => [site.code, site]));

  return (day) =>
    assortment.flatMap((placement) => {
      const cycleDays = cycleDaysOf(placement);
      const phase = wholeBetween(streamOf(seed, 'delivery-phase', placement.item.sku, placement.siteCode), 0, cycleDays - 1);
      return day % cycleDays === phase ? deliver({ seed, placement, cycleDays, lot: lotOf(retailer.seed, placement.item, day), site: sites.get(placement.siteCode)!, day, disruption }) : [];
    });
}

function cycleDaysOf({ item, unitsPerDay }: Placement): number {
  if (item.perishable || unitsPerDay >= QUICK_UNITS_PER_DAY) return CYCLE_DAYS.quick;
  return unitsPerDay < SLOW_UNITS_PER_DAY ? CYCLE_DAYS.slow : CYCLE_DAYS.usual;
}

interface PlannedDelivery {
  readonly seed: string;
  readonly placement: Placement;
  readonly cycleDays: number;
  readonly lot: Lot;
  readonly site: Site;
  readonly day: number;
  readonly disruption: Disruption;
}

function deliver({ seed, placement, cycleDays, lot, site, day, disruption }: PlannedDelivery): StockReceived[] {
  const { item, unitsPerDay } = placement;
  const random = streamOf(seed, 'delivery', item.sku, site.code, day);
  const spread = 1 + (random() * 2 - 1) * UNITS_SPREAD;
  const units = roundKeepingMean(random, unitsPerDay * seasonOf(day) * cycleDays * spread);
  const minute = minuteOf(site.shiftStartsAt) + random() * DOCK_MINUTES;
  if (units === 0) return [];

  return [
    {
      type: 'stock_received',
      at: new Date(arrivalMs(site, day, minute, disruption)),
      reference: `${site.code}-${item.sku}-${day}`,
      siteCode: site.code,
      sku: item.sku,
      lotCode: lot.code,
      supplierCode: lot.supplierCode,
      madeOn: lot.madeOn,
      expiresOn: lot.expiresOn,
      units,
    },
  ];
}

function arrivalMs(site: Site, plannedDay: number, minute: number, disruption: Disruption): number {
  const clock = localClock(site.timeZone);
  let atMs = Math.floor(clock.instantMs(workingDayFrom(plannedDay, site.workingDays), minute));
  for (let untilMs = disruption.closedUntilMs(site.code, atMs); untilMs !== null; untilMs = disruption.closedUntilMs(site.code, atMs)) {
    const dayAfter = workingDayFrom(clock.localTime(untilMs).day + 1, site.workingDays);
    atMs = Math.floor(clock.instantMs(dayAfter, minute));
  }
  return atMs;
}
