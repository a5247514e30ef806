import type { Carrier, CountryCode, Gateway, Market, SalesChannel, ShippingService, Site, Supplier } from './retailer.ts';

/** The retailer's fixed frame: where it sells, from where it ships, with whom it works. */

export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];
const MONDAY_TO_SATURDAY: readonly number[] = [1, 2, 3, 4, 5, 6];

/** VAT: standard rates of 2025. List rates: round figures of the retailer's own price list. */
export const MARKETS: readonly Market[] = [
  { country: 'DE', language: 'de', currency: 'EUR', listRate: 1, timeZone: 'Europe/Berlin', vatPerMille: 190, orderShare: 0.24 },
  { country: 'GB', language: 'en', currency: 'GBP', listRate: 0.86, timeZone: 'Europe/London', vatPerMille: 200, orderShare: 0.2 },
  { country: 'FR', language: 'fr', currency: 'EUR', listRate: 1, timeZone: 'Europe/Paris', vatPerMille: 200, orderShare: 0.17 },
  { country: 'NL', language: 'nl', currency: 'EUR', listRate: 1, timeZone: 'Europe/Amsterdam', vatPerMille: 210, orderShare: 0.11 },
  { country: 'PL', language: 'pl', currency: 'PLN', listRate: 4.3, timeZone: 'Europe/Warsaw', vatPerMille: 230, orderShare: 0.1 },
  { country: 'IT', language: 'it', currency: 'EUR', listRate: 1, timeZone: 'Europe/Rome', vatPerMille: 220, orderShare: 0.09 },
  { country: 'ES', language: 'es', currency: 'EUR', listRate: 1, timeZone: 'Europe/Madrid', vatPerMille: 210, orderShare: 0.06 },
  { country: 'PT', language: 'pt', currency: 'EUR', listRate: 1, timeZone: 'Europe/Lisbon', vatPerMille: 230, orderShare: 0.03 },
];

export const CHANNELS: readonly SalesChannel[] = [
  { code: 'web', name: 'Web shop', kind: 'web_shop', orderShare: 0.68 },
  { code: 'marketplace', name: 'Marketplace', kind: 'marketplace', orderShare: 0.22 },
  { code: 'stores', name: 'Stores, delivered home', kind: 'store', orderShare: 0.1 },
];

export const SHIPPING_SERVICES: readonly ShippingService[] = [
  { code: 'economy', name: 'Economy', promiseDays: 6, priceMinor: 290, orderShare: 0.2 },
  { code: 'standard', name: 'Standard', promiseDays: 4, priceMinor: 490, orderShare: 0.66 },
  { code: 'express', name: 'Express', promiseDays: 3, priceMinor: 990, orderShare: 0.14 },
];

export const GATEWAYS: readonly Gateway[] = [
  { code: 'gateway-a', name: 'Gateway A', orderShare: 0.7 },
  { code: 'gateway-b', name: 'Gateway B', orderShare: 0.3 },
];

export const CARRIERS: readonly Carrier[] = [
  { code: 'fernpost', name: 'Fernpost', service: 'economy', lateShare: 0.14 },
  { code: 'longmoor', name: 'Longmoor Parcel', service: 'standard', lateShare: 0.09 },
  { code: 'kittiwake', name: 'Kittiwake Express', service: 'express', lateShare: 0.06 },
];

export type SiteFrame = Omit<Site, 'dailyCapacityUnits'>;

