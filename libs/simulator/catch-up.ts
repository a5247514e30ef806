import { makeDisruption } from './disruption.ts';
import type { OrderPlaced, PaymentAttempt } from './events.ts';
import { DAY_MS, HOUR_MS } from './local-clock.ts';
import { makeCourseAssumption } from './order-course.ts';
import { makeOrderStream } from './order-stream.ts';
import type { Retailer } from './retailer.ts';

export interface CatchUpOptions {
  readonly retailer: Retailer;
  /** The end of the past, usually now. */
  readonly to: Date;
  readonly days: number;
  /** Default: the retailer's. */
  readonly seed?: string;
}

/** An order as it stands at the end of the past: what has not happened by then is undefined. */
export interface PastOrder {
  readonly order: OrderPlaced;
  readonly payments: readonly PaymentAttempt[];
  readonly cancelledAt?: Date;
  readonly handedToCarrierAt?: Date;
  readonly deliveredAt?: Date;
  /** Who sent it, once it is handed to a carrier. */
  readonly siteCode?: string;
  readonly carrierCode?: string;
}

/**
 * The orders of the last `days`, each with what has become of it under an assumed, competent
 * shop; about one in eight is still open. They are the orders that `simulate` yields for the
 * same stretch, so `simulate({ from: to, mails: 'none' })` goes on where this ends; stock is
 * not played back, since the retailer's stock speaks of `stockAsOf`.
 *
 * @throws {RangeError} when `to` is no date or `days` is not above 0.
 */
export function* catchUp({ retailer, to, days, seed = retailer.seed }: CatchUpOptions): Generator<PastOrder, void, undefined> {
  const toMs = to.getTime();
  const fromMs = toMs - days * DAY_MS;
  if (!(fromMs < toMs)) throw new RangeError(`Cannot make up ${days} days before ${String(to)}: give a date and a number of days above 0.`);

  const undisturbed = makeDisruption(retailer, undefined);
  const ordersOf = makeOrderStream(retailer, seed, undisturbed);
  const courseOf = makeCourseAssumption(retailer, seed, undisturbed);
  const by = (ms: number | undefined) => (ms !== undefined && ms < toMs ? new Date(ms) : undefined);

  for (let hour = Math.floor(fromMs / HOUR_MS); hour * HOUR_MS < toMs; hour++) {
    for (const order of ordersOf(hour)) {
      if (order.at.getTime() < fromMs || order.at.getTime() >= toMs) continue;
      const { payments, cancelled, outcome } = courseOf(order);
      const handedToCarrierAt = by(outcome?.handedToCarrierMs);
      yield {
        order,
        payments: payments.filter((payment) => payment.at < to),
        cancelledAt: by(cancelled?.at.getTime()),
        handedToCarrierAt,
        deliveredAt: by(outcome?.deliveredMs),
        siteCode: handedToCarrierAt && outcome?.siteCode,
        carrierCode: handedToCarrierAt && outcome?.carrierCode,
      };
    }
  }
}
