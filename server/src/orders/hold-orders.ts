import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { orderHeld, orderReleasedFromHold } from './events.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';
import { allows } from './states.ts';

export const HOLD_REASONS = ['AWAITING_PAYMENT', 'HIGH_RISK_OF_FRAUD', 'INCORRECT_ADDRESS', 'INVENTORY_OUT_OF_STOCK', 'UNKNOWN_DELIVERY_DATE', 'AWAITING_RETURN_ITEMS', 'RECALL', 'CRISIS', 'OTHER'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export type Hold = { reason: HoldReason; note?: string; runId?: string };

/**
 * Hold orders: from the commit on, nothing of them is released to a warehouse, packed or
 * shipped. Answers the orders that are held by this now and were not before; a repeat (the
 * same reason of the same run) and orders that have left change nothing.
 */
export async function placeHolds(ctx: Ctx, orderIds: readonly string[], hold: Hold): Promise<string[]> {
  const holdable = [...(await lockOrders(ctx, orderIds)).values()].filter((order) => allows('holdOrder', order.stage)).map((order) => order.orderId);
  const already = new Set((await findOpenHolds(ctx, holdable, { reason: hold.reason, runId: hold.runId ?? null })).map((row) => row.orderId));
  const fresh = holdable.filter((orderId) => !already.has(orderId));
  if (fresh.length === 0) return [];
  await execute(ctx, sql`
    insert into orders.hold (client_id, hold_id, order_id, reason, note, run_id, held_at, held_by)
    select c.client_id, n.hold_id, n.order_id, ${hold.reason}, ${hold.note ?? null}, ${hold.runId ?? null}::uuid, ${ctx.now}, ${ctx.actor.id}::uuid
    from tenancy.client c, unnest(${fresh.map(() => newId())}::uuid[], ${fresh}::uuid[]) as n (hold_id, order_id)
    where c.client_id = ${ctx.clientId}`);
  const refreshed = await refreshOrders(ctx, fresh);
  await publishMany(ctx, orderHeld, refreshed.map(({ orderId, stage }) => ({ subjectId: orderId, payload: { orderId, stage, reason: hold.reason, runId: hold.runId ?? null } })));
  return fresh;
}

/** Which holds to end: named, because releasing "the hold" must never release another one too. */
export type HoldChoice = { reason: HoldReason } | { holdIds: readonly string[] } | { runId: string };

/** End these holds of these orders. Answers the orders of which one was ended; others may still hold them. */
export async function releaseHolds(ctx: Ctx, orderIds: readonly string[], choice: HoldChoice): Promise<string[]> {
  const locked = [...(await lockOrders(ctx, orderIds)).keys()];
  if (locked.length === 0) return [];
  const which = 'reason' in choice ? sql`h.reason = ${choice.reason}` : 'runId' in choice ? sql`h.run_id = ${choice.runId}` : sql`h.hold_id = any(${choice.holdIds}::uuid[])`;
  const ended = await query<{ order_id: string; reason: string }>(ctx, sql`
    update orders.hold h set released_at = ${ctx.now}, released_by = ${ctx.actor.id}::uuid
    where h.client_id = ${ctx.clientId} and h.order_id = any(${locked}::uuid[]) and h.released_at is null and ${which}
    returning h.order_id, h.reason`);
  if (ended.length === 0) return [];
  const reasons = Map.groupBy(ended, (row) => row.order_id);
  const refreshed = await refreshOrders(ctx, [...reasons.keys()]);
  await publishMany(ctx, orderReleasedFromHold, refreshed.map(({ orderId, stage }) => ({
    subjectId: orderId,
    payload: { orderId, stage, reasons: reasons.get(orderId)!.map((row) => row.reason), runId: 'runId' in choice ? choice.runId : null },
  })));
  return [...reasons.keys()];
}

function findOpenHolds(ctx: Ctx, orderIds: readonly string[], of: { reason: HoldReason; runId: string | null }): Promise<{ orderId: string }[]> {
  return query<{ orderId: string }>(ctx, sql`
    select h.order_id as "orderId" from orders.hold h
    where h.client_id = ${ctx.clientId} and h.order_id = any(${orderIds}::uuid[]) and h.released_at is null
      and h.reason = ${of.reason} and h.run_id is not distinct from ${of.runId}::uuid`);
}
