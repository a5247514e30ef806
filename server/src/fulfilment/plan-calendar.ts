import { DateTime } from 'luxon';

/** How far ahead work is planned. */
const HORIZON_DAYS = 21;

export type CalendarSite = { timeZone: string; capacityUnitsPerDay: number; cutOff: string; workingDays: number[] };

/**
 * Units a site can still ship on each day from today on: 0 on days it does not work, and
 * today after its cut-off; work already released counts against the first days.
 */
export function capacityByDay(site: CalendarSite, now: Date, releasedUnits: number): number[] {
  const local = DateTime.fromJSDate(now, { zone: site.timeZone });
  const afterCutOff = local.toFormat('HH:mm:ss') >= site.cutOff;
  let owed = releasedUnits;
  return Array.from({ length: HORIZON_DAYS }, (_, day) => {
    const works = site.workingDays.includes(local.plus({ days: day }).weekday) && !(day === 0 && afterCutOff);
    const capacity = works ? site.capacityUnitsPerDay : 0;
    const taken = Math.min(capacity, owed);
    owed -= taken;
    return capacity - taken;
  });
}

/** Whole days from today to the day of an instant, in UTC; negative when it has passed. */
export function dayOf(now: Date, instant: string): number {
  return Math.floor(Date.parse(instant) / DAY_MS) - Math.floor(now.getTime() / DAY_MS);
}

/** The calendar date of a day of the plan. */
export function dateOf(now: Date, day: number): string {
  return new Date((Math.floor(now.getTime() / DAY_MS) + day) * DAY_MS).toISOString().slice(0, 10);
}

/** A promise for a day holds until its end. */
export function promiseFor(now: Date, day: number): string {
  return `${dateOf(now, day)}T23:59:59.000Z`;
}

const DAY_MS = 86_400_000;
