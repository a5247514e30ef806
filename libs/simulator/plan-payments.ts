import { weightedPicker } from './distributions.ts';
import type { Disruption } from './disruption.ts';
import type { OrderPlaced, PaymentAttempt } from './events.ts';
import { MINUTE_MS } from './local-clock.ts';
import { streamOf } from './random.ts';
import type { Random } from './random.ts';
import type { Gateway, Retailer } from './retailer.ts';

/** First attempts that the bank says no to, or that get no answer, on an ordinary day. */
const DECLINED_SHARE = 0.035;
const ERROR_SHARE = 0.004;
/** Customers who try once more after a failure. */
const RETRY_SHARE = 0.85;
const METHODS: readonly { method: PaymentAttempt['method']; share: number }[] = [
  { method: 'card', share: 0.58 },
  { method: 'wallet', share: 0.32 },
  { method: 'bank_transfer', share: 0.1 },
];
/** An order nobody has paid is given up after this. */
const GIVE_UP_MS = 45 * MINUTE_MS;

export interface PaymentCourse {
  readonly attempts: readonly PaymentAttempt[];
  /** When the order is cancelled for want of payment, or null. */
  readonly givenUpMs: number | null;
}

/** How the customer of an order tries to pay: once, or twice when the first attempt fails. */
export function makePaymentPlanner(retailer: Retailer, seed: string, disruption: Disruption): (order: OrderPlaced) => PaymentCourse {
  const pickGateway = weightedPicker(retailer.gateways, (gateway) => gateway.orderShare);
  const pickMethod = weightedPicker(METHODS, ({ share }) => share);

  const attempt = (random: Random, order: OrderPlaced, nth: number, atMs: number, gateway: Gateway, method: PaymentAttempt['method']): PaymentAttempt => {
    const chance = random();
    const errorShare = Math.max(ERROR_SHARE, disruption.gatewayErrorShare(gateway.code, atMs));
    return {
      type: 'payment_attempt',
      at: new Date(atMs),
      reference: `${order.number}-P${nth}`,
      orderExternalId: order.externalId,
      gatewayCode: gateway.code,
      method,
      amountMinor: order.totals.totalMinor,
      currency: order.currency,
      outcome: chance < errorShare ? 'error' : chance < errorShare + DECLINED_SHARE ? 'declined' : 'authorized',
    };
  };

  return (order) => {
    const random = streamOf(seed, 'payments', order.externalId);
    const gateway = pickGateway(random);
    const { method } = pickMethod(random);
    const firstMs = order.at.getTime() + 1_000 + Math.floor(random() * 4_000);
    const first = attempt(random, order, 1, firstMs, gateway, method);
    if (first.outcome === 'authorized') return { attempts: [first], givenUpMs: null };

    const givenUpMs = order.at.getTime() + GIVE_UP_MS;
    if (random() >= RETRY_SHARE) return { attempts: [first], givenUpMs };
    const second = attempt(random, order, 2, firstMs + 20_000 + Math.floor(random() * 100_000), gateway, method);
    return { attempts: [first, second], givenUpMs: second.outcome === 'authorized' ? null : givenUpMs };
  };
}
