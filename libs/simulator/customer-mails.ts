import { composeMail } from './compose-mail.ts';
import type { MailWriter } from './compose-mail.ts';
import type { CustomerMail } from './events.ts';
import { planMails } from './plan-mails.ts';

/** An order as its customer knows it. Absent = has not happened, or was never said. */
export interface OrderKnownToCustomer {
  readonly orderNumber: string;
  readonly customer: MailWriter;
  readonly placedAt: Date;
  readonly promisedAt?: Date;
  readonly handedToCarrierAt?: Date;
  readonly deliveredAt?: Date;
  readonly cancelledAt?: Date;
}

export interface CustomerMailsOptions {
  readonly orders: Iterable<OrderKnownToCustomer>;
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly seed: string;
}

/**
 * What customers write from `from` up to `to`, given how their orders really stand.
 *
 * Ask for adjoining stretches with the orders of the last four weeks. While the past of an
 * order stays as it was, its mails of the past do too, so no mail comes twice; telling a
 * customer a later promise postpones the complaint.
 */
export function customerMails({ orders, from, to, seed }: CustomerMailsOptions): CustomerMail[] {
  const mails: CustomerMail[] = [];
  for (const { orderNumber, customer, placedAt, promisedAt, handedToCarrierAt, deliveredAt, cancelledAt } of orders) {
    const planned = planMails(seed, {
      orderNumber,
      placedMs: placedAt.getTime(),
      promisedMs: promisedAt?.getTime() ?? null,
      handedToCarrierMs: handedToCarrierAt?.getTime() ?? null,
      deliveredMs: deliveredAt?.getTime() ?? null,
      cancelledMs: cancelledAt?.getTime() ?? null,
    });
    for (const mail of planned) {
      if (mail.atMs >= from.getTime() && mail.atMs < to.getTime()) mails.push(composeMail(seed, customer, orderNumber, mail));
    }
  }
  return mails.sort((one, other) => one.at.getTime() - other.at.getTime());
}
