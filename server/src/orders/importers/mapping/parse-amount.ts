import { Currency, minorDigits } from '../../../kernel/money.ts';

export type DecimalMark = '.' | ',';

/** With the other mark, or an apostrophe, between thousands: 1,234.50 and 1.234,50. */
const WRITTEN = {
  '.': /^(-?)(\d+|\d{1,3}(?:[,']\d{3})+)(?:\.(\d+))?$/,
  ',': /^(-?)(\d+|\d{1,3}(?:[.']\d{3})+)(?:,(\d+))?$/,
};

const digitsOf = new Map<string, number>();

/**
 * Building a number format takes microseconds; a file has one currency and many amounts.
 * What is no currency code at all is for OrderDraft to refuse, not for the amounts.
 */
function digits(currency: string): number {
  let known = digitsOf.get(currency);
  if (known === undefined) {
    known = Currency.safeParse(currency).success ? minorDigits(currency) : 2;
    digitsOf.set(currency, known);
  }
  return known;
}

/**
 * Major units in writing to minor units, digit by digit, never through a float.
 *
 * `marks` are tried in order, so a file that usually has commas may have 12.50 where this
 * cannot be anything else; 1.234 is then a thousand.
 *
 * @returns the amount, or in words why the text is none
 */
export function parseAmount(text: string, currency: string, marks: readonly DecimalMark[]): number | string {
  for (const mark of marks) {
    const match = WRITTEN[mark].exec(text);
    if (match) return toMinor(match[1]!, match[2]!, match[3] ?? '', currency);
  }
  return `is not an amount such as 12${marks[0]}50`;
}

function toMinor(sign: string, whole: string, fraction: string, currency: string): number | string {
  const exponent = digits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > exponent) return `has more decimals than ${currency}, which has ${exponent}`;
  const minor = Number(sign + whole.replaceAll(/\D/g, '') + significant.padEnd(exponent, '0'));
  return Number.isSafeInteger(minor) ? minor : 'is implausibly large';
}

/** The other way, for files we write: 1250 EUR is 12.50. */
export function formatAmount(minor: number, currency: string): string {
  const exponent = digits(currency);
  if (exponent === 0) return String(minor);
  const text = String(minor).padStart(exponent + 1, '0');
  return `${text.slice(0, -exponent)}.${text.slice(-exponent)}`;
}
