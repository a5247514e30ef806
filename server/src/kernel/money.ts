import { z } from 'zod';

/** ISO 4217 alphabetic code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter ISO 4217 code such as EUR');

/** An amount in the currency's minor unit (cents), as a whole number below 2^53. */
export const Minor = z.int();

export const Money = z.object({ minor: Minor, currency: Currency });
export type Money = z.infer<typeof Money>;

/** Digits after the decimal point of a currency (ISO 4217), e.g. 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "1,234.50 EUR"-like text in a language, for documents and messages. */
export function formatMoney(minor: number, currency: string, locale = 'en'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** minorDigits(currency));
}
