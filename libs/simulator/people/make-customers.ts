import { pick, weightedPicker, wholeBetween } from '../distributions.ts';
import { streamOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Customer, Market } from '../retailer.ts';
import { NAMES } from './names.ts';
import { FICTIONAL_PHONES } from './phones.ts';
import { PLACES } from './places.ts';

/** Degrees around a city's centre, about 8 km. */
const CITY_RADIUS_DEGREES = 0.07;
const WITH_PHONE_SHARE = 0.85;
/** No I, O, Q: postcodes avoid what reads as another character. */
const POSTCODE_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** At least one customer in every market, the rest by the markets' shares of orders. */
export function makeCustomers(seed: string, customerCount: number, markets: readonly Market[]): Customer[] {
  const random = streamOf(seed, 'customers');
  const pickMarket = weightedPicker(markets, (market) => market.orderShare);
  return Array.from({ length: Math.max(customerCount, markets.length) }, (_, index) => {
    const market = markets[index] ?? pickMarket(random);
    return makeCustomer(random, index, market);
  });
}

function makeCustomer(random: Random, index: number, { country, language }: Market): Customer {
  const names = NAMES[country];
  const place = pick(random, PLACES[country]);
  const given = pick(random, names.given);
  const family = pick(random, names.family);
  const phones = FICTIONAL_PHONES[country];
  const phone = random() < WITH_PHONE_SHARE && phones !== undefined ? fillPattern(random, pick(random, phones)) : undefined;
  return {
    code: `C-${String(index + 1).padStart(6, '0')}`,
    name: `${given} ${family}`,
    email: `${asciiOf(given)}.${asciiOf(family)}.${index + 1}@mail.example`,
    ...(phone === undefined ? {} : { phone }),
    language,
    country,
    street: pick(random, names.streets).replace('#', String(wholeBetween(random, 1, 120))),
    postcode: fillPattern(random, place.postcodePattern),
    city: place.city,
    latitude: nearby(random, place.latitude),
    longitude: nearby(random, place.longitude),
  };
}

function fillPattern(random: Random, pattern: string): string {
  return pattern
    .replace(/#/g, () => String(wholeBetween(random, 0, 9)))
    .replace(/\?/g, () => POSTCODE_LETTERS[wholeBetween(random, 0, POSTCODE_LETTERS.length - 1)]!);
}

function nearby(random: Random, degrees: number): number {
  return Math.round((degrees + (random() * 2 - 1) * CITY_RADIUS_DEGREES) * 10_000) / 10_000;
}

/** The local part of an address: "Łukasz" to "lukasz", "de Vries" to "devries". */
function asciiOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/ł/gi, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
