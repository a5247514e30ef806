import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import { stageOf, sumUnits, totalMinor, utc, type PlannedLine, type PlannedOrder } from './plan-order.ts';

/**
 * Insert new orders. Answers false, with nothing to be kept of this intake, when somebody
 * else has inserted one of them in the meantime.
 */
export async function insertOrders(ctx: Ctx, orders: readonly PlannedOrder[]): Promise<boolean> {
  if (orders.length === 0) return true;
  // By external id, so that two intakes wait for each other in one direction only.
  const rows = orders.toSorted((one, other) => (one.draft.channel + one.draft.externalId < other.draft.channel + other.draft.externalId ? -1 : 1)).map((order) => toRow(order, ctx.now));
  const inserted = await execute(ctx, sql`
    insert into orders.customer_order (client_id, order_id, channel, external_id, number, customer_id, currency, placed_at,
      subtotal_minor, shipping_minor, tax_minor, discount_minor, total_minor, original_promised_at, promised_at, shipping_service, priority,
      country, language, stage, approved_at, shipped_at, delivered_at, cancelled_at, unavailable, source_status, source_updated_at,
      next_change_at, follows_source, content_hash, line_count, units, units_open, site_id, is_split, flags, tags, note)
    select c.client_id, n.* from tenancy.client c, json_to_recordset(${JSON.stringify(rows)}::json) as n (order_id uuid, channel text, external_id text, number text,
      customer_id uuid, currency text, placed_at timestamptz,
      subtotal_minor bigint, shipping_minor bigint, tax_minor bigint, discount_minor bigint, total_minor bigint,
      original_promised_at timestamptz, promised_at timestamptz, shipping_service text, priority smallint,
      country text, language text, stage text, approved_at timestamptz, shipped_at timestamptz, delivered_at timestamptz, cancelled_at timestamptz,
      unavailable boolean, source_status text, source_updated_at timestamptz, next_change_at timestamptz, follows_source boolean, content_hash text,
      line_count int, units int, units_open int, site_id uuid, is_split boolean, flags text[], tags text[], note text)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  return inserted === orders.length;
}

function toRow(order: PlannedOrder, now: Date): Record<string, unknown> {
  const { draft, known } = order;
  const { stage, nextChangeAt } = stageOf(order, now);
  const units = sumUnits(order.lines);
  const nothingToShip = order.lines.length > 0 && order.lines.every((line) => !line.source.requiresShipping);
  return {
    order_id: order.orderId,
    channel: draft.channel,
    external_id: draft.externalId,
    number: draft.number,
    customer_id: order.customerId,
    currency: draft.currency,
    placed_at: draft.placedAt,
    subtotal_minor: draft.totals.subtotalMinor,
    shipping_minor: draft.totals.shippingMinor,
    tax_minor: draft.totals.taxMinor,
    discount_minor: draft.totals.discountMinor,
    total_minor: totalMinor(draft),
    original_promised_at: draft.promisedAt,
    promised_at: draft.promisedAt,
    shipping_service: draft.shippingService,
    priority: draft.priority,
    country: order.country,
    language: draft.customer.language,
    stage,
    approved_at: known.approvedAt,
    shipped_at: known.shippedAt ?? (nothingToShip && !order.followsSource ? draft.placedAt : null),
    delivered_at: known.deliveredAt,
    cancelled_at: known.cancelledAt,
    unavailable: known.unavailable,
    source_status: draft.state.sourceStatus,
    source_updated_at: utc(draft.sourceUpdatedAt),
    next_change_at: nextChangeAt,
    follows_source: order.followsSource,
    content_hash: order.contentHash,
    line_count: order.lines.length,
    units: units.ordered,
    units_open: units.ordered - units.shipped - units.cancelled,
    site_id: order.siteIds.size === 1 ? [...order.siteIds][0] : null,
    is_split: order.siteIds.size > 1,
    flags: draft.flags,
    tags: draft.tags,
    note: draft.note,
  };
}

const LINE_COLUMNS = sql`(line_id uuid, order_id uuid, position int, external_id text, item_id uuid, sku text, title text, seller_code text, lot_code text,
  fixed_site_id uuid, unit_price_minor bigint, requires_shipping boolean,
  ordered int, unallocated int, backordered int, allocated int, released int, picked int, packed int, shipped int, cancelled int)`;

export async function insertLines(ctx: Ctx, orders: readonly PlannedOrder[]): Promise<void> {
  const rows = orders.flatMap((order) => order.lines.map((line) => toLineRow(order.orderId, line)));
  if (rows.length === 0) return;
  await execute(ctx, sql`
    insert into orders.line (client_id, line_id, order_id, position, external_id, item_id, sku, title, seller_code, lot_code, fixed_site_id,
      unit_price_minor, requires_shipping, ordered, unallocated, backordered, allocated, released, picked, packed, shipped, cancelled)
    select c.client_id, n.* from tenancy.client c, json_to_recordset(${JSON.stringify(rows)}::json) as n ${LINE_COLUMNS}
    where c.client_id = ${ctx.clientId}`);
}

export async function updateLines(ctx: Ctx, orders: readonly PlannedOrder[]): Promise<void> {
  const rows = orders.flatMap((order) => order.lines.map((line) => toLineRow(order.orderId, line)));
  if (rows.length === 0) return;
  await execute(ctx, sql`
    update orders.line l set external_id = n.external_id, item_id = n.item_id, sku = n.sku, title = n.title, seller_code = n.seller_code, lot_code = n.lot_code,
      fixed_site_id = n.fixed_site_id, unit_price_minor = n.unit_price_minor, requires_shipping = n.requires_shipping,
      ordered = n.ordered, unallocated = n.unallocated, backordered = n.backordered, allocated = n.allocated,
      released = n.released, picked = n.picked, packed = n.packed, shipped = n.shipped, cancelled = n.cancelled
    from json_to_recordset(${JSON.stringify(rows)}::json) as n ${LINE_COLUMNS}
    where l.client_id = ${ctx.clientId} and l.line_id = n.line_id`);
}

function toLineRow(orderId: string, { lineId, position, source, itemId, fixedSiteId, units }: PlannedLine): Record<string, unknown> {
  return {
    line_id: lineId,
    order_id: orderId,
    position,
    external_id: source.externalId,
    item_id: itemId,
    sku: source.sku,
    title: source.title,
    seller_code: source.sellerCode,
    lot_code: source.lotCode,
    fixed_site_id: fixedSiteId,
    unit_price_minor: source.unitPriceMinor,
    requires_shipping: source.requiresShipping,
    ...units,
  };
}

export async function insertPayments(ctx: Ctx, orders: readonly PlannedOrder[]): Promise<void> {
  const rows = orders.flatMap((order) => order.draft.payments.map((payment) => ({ payment_id: newId(), order_id: order.orderId, amount_minor: payment.amountMinor, ...payment })));
  if (rows.length === 0) return;
  await execute(ctx, sql`
    insert into orders.payment (client_id, payment_id, order_id, method, amount_minor, state, reference)
    select c.client_id, n.* from tenancy.client c, json_to_recordset(${JSON.stringify(rows)}::json) as n
      (payment_id uuid, order_id uuid, method text, amount_minor bigint, state text, reference text)
    where c.client_id = ${ctx.clientId}`);
}
