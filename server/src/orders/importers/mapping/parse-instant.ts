import { DateTime } from 'luxon';

export type TimeConventions = { timeZone?: string | undefined; dateFormat?: string | undefined };

/** ISO 8601, with a blank instead of the T and a blank before the offset, as shops export it. */
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)$/;

/**
 * A date and time in writing to ISO 8601 with offset. Times that carry an offset keep it;
 * others are local to `timeZone` (a time that clocks skip in spring is moved on, one they
 * repeat in autumn is the first).
 *
 * @returns the instant, or null with the reason in words
 */
export function parseInstant(text: string, { timeZone, dateFormat }: TimeConventions, endOfDay = false): { iso: string } | { reason: string } {
  const match = WITH_OFFSET.exec(text);
  if (match && !endOfDay) return { iso: `${match[1]}T${match[2]}${offset(match[3]!)}` };
  if (timeZone === undefined) return { reason: 'has no offset from UTC, and the import no time zone; state one of them' };

  const options = { zone: timeZone };
  const time = dateFormat === undefined ? DateTime.fromISO(text.replace(' ', 'T'), options) : DateTime.fromFormat(text, dateFormat, options);
  if (!time.isValid) return { reason: dateFormat === undefined ? 'is not a date and time such as 2026-11-22 09:30:00' : `is not a date and time written as ${dateFormat}` };
  return { iso: (endOfDay ? time.endOf('day').startOf('second') : time).toISO({ suppressMilliseconds: true }) };
}

function offset(written: string): string {
  if (written === 'Z' || written === 'UTC') return 'Z';
  return written.includes(':') ? written : `${written.slice(0, 3)}:${written.slice(3)}`;
}
