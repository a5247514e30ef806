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

/** `1 site`, `12 sites`, from the plural; `12` where the things have no name. */
export function formatThings(value: number, several: string): string {
  const name = value === 1 ? several.replace(/s$/, '') : several;
  return name === '' ? formatCount(value) : `${formatCount(value)} ${name}`;
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

/** As people say it, in its largest unit and the next below: `2 d 4 h`, `45 s`, `0 s`; 18 h and 55 s are `18 h`. */
export function formatDuration(seconds: number): string {
  const [largest, next] = describeDuration(seconds);
  return next?.follows ? `${largest?.words} ${next.words}` : (largest?.words ?? '');
}

/** All of it: `2 d 4 h 12 min 9 s`. */
export function formatExactDuration(seconds: number): string {
  return describeDuration(seconds)
    .map(({ words }) => words)
    .join(' ');
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

/** A calendar day, `2026-11-18`, as `18 Nov`: the same day in every zone. */
export function formatDay(day: string): string {
  return formatDateTime(new Date(`${day}T00:00:00Z`), 'UTC', 'day');
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

/** The units that are there, largest first, and whether each is the next one below the one before it. */
function describeDuration(seconds: number): { words: string; follows: boolean }[] {
  const total = Math.abs(Math.round(seconds));
  const amounts = UNITS.map(([unit, size], index) => {
    const larger = UNITS[index - 1]?.[1];
    return { unit, amount: Math.trunc((larger ? total % larger : total) / size) };
  });
  const parts = amounts.flatMap(({ unit, amount }, index) =>
    amount > 0 ? [{ words: `${amount} ${unit}`, follows: (amounts[index - 1]?.amount ?? 0) > 0 }] : [],
  );
  const [first, ...others] = parts;
  if (!first) return [{ words: '0 s', follows: false }];
  return [{ ...first, words: seconds < 0 ? `−${first.words}` : first.words }, ...others];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
