import { makeOutcomeAssumption } from './assume-outcome.ts';
import type { AssumedOutcome } from './assume-outcome.ts';
import { exponential } from './distributions.ts';
import type { Disruption } from './disruption.ts';
import type { OrderCancelled, OrderPlaced, PaymentAttempt } from './events.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './local-clock.ts';
import { makePaymentPlanner } from './plan-payments.ts';
import { streamOf } from './random.ts';
import type { Retailer } from './retailer.ts';

/** What follows from an order without anything the shop does, and what is assumed of the shop. */
export interface OrderCourse {
  readonly payments: readonly PaymentAttempt[];
  readonly cancelled: OrderCancelled | null;
  /** Null when the order is cancelled first. */
  readonly outcome: AssumedOutcome | null;
}

const CHANGED_MIND_SHARE = 0.016;
const CHANGED_MIND_MEAN_MS = 2.5 * HOUR_MS;
/** Payments and cancellations follow their order within this. */
export const COURSE_LAG_MAX_MS = DAY_MS;

export function makeCourseAssumption(retailer: Retailer, seed: string, disruption: Disruption): (order: OrderPlaced) => OrderCourse {
  const planPayments = makePaymentPlanner(retailer, seed, disruption);
  const assumeOutcome = makeOutcomeAssumption(retailer, seed, disruption);

  return (order) => {
    const { attempts, givenUpMs } = planPayments(order);
    const outcome = assumeOutcome(order);
    if (givenUpMs !== null) return { payments: attempts, cancelled: cancellation(order, givenUpMs, 'payment_failed'), outcome: null };

    const changedMindMs = whenMindChanges(seed, order);
    if (changedMindMs === null || changedMindMs >= outcome.handedToCarrierMs) return { payments: attempts, cancelled: null, outcome };
    return { payments: attempts, cancelled: cancellation(order, changedMindMs, 'customer_changed_mind'), outcome: null };
  };
}

function whenMindChanges(seed: string, order: OrderPlaced): number | null {
  const random = streamOf(seed, 'cancels', order.externalId);
  if (random() >= CHANGED_MIND_SHARE) return null;
  const waitMs = 4 * MINUTE_MS + exponential(random, CHANGED_MIND_MEAN_MS);
  return order.at.getTime() + Math.round(Math.min(waitMs, COURSE_LAG_MAX_MS));
}

function cancellation(order: OrderPlaced, atMs: number, reason: OrderCancelled['reason']): OrderCancelled {
  return { type: 'order_cancelled', at: new Date(atMs), orderExternalId: order.externalId, reason };
}
