import type { Disruption } from './disruption.ts';
import { localClock, MINUTE_MS, minuteOf, weekdayOf, workingDayFrom } from './local-clock.ts';
import type { Site } from './retailer.ts';

/** When a site works. Instants are milliseconds. */
export interface SiteCalendar {
  /** Length of a shift, from its start to the carriers' collection. */
  readonly shiftMs: number;
  /** The first moment that work released at an instant can be begun. */
  startableMs(releasedMs: number): number;
  /** When work of a length is done that is begun at an instant, over nights and closings. */
  addWorkMs(beginMs: number, lengthMs: number): number;
  /** The first collection at or after an instant. */
  collectionMs(packedMs: number): number;
}

export function makeSiteCalendar(site: Site, disruption: Disruption): SiteCalendar {
  const clock = localClock(site.timeZone);
  const startMinute = minuteOf(site.shiftStartsAt);
  const cutOffMinute = minuteOf(site.cutOffAt);
  const collectionMinute = minuteOf(site.collectionAt);
  const shiftStartMs = (day: number) => clock.instantMs(day, startMinute);
  const shiftEndMs = (day: number) => clock.instantMs(day, collectionMinute);

  return {
    shiftMs: (collectionMinute - startMinute) * MINUTE_MS,

    startableMs(releasedMs) {
      const { day, minute } = clock.localTime(releasedMs);
      const isInTime = site.workingDays.includes(weekdayOf(day)) && minute <= cutOffMinute;
      if (isInTime) return Math.max(releasedMs, shiftStartMs(day));
      return shiftStartMs(workingDayFrom(day + 1, site.workingDays));
    },

    addWorkMs(beginMs, lengthMs) {
      let atMs = beginMs;
      let leftMs = lengthMs;
      for (;;) {
        const day = workingDayFrom(clock.localTime(atMs).day, site.workingDays);
        atMs = Math.max(atMs, shiftStartMs(day));
        const closedUntilMs = disruption.closedUntilMs(site.code, atMs);
        if (closedUntilMs !== null) {
          atMs = closedUntilMs;
          continue;
        }
        const endMs = Math.min(shiftEndMs(day), nextClosureMs(atMs));
        if (atMs + leftMs <= endMs) return Math.ceil(atMs + leftMs);
        leftMs -= Math.max(0, endMs - atMs);
        atMs = endMs < shiftEndMs(day) ? endMs : shiftStartMs(day + 1);
      }
    },

    collectionMs(packedMs) {
      let day = workingDayFrom(clock.localTime(packedMs).day, site.workingDays);
      while (shiftEndMs(day) < packedMs || disruption.closedUntilMs(site.code, shiftEndMs(day)) !== null) {
        day = workingDayFrom(day + 1, site.workingDays);
      }
      return shiftEndMs(day);
    },
  };

  function nextClosureMs(atMs: number): number {
    return disruption.closures.reduce(
      (next, { siteCode, startsMs }) => (siteCode === site.code && startsMs > atMs ? Math.min(next, startsMs) : next),
      Infinity,
    );
  }
}
