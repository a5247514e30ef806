import type { Ctx } from '../../kernel/ctx.ts';
import { execute, query, sql } from '../../kernel/db.ts';
import { publishMany } from '../../kernel/events.ts';
import { releaseReservations } from '../../inventory/index.ts';
import { orderChanged } from '../events.ts';
import { refreshOrders, type RefreshedOrder } from '../refresh-orders.ts';
import { findKnownLines, type KnownLine, type KnownOrder } from './known-orders.ts';
import { totalMinor, utc, type PlannedOrder, type ResolvedIds } from './plan-order.ts';
import { matchLines, namesOfChanges, type MatchedLines } from './replan-changed.ts';
import { insertLines, insertPayments, updateLines } from './write-orders.ts';

/** A known order about to become what a newer draft says. */
export type ChangedOrder = {
  order: PlannedOrder;
  /** Work on it has begun, so its lines stay; everything else changes. */
  keepsLines: boolean;
  lines: MatchedLines;
  changes: string[];
};

/**
 * Prepare changes: whether lines may still change, and which of them. Orders whose lines
 * change give their reserved units back first, and are then served like new ones; they hold
 * the locks on that stock meanwhile, so nobody takes it from them.
 */
export async function openChanges(ctx: Ctx, planned: readonly { order: PlannedOrder; before: KnownOrder }[], ids: ResolvedIds): Promise<ChangedOrder[]> {
  if (planned.length === 0) return [];
  const existing = Map.groupBy(await findKnownLines(ctx, planned.map(({ before }) => before.orderId)), (line) => line.orderId);
  return planned.map(({ order, before }) => openChange(order, before, existing.get(before.orderId) ?? [], ids));
}

function openChange(order: PlannedOrder, before: KnownOrder, existing: readonly KnownLine[], ids: ResolvedIds): ChangedOrder {
  order.orderId = before.orderId;
  const keepsLines = existing.some((line) => line.begunUnits > 0) || (before.stage === 'cancelled' && order.known.cancelledAt === null);
  const lines = keepsLines ? { kept: [], added: [], gone: [] } : matchLines(order, existing, ids);
  order.lines = [...lines.kept, ...lines.added];
  return { order, keepsLines, lines, changes: namesOfChanges(order, existing) };
}

export async function releaseChangedStock(ctx: Ctx, changed: readonly ChangedOrder[]): Promise<void> {
  const orderIds = changed.filter((one) => !one.keepsLines).map((one) => one.order.orderId);
  if (orderIds.length === 0) return;
  const open = await query<{ reservation_id: string }>(ctx, sql`
    select r.reservation_id from inventory.reservation r
    where r.client_id = ${ctx.clientId} and r.order_id = any(${orderIds}::uuid[]) and r.state = 'open'`);
  await releaseReservations(ctx, open.map((row) => row.reservation_id));
}

/** Write the changes, once stock is reserved, and tell. Answers the orders as they stand now. */
export async function writeChanges(ctx: Ctx, changed: readonly ChangedOrder[]): Promise<Map<string, RefreshedOrder>> {
  if (changed.length === 0) return new Map();
  await updateHeaders(ctx, changed);
  await updateLines(ctx, changed.map(({ order, lines }) => ({ ...order, lines: lines.kept })));
  await execute(ctx, sql`delete from orders.line l where l.client_id = ${ctx.clientId} and l.line_id = any(${changed.flatMap((one) => one.lines.gone)}::uuid[])`);
  await insertLines(ctx, changed.map(({ order, lines }) => ({ ...order, lines: lines.added })));
  await execute(ctx, sql`delete from orders.payment p where p.client_id = ${ctx.clientId} and p.order_id = any(${changed.map((one) => one.order.orderId)}::uuid[])`);
  await insertPayments(ctx, changed.map((one) => one.order));
  const refreshed = new Map((await refreshOrders(ctx, changed.map((one) => one.order.orderId))).map((row) => [row.orderId, row]));
  await publishMany(ctx, orderChanged, changed.map(({ order: { orderId }, changes, keepsLines }) => ({
    subjectId: orderId,
    payload: { orderId, stage: refreshed.get(orderId)!.stage, changes, keptLines: keepsLines && changes.includes('lines') },
  })));
  return refreshed;
}

/** The promise first given stays what it was: on-time figures are measured against it. */
async function updateHeaders(ctx: Ctx, changed: readonly ChangedOrder[]): Promise<void> {
  const rows = changed.map(({ order, keepsLines }) => ({
    order_id: order.orderId,
    number: order.draft.number,
    customer_id: order.customerId,
    currency: order.draft.currency,
    placed_at: order.draft.placedAt,
    subtotal_minor: order.draft.totals.subtotalMinor,
    shipping_minor: order.draft.totals.shippingMinor,
    tax_minor: order.draft.totals.taxMinor,
    discount_minor: order.draft.totals.discountMinor,
    total_minor: totalMinor(order.draft),
    promised_at: order.draft.promisedAt,
    shipping_service: order.draft.shippingService,
    country: order.country,
    language: order.draft.customer.language,
    approved_at: order.known.approvedAt,
    shipped_at: order.known.shippedAt,
    delivered_at: order.known.deliveredAt,
    cancelled_at: order.known.cancelledAt,
    unavailable: order.known.unavailable,
    source_status: order.draft.state.sourceStatus,
    source_updated_at: utc(order.draft.sourceUpdatedAt),
    follows_source: order.followsSource && !keepsLines,
    keeps_lines: keepsLines,
    content_hash: order.contentHash,
    flags: order.draft.flags,
    tags: order.draft.tags,
    note: order.draft.note,
  }));
  await execute(ctx, sql`
    update orders.customer_order o set
      number = n.number, customer_id = n.customer_id, currency = n.currency, placed_at = n.placed_at,
      subtotal_minor = n.subtotal_minor, shipping_minor = n.shipping_minor, tax_minor = n.tax_minor, discount_minor = n.discount_minor, total_minor = n.total_minor,
      original_promised_at = coalesce(o.original_promised_at, n.promised_at), promised_at = coalesce(n.promised_at, o.promised_at),
      shipping_service = n.shipping_service, country = n.country, language = n.language,
      approved_at = coalesce(n.approved_at, o.approved_at),
      shipped_at = case when n.keeps_lines then o.shipped_at else n.shipped_at end,
      delivered_at = coalesce(n.delivered_at, o.delivered_at),
      cancelled_at = case when n.keeps_lines then o.cancelled_at else n.cancelled_at end,
      unavailable = n.unavailable and not n.keeps_lines,
      source_status = n.source_status, source_updated_at = coalesce(n.source_updated_at, o.source_updated_at),
      follows_source = n.follows_source, content_hash = n.content_hash, flags = n.flags, tags = n.tags, note = n.note
    from json_to_recordset(${JSON.stringify(rows)}::json) as n (order_id uuid, number text, customer_id uuid, currency text, placed_at timestamptz,
      subtotal_minor bigint, shipping_minor bigint, tax_minor bigint, discount_minor bigint, total_minor bigint, promised_at timestamptz,
      shipping_service text, country text, language text, approved_at timestamptz, shipped_at timestamptz, delivered_at timestamptz, cancelled_at timestamptz,
      unavailable boolean, source_status text, source_updated_at timestamptz, follows_source boolean, keeps_lines boolean, content_hash text,
      flags text[], tags text[], note text)
    where o.client_id = ${ctx.clientId} and o.order_id = n.order_id`);
}