export const SITES: readonly SiteFrame[] = [
  {
    code: 'RTM',
    name: 'Rotterdam distribution centre',
    city: 'Rotterdam',
    country: 'NL',
    latitude: 51.885,
    longitude: 4.287,
    timeZone: 'Europe/Amsterdam',
    shiftStartsAt: '06:00',
    cutOffAt: '17:00',
    collectionAt: '19:30',
    workingDays: MONDAY_TO_SATURDAY,
  },
  {
    code: 'LDS',
    name: 'Leeds warehouse',
    city: 'Leeds',
    country: 'GB',
    latitude: 53.769,
    longitude: -1.495,
    timeZone: 'Europe/London',
    shiftStartsAt: '06:00',
    cutOffAt: '16:00',
    collectionAt: '18:30',
    workingDays: MONDAY_TO_SATURDAY,
  },
  {
    code: 'LYS',
    name: 'Lyon warehouse',
    city: 'Lyon',
    country: 'FR',
    latitude: 45.721,
    longitude: 5.07,
    timeZone: 'Europe/Paris',
    shiftStartsAt: '07:00',
    cutOffAt: '15:00',
    collectionAt: '18:00',
    workingDays: WEEKDAYS,
  },
  {
    code: 'POZ',
    name: 'Poznan warehouse',
    city: 'Poznan',
    country: 'PL',
    latitude: 52.364,
    longitude: 16.79,
    timeZone: 'Europe/Warsaw',
    shiftStartsAt: '06:00',
    cutOffAt: '15:30',
    collectionAt: '18:00',
    workingDays: MONDAY_TO_SATURDAY,
  },
  {
    code: 'MIL',
    name: 'Milan city warehouse',
    city: 'Milan',
    country: 'IT',
    latitude: 45.506,
    longitude: 9.311,
    timeZone: 'Europe/Rome',
    shiftStartsAt: '07:30',
    cutOffAt: '14:00',
    collectionAt: '17:30',
    workingDays: WEEKDAYS,
  },
];

/** Which sites a market's orders go to while nothing is wrong, by share. */
export const HOME_SITES: Readonly<Record<CountryCode, Readonly<Record<string, number>>>> = {
  DE: { RTM: 0.65, POZ: 0.35 },
  GB: { LDS: 1 },
  FR: { LYS: 0.75, RTM: 0.25 },
  NL: { RTM: 1 },
  PL: { POZ: 1 },
  IT: { MIL: 0.9, LYS: 0.1 },
  ES: { LYS: 1 },
  PT: { LYS: 1 },
};

export const SUPPLIERS: readonly Omit<Supplier, 'email'>[] = [
  { code: 'calder-enamel', name: 'Calder Vale Enamelware', country: 'GB', leadTimeDays: 14, categories: ['kitchen'] },
  { code: 'ostwind', name: 'Ostwind Haushaltswaren', country: 'DE', leadTimeDays: 10, categories: ['kitchen', 'home'] },
  { code: 'bosco-chiaro', name: 'Bosco Chiaro Legno', country: 'IT', leadTimeDays: 18, categories: ['kitchen', 'home'] },
  { code: 'brzegi-tekstyl', name: 'Brzegi Tekstyl', country: 'PL', leadTimeDays: 12, categories: ['home', 'baby'] },
  { code: 'atelier-du-lin', name: 'Atelier du Lin Bleu', country: 'FR', leadTimeDays: 16, categories: ['home'] },
  { code: 'polderlicht', name: 'Polderlicht Verlichting', country: 'NL', leadTimeDays: 9, categories: ['home'] },
  { code: 'serra-cortica', name: 'Serra Alta Cortica', country: 'PT', leadTimeDays: 20, categories: ['home', 'outdoor'] },
  { code: 'fellgate', name: 'Fellgate Outdoor Works', country: 'GB', leadTimeDays: 15, categories: ['outdoor'] },
  { code: 'tannenhof', name: 'Tannenhof Freizeit', country: 'DE', leadTimeDays: 12, categories: ['outdoor'] },
  { code: 'kleine-beer', name: 'De Kleine Beer Kinderwaren', country: 'NL', leadTimeDays: 11, categories: ['baby'] },
  { code: 'nuvola-piccola', name: 'Nuvola Piccola', country: 'IT', leadTimeDays: 17, categories: ['baby'] },
  { code: 'olivar-antiguo', name: 'Olivar Antiguo', country: 'ES', leadTimeDays: 8, categories: ['food'] },
  { code: 'miel-et-moulin', name: 'Miel et Moulin', country: 'FR', leadTimeDays: 7, categories: ['food'] },
  { code: 'puszcza', name: 'Spizarnia Puszcza', country: 'PL', leadTimeDays: 6, categories: ['food'] },
];
