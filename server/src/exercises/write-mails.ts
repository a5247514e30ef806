import { customerMails, type CustomerMail, type Retailer } from '../../../libs/simulator/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';

/** Nobody writes about an order that is older than this. */
const ORDER_AGE_MS_MAX = 28 * 86_400_000;

type Row = {
  orderId: string; customerId: string; orderNumber: string; email: string; placedAt: string;
  promisedAt: string | null; shippedAt: string | null; deliveredAt: string | null; cancelledAt: string | null;
};

/**
 * What customers write from `from` up to `to`, given how their orders really stand: whoever
 * was told a later promise complains later. A mail is kept once, by its Message-ID.
 */
export async function writeMails(ctx: Ctx, retailer: Retailer, from: Date, to: Date): Promise<void> {
  const rows = await findOrders(ctx, to);
  const writers = new Map(retailer.customers.map((customer) => [customer.email, customer]));
  const byNumber = new Map(rows.map((row) => [row.orderNumber, row]));
  const mails = customerMails({
    seed: retailer.seed, from, to,
    orders: rows.flatMap((row) => {
      const customer = writers.get(row.email);
      if (!customer) return [];
      return [{ orderNumber: row.orderNumber, customer, placedAt: new Date(row.placedAt), promisedAt: date(row.promisedAt), handedToCarrierAt: date(row.shippedAt), deliveredAt: date(row.deliveredAt), cancelledAt: date(row.cancelledAt) }];
    }),
  });
  await keepMails(ctx, mails, byNumber);
}

async function keepMails(ctx: Ctx, mails: readonly CustomerMail[], orders: ReadonlyMap<string, Row>): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map((mail) => ({
    message_id: mail.messageId, order_id: orders.get(mail.orderNumber)!.orderId, customer_id: orders.get(mail.orderNumber)!.customerId, sent_at: mail.at,
    from_name: mail.fromName, from_email: mail.fromEmail, language: mail.language, subject: mail.subject, body: mail.text,
  }));
  await execute(ctx, sql`
    insert into exercises.customer_mail (client_id, message_id, order_id, customer_id, sent_at, from_name, from_email, language, subject, body)
    select c.client_id, m.* from tenancy.client c, json_to_recordset(${JSON.stringify(rows)}::json) as m
      (message_id text, order_id uuid, customer_id uuid, sent_at timestamptz, from_name text, from_email text, language text, subject text, body text)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
}

function findOrders(ctx: Ctx, to: Date): Promise<Row[]> {
  return query<Row>(ctx, sql`
    select o.order_id as "orderId", o.customer_id as "customerId", o.number as "orderNumber", k.email, o.placed_at as "placedAt",
      o.promised_at as "promisedAt", o.shipped_at as "shippedAt", o.delivered_at as "deliveredAt", o.cancelled_at as "cancelledAt"
    from orders.customer_order o
    join customers.customer k on k.client_id = o.client_id and k.customer_id = o.customer_id and k.email is not null
    where o.client_id = ${ctx.clientId} and o.placed_at >= ${new Date(to.getTime() - ORDER_AGE_MS_MAX)} and o.placed_at < ${to}
    order by o.order_id`);
}

function date(iso: string | null): Date | undefined {
  return iso === null ? undefined : new Date(iso);
}
