import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { forEachClient, type Schedule } from '../kernel/jobs.ts';
import { orderAdvanced } from './events.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';

/** Orders of one pass; a schedule comes again soon for the rest. */
const ADVANCE_ORDERS_MAX = 2_000;

/**
 * Apply what orders already knew of the future, as far as the clock has reached it. Answers
 * how many were looked at; fewer than ADVANCE_ORDERS_MAX means that none is left.
 */
export async function advanceOrders(ctx: Ctx): Promise<number> {
  return rederive(ctx, await query<{ order_id: string }>(ctx, sql`
    select o.order_id from orders.customer_order o
    where o.client_id = ${ctx.clientId} and o.next_change_at <= ${ctx.now}
    order by o.next_change_at limit ${ADVANCE_ORDERS_MAX}`));
}

/**
 * After the clock was set: orders that stand behind instants it has not reached go back to
 * where they were, and those it has reached go forward. A pass over all orders, in pages;
 * answers how many were changed.
 */
export async function followClock(ctx: Ctx): Promise<number> {
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await query<{ order_id: string }>(ctx, sql`
      select o.order_id from orders.customer_order o
      where o.client_id = ${ctx.clientId} and o.order_id > ${after}::uuid
        and (o.next_change_at <= ${ctx.now} or greatest(o.approved_at, o.shipped_at, o.delivered_at, o.cancelled_at) > ${ctx.now})
      order by o.order_id limit ${ADVANCE_ORDERS_MAX}`);
    if (page.length === 0) return changed;
    changed += await rederive(ctx, page);
    after = page[page.length - 1]!.order_id;
  }
}

async function rederive(ctx: Ctx, rows: readonly { order_id: string }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const orderIds = [...(await lockOrders(ctx, rows.map((row) => row.order_id))).keys()];
  await placeHistoryUnits(ctx, orderIds);
  const refreshed = await refreshOrders(ctx, orderIds);
  await publishMany(ctx, orderAdvanced, refreshed.flatMap(({ orderId, stage, stageBefore }) => (stage === stageBefore ? [] : [{ subjectId: orderId, payload: { orderId, stage, stageBefore } }])));
  return orderIds.length;
}

/** `historyBucket` for rows: the units of histories go where their instants and the clock put them. */
async function placeHistoryUnits(ctx: Ctx, orderIds: readonly string[]): Promise<void> {
  const reached = (column: string): ReturnType<typeof sql> => sql`coalesce(${sql.ref(column)} <= ${ctx.now}::timestamptz, false)`;
  const inBucket = (bucket: string): ReturnType<typeof sql> => sql`case when b.bucket = ${bucket} then l.ordered else 0 end`;
  await execute(ctx, sql`
    update orders.line l set
      cancelled = ${inBucket('cancelled')}, shipped = ${inBucket('shipped')}, allocated = ${inBucket('allocated')}, unallocated = ${inBucket('unallocated')}
    from (
      select k.line_id, case
        when case when o.cancelled_at is null then o.unavailable else ${reached('o.cancelled_at')} end then 'cancelled'
        when ${reached('o.shipped_at')} or ${reached('o.delivered_at')} or not k.requires_shipping then 'shipped'
        when w.kind = 'drop_ship' then 'allocated'
        else 'unallocated' end as bucket
      from orders.customer_order o
      join orders.line k on k.client_id = o.client_id and k.order_id = o.order_id
      left join inventory.site w on w.client_id = k.client_id and w.site_id = k.fixed_site_id
      where o.client_id = ${ctx.clientId} and o.order_id = any(${orderIds}::uuid[]) and o.follows_source
    ) b
    where l.client_id = ${ctx.clientId} and l.line_id = b.line_id`);
}

/**
 * Bring a client's orders to where its clock stands, wherever it was set since the last
 * time. Does nothing while somebody else is at it: whoever has orders locked already must
 * not wait here for one who waits for those orders.
 */
export async function keepUpWithClock(ctx: Ctx): Promise<void> {
  await execute(ctx, sql`
    insert into orders.followed_clock (client_id, followed_at) values (${ctx.clientId}, ${ctx.now}) on conflict (client_id) do nothing`);
  const last = await queryOne<{ at: string }>(ctx, sql`
    select followed_at as at from orders.followed_clock where client_id = ${ctx.clientId} for update skip locked`);
  if (!last) return;
  if (Date.parse(last.at) > ctx.now.getTime()) await followClock(ctx);
  else await advanceOrders(ctx);
  await execute(ctx, sql`update orders.followed_clock set followed_at = ${ctx.now} where client_id = ${ctx.clientId}`);
}

export const advanceSchedule: Schedule = {
  name: 'orders.advance',
  everySeconds: 5,
  run: (services) => forEachClient(services, 'orders.advance', keepUpWithClock),
};
