import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { linesMinor, type DraftLine, type OrderDraft } from '../order-draft.ts';
import { BUCKETS, deriveStage, historyBucket, nextChangeAt, type Bucket, type Milestones, type Quantities, type Stage } from '../states.ts';
import type { Need } from './choose-sites.ts';

/** An order as intake is handed it: when the source last changed it, where it says so. */
export type ReceivedDraft = OrderDraft & { sourceUpdatedAt?: string };

export type PlannedLine = {
  lineId: string;
  position: number;
  source: DraftLine;
  itemId: string | null;
  fixedSiteId: string | null;
  isDropShip: boolean;
  units: Quantities;
};

/** All that will be written of an order, before it is. */
export type PlannedOrder = {
  orderId: string;
  draft: ReceivedDraft;
  contentHash: string;
  customerId: string | null;
  country: string | null;
  known: Milestones;
  /** See `follows_source` in the migration: a history takes no stock. */
  followsSource: boolean;
  lines: PlannedLine[];
  /** Sites that serve it. */
  siteIds: Set<string>;
};

export type ResolvedIds = {
  items: ReadonlyMap<string, string>;
  sites: ReadonlyMap<string, { siteId: string; kind: string }>;
};

const UNPAID_STATES: ReadonlySet<string> = new Set(['pending', 'failed', 'voided']);

/** A new order with new ids; its units are not anywhere yet, see `placeUnits`. */
export function planOrder(draft: ReceivedDraft, customerId: string | null, ids: ResolvedIds): PlannedOrder {
  const known = milestonesOf(draft);
  return {
    orderId: newId(),
    draft,
    contentHash: contentHash(draft),
    customerId,
    country: draft.shippingAddress?.country ?? draft.customer.country ?? null,
    known,
    followsSource: known.shippedAt !== null || known.deliveredAt !== null || known.cancelledAt !== null || known.unavailable,
    lines: draft.lines.map((line, i) => planLine(line, i + 1, ids)),
    siteIds: new Set(),
  };
}

export function planLine(source: DraftLine, position: number, ids: ResolvedIds): PlannedLine {
  const site = source.siteCode === undefined ? undefined : ids.sites.get(source.siteCode);
  return {
    lineId: newId(),
    position,
    source,
    itemId: source.sku === undefined ? null : (ids.items.get(source.sku) ?? null),
    fixedSiteId: site?.siteId ?? null,
    isDropShip: site?.kind === 'drop_ship',
    units: allIn('unallocated', source.units),
  };
}

/**
 * Put every unit into its bucket, and answer what has to come from stock.
 *
 * A history follows its instants. What needs no shipping counts as shipped. What a seller
 * sends from a drop-ship site is allocated there at once: it needs no stock of ours. Units
 * of an unknown item stay unallocated, for somebody to look at.
 */
export function placeUnits(order: PlannedOrder, now: Date): Need[] {
  return order.lines.flatMap((line) => {
    const live = line.units.ordered - line.units.cancelled;
    const bucket = order.followsSource
      ? historyBucket(order.known, { requiresShipping: line.source.requiresShipping, isDropShip: line.isDropShip }, now)
      : !line.source.requiresShipping ? 'shipped' : line.isDropShip ? 'allocated' : 'unallocated';
    const cancelled = line.units.cancelled;
    line.units = { ...allIn(bucket, live), ordered: line.units.ordered };
    line.units.cancelled += cancelled;
    if (line.isDropShip && line.fixedSiteId !== null && live > 0) order.siteIds.add(line.fixedSiteId);
    if (order.followsSource || bucket !== 'unallocated' || line.itemId === null || live === 0) return [];
    return [{ orderId: order.orderId, lineId: line.lineId, itemId: line.itemId, units: live, siteId: line.fixedSiteId }];
  });
}

/** Write what stock gave into the lines; the units it did not give are backordered. */
export function applyStock(order: PlannedOrder, needs: readonly Need[], got: readonly { lineId: string; siteId: string; units: number }[]): void {
  const byLine = new Map(order.lines.map((line) => [line.lineId, line]));
  for (const need of needs) moveUnits(byLine.get(need.lineId)!, 'unallocated', 'backordered', need.units);
  for (const one of got) {
    moveUnits(byLine.get(one.lineId)!, 'backordered', 'allocated', one.units);
    order.siteIds.add(one.siteId);
  }
}

export function sumUnits(lines: readonly PlannedLine[]): Quantities {
  const sum = allIn('unallocated', 0);
  for (const line of lines) for (const key of ['ordered', ...BUCKETS] as const) sum[key] += line.units[key];
  return sum;
}

export function stageOf(order: PlannedOrder, now: Date): { stage: Stage; nextChangeAt: string | null } {
  return { stage: deriveStage(order.known, sumUnits(order.lines), now), nextChangeAt: nextChangeAt(order.known, now) };
}

/** The total as stated; an order that states none is worth what its parts add up to. */
export function totalMinor({ totals, lines }: OrderDraft): number {
  const stated = totals.totalMinor;
  if (stated !== undefined) return stated;
  return Math.max(0, (totals.subtotalMinor ?? linesMinor(lines)) + (totals.shippingMinor ?? 0) + (totals.taxMinor ?? 0) - (totals.discountMinor ?? 0));
}

/**
 * The instants a draft tells. An order handed over without a word on its state, by a
 * channel that has no such step, counts as approved when it was placed, unless its payment
 * has not come.
 */
function milestonesOf({ state, placedAt, payments }: OrderDraft): Milestones {
  const saysNothing = Object.values(state).every((value) => value === undefined);
  const unpaid = payments.length > 0 && payments.every((payment) => UNPAID_STATES.has(payment.state));
  return {
    approvedAt: utc(state.approvedAt ?? (saysNothing && !unpaid ? placedAt : undefined)),
    shippedAt: utc(state.handedToCarrierAt),
    deliveredAt: utc(state.deliveredAt),
    cancelledAt: utc(state.cancelledAt),
    unavailable: state.unavailable ?? false,
  };
}

/** Equal for two drafts that say the same, whenever they were sent. */
export function contentHash(draft: ReceivedDraft): string {
  return createHash('sha256').update(JSON.stringify({ ...draft, sourceUpdatedAt: undefined })).digest('base64url');
}

export function utc(iso: string | undefined): string | null {
  return iso === undefined ? null : new Date(iso).toISOString();
}

export function allIn(bucket: Bucket, units: number): Quantities {
  const none = { ordered: units, unallocated: 0, backordered: 0, allocated: 0, released: 0, picked: 0, packed: 0, shipped: 0, cancelled: 0 };
  return { ...none, [bucket]: units };
}

function moveUnits(line: PlannedLine, from: Bucket, to: Bucket, units: number): void {
  line.units[from] -= units;
  line.units[to] += units;
}
