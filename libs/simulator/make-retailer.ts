import { makeAssortment } from './assortment.ts';
import { makeItems } from './catalogue/make-items.ts';
import { meanUnitsPerDay, siteShares } from './demand.ts';
import { DAY_MS } from './local-clock.ts';
import { makeLanes } from './make-lanes.ts';
import { makeStock } from './make-stock.ts';
import { CARRIERS, CHANNELS, GATEWAYS, MARKETS, SHIPPING_SERVICES, SITES, SUPPLIERS } from './network.ts';
import { makeCustomers } from './people/make-customers.ts';
import { seasonOf } from './rhythm.ts';
import type { Retailer, Site } from './retailer.ts';

export interface RetailerOptions {
  readonly seed: string;
  /** The instant the starting stock speaks of; staff and stock are those of its month. */
  readonly stockAsOf: Date;
  /** Mean over a year; sizes stock and capacity too. Default 600. */
  readonly ordersPerDay?: number;
  /** Default: the whole catalogue, more than 300. */
  readonly itemCount?: number;
  /** Default 6 for every daily order. */
  readonly customerCount?: number;
  /** Default "Brambleholt". */
  readonly name?: string;
}

/**
 * Daily capacity over the season's mean daily demand. With 1.6, losing the busiest site (a third of the
 * capacity) leaves a little more than quiet-time demand: a backlog that clears, but slowly.
 */
const CAPACITY_SLACK = 1.6;
const ORDERS_PER_DAY_DEFAULT = 600;
const CUSTOMERS_PER_DAILY_ORDER = 6;

/**
 * Make up a retailer. The same options give the same retailer to the byte.
 *
 * Customers, lots and everything else only exist here; codes are stable over sizes, so a
 * larger retailer of the same seed has the smaller one's sites, suppliers and carriers.
 *
 * @throws {RangeError} on a size that cannot be made, saying which are possible.
 */
export function makeRetailer(options: RetailerOptions): Retailer {
  const { seed, stockAsOf, ordersPerDay = ORDERS_PER_DAY_DEFAULT, name = 'Brambleholt' } = options;
  if (!(ordersPerDay > 0 && Number.isFinite(ordersPerDay))) {
    throw new RangeError(`Cannot make a retailer with ${ordersPerDay} orders a day: give a number above 0.`);
  }
  const domain = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
  const suppliers = SUPPLIERS.map((supplier) => ({ ...supplier, email: `orders@${supplier.code}.example` }));
  const items = makeItems(seed, options.itemCount, suppliers);
  const assortment = makeAssortment(seed, items, ordersPerDay, MARKETS);
  const unitsPerDay = items.reduce((sum, item) => sum + meanUnitsPerDay(item, ordersPerDay), 0);

  return {
    seed,
    name,
    domain,
    baseCurrency: 'EUR',
    ordersPerDay,
    stockAsOf,
    markets: MARKETS,
    channels: CHANNELS,
    shippingServices: SHIPPING_SERVICES,
    gateways: GATEWAYS,
    sites: sitesFor(unitsPerDay * seasonOf(Math.floor(stockAsOf.getTime() / DAY_MS))),
    suppliers,
    carriers: CARRIERS,
    lanes: makeLanes(SITES, MARKETS),
    items,
    ...makeStock(seed, assortment, stockAsOf),
    customers: makeCustomers(seed, options.customerCount ?? Math.ceil(ordersPerDay * CUSTOMERS_PER_DAILY_ORDER), MARKETS),
  };
}

/** A week's demand has to fit into the days a site works. */
function sitesFor(unitsPerDay: number): Site[] {
  const shares = siteShares(MARKETS);
  return SITES.map((site) => {
    const perWorkingDay = (unitsPerDay * shares.get(site.code)! * 7) / site.workingDays.length;
    return { ...site, dailyCapacityUnits: Math.ceil((perWorkingDay * CAPACITY_SLACK) / 10) * 10 };
  });
}
