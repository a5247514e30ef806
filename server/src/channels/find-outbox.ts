import type { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { IdCursor, parseCursor, toPage } from '../kernel/page.ts';
import { mailAddress } from './address.ts';
import type { OutboxMail, OutboxQuery } from './schema.ts';
import { deliveryCan } from './states.ts';

const COLUMNS = sql`d.delivery_id as "deliveryId", d.source_kind as "sourceKind", d.source_id as "sourceId", m.to_address as "to", m.language, m.subject,
  d.state, d.transport, d.cause, d.answer, d.attempts, d.queued_at as "queuedAt", d.sent_at as "sentAt", d.next_at as "nextAt"`;

type Row = Omit<OutboxMail, 'can'>;

/** Every mail of the client, newest first: what the console's viewer shows. */
export async function findOutbox(ctx: Ctx, asked: z.output<typeof OutboxQuery>): Promise<{ rows: OutboxMail[]; next: string | null }> {
  const before = asked.after === undefined ? null : parseCursor(asked.after, IdCursor)[0];
  const rows = await query<Row>(ctx, sql`
    select ${COLUMNS}
    from channels.delivery d left join channels.mail m on m.client_id = d.client_id and m.delivery_id = d.delivery_id
    where d.client_id = ${ctx.clientId}
      ${before === null ? sql`` : sql`and d.delivery_id < ${before}::uuid`}
      ${asked.sourceId === undefined ? sql`` : sql`and d.source_id = ${asked.sourceId}`}
      ${asked.state === undefined ? sql`` : sql`and d.state = ${asked.state}`}
      ${asked.to === undefined ? sql`` : sql`and m.to_address = ${mailAddress(asked.to) ?? ''}`}
    order by d.delivery_id desc limit ${asked.limit + 1}`);
  const page = toPage(rows, asked.limit, (row) => [row.deliveryId]);
  return { rows: page.rows.map((row) => ({ ...row, can: deliveryCan(row.state) })), next: page.next };
}

/** One mail with its bodies. @throws 404. */
export async function findMail(ctx: Ctx, deliveryId: string): Promise<OutboxMail & { text: string | null; html: string | null }> {
  const row = await queryOne<Row & { text: string | null; html: string | null }>(ctx, sql`
    select ${COLUMNS}, m.text_body as text, m.html_body as html
    from channels.delivery d left join channels.mail m on m.client_id = d.client_id and m.delivery_id = d.delivery_id
    where d.client_id = ${ctx.clientId} and d.delivery_id = ${deliveryId}`);
  if (!row) throw notFound('mail');
  return { ...row, can: deliveryCan(row.state) };
}
