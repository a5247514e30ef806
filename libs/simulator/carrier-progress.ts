import { makeDisruption } from './disruption.ts';
import { addWorkingDays, HOUR_MS, localClock } from './local-clock.ts';
import { WEEKDAYS } from './network.ts';
import { streamOf } from './random.ts';
import type { CountryCode, Retailer } from './retailer.ts';
import type { RunningScenario } from './scenario.ts';

export interface CarriedShipment {
  /** Whatever the sender knows the parcel by; its course depends on it. */
  readonly shipmentRef: string;
  readonly siteCode: string;
  readonly carrierCode: string;
  readonly country: CountryCode;
  readonly shippedAt: Date;
}

export interface TrackingEvent {
  readonly at: Date;
  readonly status: 'collected' | 'in_transit' | 'out_for_delivery' | 'exception' | 'delivered' | 'lost';
  readonly text: string;
}

export interface CarrierProgressOptions {
  readonly retailer: Retailer;
  readonly shipment: CarriedShipment;
  /** Default: the retailer's. */
  readonly seed?: string;
  readonly running?: RunningScenario;
}

const LOST_SHARE = 0.001;
const LATE_DAYS_MAX = 3;
const ROUND_STARTS_MINUTE = 7 * 60;
const DOOR_FROM_MINUTE = 9 * 60;
const DOOR_SPAN_MINUTES = 9 * 60;

/**
 * The whole course of a parcel, by time; show what has passed on your clock. It ends in
 * `delivered` or, once in a thousand, `lost`.
 *
 * Working days are Monday to Friday, at the wall clock of the country it goes to. A scenario
 * that slows the carrier adds its days when it holds at collection or at the planned delivery.
 *
 * @throws {RangeError} when the carrier does not go from the site to the country.
 */
export function carrierProgress({ retailer, shipment, seed = retailer.seed, running }: CarrierProgressOptions): TrackingEvent[] {
  const { siteCode, carrierCode, country, shippedAt } = shipment;
  const lane = retailer.lanes.find((entry) => entry.siteCode === siteCode && entry.carrierCode === carrierCode && entry.country === country);
  const carrier = retailer.carriers.find((entry) => entry.code === carrierCode);
  const market = retailer.markets.find((entry) => entry.country === country);
  if (lane === undefined || carrier === undefined || market === undefined) {
    throw new RangeError(`Carrier "${carrierCode}" does not go from site "${siteCode}" to ${country}; the retailer's lanes say who does.`);
  }
  const disruption = makeDisruption(retailer, running);
  const random = streamOf(seed, 'carrier', shipment.shipmentRef);
  const isLost = random() < LOST_SHARE;
  const lateDays = random() < carrier.lateShare ? 1 + Math.floor(random() * LATE_DAYS_MAX) : 0;
  const doorMinute = DOOR_FROM_MINUTE + Math.floor(random() * DOOR_SPAN_MINUTES);

  const clock = localClock(market.timeZone);
  const shippedMs = shippedAt.getTime();
  const shippedDay = clock.localTime(shippedMs).day;
  const at = (day: number, minute: number) => new Date(clock.instantMs(day, minute));
  const plannedDay = addWorkingDays(shippedDay, lane.transitDays, WEEKDAYS);
  const extraDays = Math.max(
    disruption.carrierExtraDays(carrierCode, shippedMs),
    disruption.carrierExtraDays(carrierCode, at(plannedDay, doorMinute).getTime()),
  );
  const doorDay = addWorkingDays(plannedDay, lateDays + extraDays, WEEKDAYS);
  const isLate = doorDay > plannedDay;

  const course: TrackingEvent[] = [
    { at: shippedAt, status: 'collected', text: 'Collected from the sender' },
    { at: new Date(shippedMs + 6 * HOUR_MS), status: 'in_transit', text: 'On the way to the depot of destination' },
  ];
  if (isLost) return [...course, { at: at(addWorkingDays(plannedDay, 5, WEEKDAYS), doorMinute), status: 'lost', text: 'Cannot be found' }];
  if (isLate) course.push({ at: at(plannedDay, doorMinute), status: 'exception', text: extraDays > 0 ? 'Delayed: no deliveries at present' : 'Delayed in the depot' });
  return [
    ...course,
    { at: at(doorDay, ROUND_STARTS_MINUTE), status: 'out_for_delivery', text: 'Out for delivery' },
    { at: at(doorDay, doorMinute), status: 'delivered', text: 'Delivered' },
  ];
}
