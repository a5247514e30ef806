/** The zone of whoever sits in front of the screen. */
export const operatorZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const LANGUAGE = 'en-GB';
const count = new Intl.NumberFormat(LANGUAGE);
const shortCount = new Intl.NumberFormat(LANGUAGE, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 });

/** 12,345 */
export function formatCount(value: number): string {
  return count.format(value);
}

/** 12.3K: for axes and tiles; the exact figure belongs on hover. */
export function formatShortCount(value: number): string {
  return shortCount.format(value);
}

/** A share between 0 and 1 as 12.5%. */
export function formatShare(share: number): string {
  return percent.format(share);
}

/**
 * An amount with its currency, from minor units. How many minor units make one is the
 * currency's own affair: 100 cents, but no part of a yen.
 */
export function formatMoney(minor: number, currency: string, look: 'exact' | 'short' = 'exact'): string {
  const format = new Intl.NumberFormat(LANGUAGE, {
    style: 'currency',
    currency,
    ...(look === 'short' ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  });
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat(LANGUAGE, {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits);
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** As people say it, in its two largest units: `2 d 4 h`, `45 s`, `0 s`. */
export function formatDuration(seconds: number): string {
  return describeDuration(seconds).slice(0, 2).join(' ');
}

/** All of it: `2 d 4 h 12 min 9 s`. */
export function formatExactDuration(seconds: number): string {
  return describeDuration(seconds).join(' ');
}

/** A running clock: `4:09`, `1:04:09`, `2 d 04:09`. */
export function formatClock(seconds: number): string {
  const total = Math.abs(Math.trunc(seconds));
  const days = Math.trunc(total / 86_400);
  const hours = Math.trunc((total % 86_400) / 3_600);
  const minutes = Math.trunc((total % 3_600) / 60);
  if (days > 0) return `${days} d ${two(hours)}:${two(minutes)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

export type TimePrecision = 'day' | 'minute' | 'second';

/** `30 Nov 14:02`, with the year when it is not this one. */
export function formatDateTime(
  at: Date,
  zone: string = operatorZone,
  precision: TimePrecision = 'minute',
): string {
  const isThisYear = at.getUTCFullYear() === new Date().getUTCFullYear();
  const date = new Intl.DateTimeFormat(LANGUAGE, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
  return precision === 'day' ? date : `${date} ${formatTimeOfDay(at, zone, precision)}`;
}

/** `14:02` or `14:02:09` */
export function formatTimeOfDay(
  at: Date,
  zone: string = operatorZone,
  precision: TimePrecision = 'minute',
): string {
  return new Intl.DateTimeFormat(LANGUAGE, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    ...(precision === 'second' ? { second: '2-digit' } : {}),
  }).format(at);
}

function describeDuration(seconds: number): string[] {
  let rest = Math.abs(Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const amount = Math.trunc(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount} ${unit}`);
  }
  if (parts.length === 0) return ['0 s'];
  return seconds < 0 ? [`−${parts[0]}`, ...parts.slice(1)] : parts;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
