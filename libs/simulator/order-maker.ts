import { LINES_PER_ORDER_MAX, MORE_LINES_CHANCE, MORE_UNITS_CHANCE, UNITS_PER_LINE_MAX } from './demand.ts';
import { weightedPicker } from './distributions.ts';
import type { OrderLine, OrderPlaced } from './events.ts';
import { addWorkingDays, localClock } from './local-clock.ts';
import { WEEKDAYS } from './network.ts';
import { streamOf } from './random.ts';
import type { Random } from './random.ts';
import type { Item, Market, Retailer, ShippingService } from './retailer.ts';
import { shelfPrice } from './shelf-price.ts';

export type OrderMaker = (orderSequence: number, atMs: number, market: Market) => OrderPlaced;

/** Above 1, some customers come back much more often than others. */
const LOYALTY_EXPONENT = 1.6;
/** From this subtotal on, in the base currency, the slower services are free. */
const FREE_SHIPPING_FROM_MINOR = 6_000;
/** A promise ends in the evening of its day, at the customer's. */
const PROMISE_MINUTE = 20 * 60;

/**
 * How this retailer's orders are made. An order depends on nothing but the seed, its number
 * and its instant: it is the same whichever part of time is simulated.
 */
export function makeOrderMaker(retailer: Retailer, seed: string): OrderMaker {
  const prefix = retailer.name.slice(0, 2).toUpperCase();
  const pickChannel = weightedPicker(retailer.channels, (channel) => channel.orderShare);
  const pickService = weightedPicker(retailer.shippingServices, (service) => service.orderShare);
  const pickItem = weightedPicker(retailer.items, (item) => item.popularity);
  const customersOf = Map.groupBy(retailer.customers, (customer) => customer.country);
  const pricesOf = new Map(retailer.markets.map((market) => [market, listPrices(retailer.items, market)]));

  return (orderSequence, atMs, market) => {
    const random = streamOf(seed, 'order', orderSequence);
    const channel = pickChannel(random);
    const service = pickService(random);
    const customers = customersOf.get(market.country)!;
    const customer = customers[Math.floor(random() ** LOYALTY_EXPONENT * customers.length)]!;
    const lines = makeLines(random, pickItem, pricesOf.get(market)!);
    return {
      type: 'order_placed',
      at: new Date(atMs),
      externalId: String(orderSequence),
      number: `${prefix}-${orderSequence}`,
      channelCode: channel.code,
      customer,
      currency: market.currency,
      lines,
      shippingService: service.code,
      promiseDays: service.promiseDays,
      promisedAt: new Date(promisedMs(atMs, market, service)),
      totals: totalsOf(lines, market, service),
    };
  };
}

function makeLines(random: Random, pickItem: (random: Random) => Item, prices: ReadonlyMap<string, number>): OrderLine[] {
  const items = new Set([pickItem(random)]);
  while (items.size < LINES_PER_ORDER_MAX && random() < MORE_LINES_CHANCE) items.add(pickItem(random));

  return Array.from(items, (item, index) => {
    let units = 1;
    while (units < UNITS_PER_LINE_MAX && random() < MORE_UNITS_CHANCE[item.category]) units++;
    return { externalId: String(index + 1), sku: item.sku, title: item.title, units, unitPriceMinor: prices.get(item.sku)! };
  });
}

function totalsOf(lines: readonly OrderLine[], market: Market, service: ShippingService): OrderPlaced['totals'] {
  const subtotalMinor = lines.reduce((sum, line) => sum + line.units * line.unitPriceMinor, 0);
  const isFree = service.code !== 'express' && subtotalMinor >= FREE_SHIPPING_FROM_MINOR * market.listRate;
  const shippingMinor = isFree ? 0 : Math.round(service.priceMinor * market.listRate);
  const totalMinor = subtotalMinor + shippingMinor;
  const taxMinor = Math.round((totalMinor * market.vatPerMille) / (1_000 + market.vatPerMille));
  return { subtotalMinor, shippingMinor, taxMinor, totalMinor };
}

function promisedMs(atMs: number, market: Market, service: ShippingService): number {
  const clock = localClock(market.timeZone);
  return clock.instantMs(addWorkingDays(clock.localTime(atMs).day, service.promiseDays, WEEKDAYS), PROMISE_MINUTE);
}

/** In the market's money, ending as price labels end. */
function listPrices(items: readonly Item[], { listRate }: Market): Map<string, number> {
  return new Map(items.map((item) => [item.sku, listRate === 1 ? item.priceMinor : shelfPrice(item.priceMinor * listRate)]));
}
