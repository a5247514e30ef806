import { IANAZone } from 'luxon';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** A point on a wall clock: days since 1970-01-01 and minutes since midnight. */
export interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

export interface LocalClock {
  localTime(instantMs: number): LocalTime;
  /** The instant of a wall-clock time; in the hour that a change to summer time skips, the one after it. */
  instantMs(day: number, minute: number): number;
}

const clocks = new Map<string, LocalClock>();

/**
 * Wall clock of a time zone, quick enough to be asked for every order.
 *
 * Offsets are kept by hour: no zone here changes within one.
 *
 * @throws {RangeError} on an unknown zone.
 */
export function localClock(timeZone: string): LocalClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) clocks.set(timeZone, (clock = makeClock(timeZone)));
  return clock;
}

function makeClock(timeZone: string): LocalClock {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError(`Cannot tell the time in "${timeZone}": not an IANA time zone such as Europe/Paris.`);

  const offsets = new Map<number, number>();
  const offsetMs = (instantMs: number): number => {
    const hour = Math.floor(instantMs / HOUR_MS);
    let offset = offsets.get(hour);
    if (offset === undefined) offsets.set(hour, (offset = zone.offset(hour * HOUR_MS) * MINUTE_MS));
    return offset;
  };
  return {
    localTime(instantMs) {
      const local = instantMs + offsetMs(instantMs);
      const day = Math.floor(local / DAY_MS);
      return { day, minute: (local - day * DAY_MS) / MINUTE_MS };
    },
    instantMs(day, minute) {
      const wall = day * DAY_MS + minute * MINUTE_MS;
      const guess = wall - offsetMs(wall);
      return wall - offsetMs(guess);
    },
  };
}

/** ISO weekday of a day since 1970-01-01 (a Thursday): 1 = Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The first of `workingDays` on or after `day`. */
export function workingDayFrom(day: number, workingDays: readonly number[]): number {
  let at = day;
  while (!workingDays.includes(weekdayOf(at))) at++;
  return at;
}

/** The `count`-th of `workingDays` after `day`; `day` itself when `count` is 0. */
export function addWorkingDays(day: number, count: number, workingDays: readonly number[]): number {
  let at = day;
  for (let left = count; left > 0; left--) at = workingDayFrom(at + 1, workingDays);
  return at;
}

/** "2026-11-22" of a day since 1970-01-01. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight of "HH:MM". */
export function minuteOf(clockTime: string): number {
  const [hours, minutes] = clockTime.split(':').map(Number);
  return hours! * 60 + minutes!;
}
