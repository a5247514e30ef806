import type { Site } from '../../api/generated.ts';

export interface CutOff {
  siteId: string;
  siteName: string;
  at: Date;
  isClosed: boolean;
}

type CutOffSite = Pick<Site, 'siteId' | 'name' | 'timeZone' | 'cutOff' | 'workingDays' | 'closedAt'>;

const MINUTE_MS = 60_000;

/** Today's cut-offs by the clock of each site; sites that do not work today have none. */
export function cutOffsOf(sites: readonly CutOffSite[], now: Date): CutOff[] {
  return sites
    .filter(({ workingDays, timeZone }) => workingDays.includes(weekdayOf(now, timeZone)))
    .map(({ siteId, name, timeZone, cutOff, closedAt }) => ({ siteId, siteName: name, at: atTimeOfDay(now, cutOff, timeZone), isClosed: closedAt !== null }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** ISO weekday there: Monday is 1. */
function weekdayOf(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at);
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name) + 1;
}

/** The instant at which it is `time` ("16:00") there, on the day that is there now. */
function atTimeOfDay(now: Date, time: string, timeZone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' }).formatToParts(now);
  const there = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const minutes = (hour - there('hour')) * 60 + minute - there('minute');
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS);
}
