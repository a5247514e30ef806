import type { OrderPlaced, PaymentAttempt } from '../../../libs/simulator/index.ts';
import type { ReceivedDraft } from '../orders/index.ts';

/** What has become of an order before the simulation took over. */
export type PastCourse = { shippedAt?: Date; deliveredAt?: Date; cancelledAt?: Date };

/**
 * An order as the shop hands it over: as it was placed, with what is known of its payment.
 * Without an attempt yet, or with none that worked, it waits for approval.
 */
export function toDraft(order: OrderPlaced, attempts: readonly PaymentAttempt[], past: PastCourse = {}): ReceivedDraft {
  const { customer, totals } = order;
  const paidAt = attempts.find((attempt) => attempt.outcome === 'authorized')?.at;
  return {
    channel: order.channelCode,
    externalId: order.externalId,
    number: order.number,
    placedAt: order.at.toISOString(),
    currency: order.currency,
    // Known by mail address: somebody who buys on two channels is one customer.
    customer: { name: customer.name, email: customer.email, phone: customer.phone, language: customer.language, country: customer.country },
    shippingAddress: { name: customer.name, line1: customer.street, city: customer.city, postcode: customer.postcode, country: customer.country, phone: customer.phone },
    lines: order.lines.map(({ externalId, sku, title, units, unitPriceMinor }) => ({ externalId, sku, title, units, unitPriceMinor, requiresShipping: true })),
    totals: { subtotalMinor: totals.subtotalMinor, shippingMinor: totals.shippingMinor, totalMinor: totals.totalMinor },
    payments: attempts.length > 0
      ? attempts.map(({ method, amountMinor, outcome, reference }) => ({ method, amountMinor, state: PAYMENT_STATES[outcome], reference }))
      : [{ method: 'card', amountMinor: totals.totalMinor, state: 'pending' }],
    promisedAt: order.promisedAt.toISOString(),
    shippingService: order.shippingService,
    priority: 0,
    state: past.shippedAt || past.cancelledAt
      ? { approvedAt: (paidAt ?? order.at).toISOString(), handedToCarrierAt: past.shippedAt?.toISOString(), deliveredAt: past.deliveredAt?.toISOString(), cancelledAt: past.cancelledAt?.toISOString() }
      : {},
    tags: [],
    flags: [],
    sourceUpdatedAt: (attempts.at(-1)?.at ?? order.at).toISOString(),
  };
}

const PAYMENT_STATES = { authorized: 'authorized', declined: 'failed', error: 'pending' } as const;
