/**
 * A made-up retailer: everything that stands still while events happen.
 *
 * Codes are unique within their list and every reference resolves. Calendar dates are
 * `YYYY-MM-DD`; local times are `HH:MM` in the site's zone. Prices contain the tax.
 */
export interface Retailer {
  readonly seed: string;
  readonly name: string;
  /** Under `.example`, which never resolves (RFC 2606). */
  readonly domain: string;
  /** Currency of costs and of the price list before conversion. */
  readonly baseCurrency: string;
  /** Mean over a year, cancellations included. */
  readonly ordersPerDay: number;
  /** The instant `stock` speaks of; start events here. */
  readonly stockAsOf: Date;
  readonly markets: readonly Market[];
  readonly channels: readonly SalesChannel[];
  readonly shippingServices: readonly ShippingService[];
  readonly gateways: readonly Gateway[];
  readonly sites: readonly Site[];
  readonly suppliers: readonly Supplier[];
  readonly carriers: readonly Carrier[];
  readonly lanes: readonly Lane[];
  readonly items: readonly Item[];
  readonly lots: readonly Lot[];
  readonly stock: readonly StockLevel[];
  readonly customers: readonly Customer[];
}

/** A country sold to, with its language, money and share of the orders. */
export interface Market {
  readonly country: CountryCode;
  readonly language: LanguageCode;
  readonly currency: string;
  /** Units of `currency` for one unit of the base currency: the retailer's own list rate, not a market rate. */
  readonly listRate: number;
  readonly timeZone: string;
  /** Standard VAT, per mille: 200 = 20%. */
  readonly vatPerMille: number;
  /** Shares of all markets add up to 1. */
  readonly orderShare: number;
}

export type CountryCode = 'GB' | 'DE' | 'FR' | 'NL' | 'PL' | 'IT' | 'ES' | 'PT';
export type LanguageCode = 'en' | 'de' | 'fr' | 'nl' | 'pl' | 'it' | 'es' | 'pt';

export interface SalesChannel {
  readonly code: string;
  readonly name: string;
  readonly kind: 'web_shop' | 'marketplace' | 'store';
  /** Shares of all channels add up to 1. */
  readonly orderShare: number;
}

/** What a customer chooses at checkout; carriers carry out exactly one of them each. */
export interface ShippingService {
  readonly code: 'economy' | 'standard' | 'express';
  readonly name: string;
  /** Working days from the order to the door, as shown at checkout. */
  readonly promiseDays: number;
  readonly priceMinor: number;
  readonly orderShare: number;
}

export interface Gateway {
  readonly code: string;
  readonly name: string;
  readonly orderShare: number;
}

export interface Site {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly country: CountryCode;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  /** Units it can pick and ship on a working day. */
  readonly dailyCapacityUnits: number;
  readonly shiftStartsAt: string;
  /** Work released up to here is begun the same day. */
  readonly cutOffAt: string;
  /** When the carriers collect what is packed. */
  readonly collectionAt: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
}

export interface Supplier {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly leadTimeDays: number;
  readonly categories: readonly Category[];
}

export interface Carrier {
  readonly code: string;
  readonly name: string;
  readonly service: ShippingService['code'];
  /** Share of parcels that arrive a day or more after the lane's transit days. */
  readonly lateShare: number;
}

/** What a carrier takes and asks from a site to a country. */
export interface Lane {
  readonly carrierCode: string;
  readonly siteCode: string;
  readonly country: CountryCode;
  /** Working days from collection to the door. */
  readonly transitDays: number;
  /** Per parcel, in the base currency. */
  readonly priceMinor: number;
}

export type Category = 'kitchen' | 'home' | 'outdoor' | 'baby' | 'food';

export interface Item {
  readonly sku: string;
  readonly title: string;
  readonly category: Category;
  /** In the base currency. */
  readonly priceMinor: number;
  readonly weightGrams: number;
  readonly perishable: boolean;
  /** From made to expiry; null = does not expire. */
  readonly shelfLifeDays: number | null;
  readonly supplierCode: string;
  /** Share of all order lines; shares of all items add up to 1. */
  readonly popularity: number;
}

export interface Lot {
  readonly code: string;
  readonly sku: string;
  readonly supplierCode: string;
  readonly madeOn: string;
  readonly expiresOn: string | null;
}

export interface StockLevel {
  readonly siteCode: string;
  readonly sku: string;
  readonly lotCode: string;
  readonly units: number;
}

/** A person who does not exist: mail under `.example`, phone in a range kept for fiction, or none. */
export interface Customer {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  /** E.164; absent in countries whose regulator keeps no range for fiction. */
  readonly phone?: string;
  readonly language: LanguageCode;
  readonly country: CountryCode;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
}
