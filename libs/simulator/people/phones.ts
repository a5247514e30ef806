import type { CountryCode } from '../retailer.ts';

/**
 * Number ranges that regulators keep for books and films, so that nobody is ever called;
 * `#` is a digit. Spain, Italy, Poland, Portugal and the Netherlands are not known to keep
 * one: customers there have no phone.
 *
 * GB: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
 * DE: Bundesnetzagentur, "Rufnummern für Drehbücher" (030 23125 xxx, 0152 28817386 family).
 * FR: Arcep decision 2018-0881, "numéros pour œuvres audiovisuelles" (06 39 98 xx xx, 01 99 00 xx xx).
 */
export const FICTIONAL_PHONES: Readonly<Partial<Record<CountryCode, readonly string[]>>> = {
  GB: ['+447700900###', '+441134960###', '+441632960###'],
  DE: ['+493023125###', '+496990009###', '+494066969###'],
  FR: ['+3363998####', '+3319900####'],
};
