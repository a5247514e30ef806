/** Only in Node's Intl, and not yet in TypeScript's library. */
type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

const zones = new Map<string, readonly string[]>();

/**
 * The time zone to write dates in for somebody in this country: its only one; the client's,
 * where the country has several and that is among them; else the client's.
 */
export function zoneOf(country: string | null, clientZone: string): string {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return clientZone;
  let known = zones.get(country);
  if (!known) {
    known = (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones?.() ?? [];
    zones.set(country, known);
  }
  if (known.length === 0 || known.includes(clientZone)) return clientZone;
  const offsets = new Set(known.map(offsetNow));
  // Germany has two zones that never differ; Brazil has some that do.
  return offsets.size === 1 ? known[0]! : clientZone;
}

function offsetNow(timeZone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(Date.UTC(2026, 6, 1)).find((part) => part.type === 'timeZoneName')!.value;
}
