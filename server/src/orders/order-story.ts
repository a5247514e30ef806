import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { parseCursor, toPage } from '../kernel/page.ts';
import { findReceiptsOf, type SubjectReceipt } from '../actions/index.ts';
import type { StoryEvent } from './schema.ts';

export type OrderStory = { events: StoryEvent[]; receipts: z.infer<typeof SubjectReceipt>[]; next: string | null };

/**
 * What happened to an order, newest first, and what actions did to it. Receipts come with
 * the first page, whole: they are few.
 *
 * @throws 404
 */
export async function orderStory(ctx: Ctx, orderId: string, page: { after?: string; limit: number }): Promise<OrderStory> {
  const order = await queryOne(ctx, sql`select 1 from orders.customer_order o where o.client_id = ${ctx.clientId} and o.order_id = ${orderId}`);
  if (!order) throw notFound('order');
  const rows = await query<StoryEvent>(ctx, sql`
    select e.event_id as "eventId", e.type, e.payload, e.actor_kind as "actorKind", e.actor_id as "actorId", e.business_at as "at", e.recorded_at as "recordedAt"
    from kernel.event e
    where e.client_id = ${ctx.clientId} and e.subject_id = ${orderId}
      ${page.after === undefined ? sql`` : sql`and e.event_id < ${parseCursor(page.after, z.tuple([z.uuid()]))[0]}::uuid`}
    order by e.event_id desc
    limit ${page.limit + 1}`);
  const { rows: events, next } = toPage(rows, page.limit, (row) => [row.eventId]);
  return { events, next, receipts: page.after === undefined ? await findReceiptsOf(ctx, orderId) : [] };
}
