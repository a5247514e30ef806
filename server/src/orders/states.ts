import { sql, type RawBuilder } from '../kernel/db.ts';

/** Where an order stands, from the least advanced of its units. */
export const STAGES = ['awaiting_approval', 'waiting', 'backordered', 'allocated', 'released', 'packed', 'shipped', 'delivered', 'cancelled', 'unavailable'] as const;
export type Stage = (typeof STAGES)[number];

/** Stages in which an order is backlog. */
export const OPEN_STAGES = ['awaiting_approval', 'waiting', 'backordered', 'allocated', 'released', 'packed'] as const satisfies readonly Stage[];

/** Where each unit of a line is; together they are the units ordered. */
export const BUCKETS = ['unallocated', 'backordered', 'allocated', 'released', 'picked', 'packed', 'shipped', 'cancelled'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Units of a line, or of an order's lines together. */
export type Quantities = { ordered: number } & Record<Bucket, number>;

/** What is known of when things happen to an order; an instant may lie in the future. ISO 8601. */
export type Milestones = {
  approvedAt: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  cancelledAt: string | null;
  /** Given up for want of stock; counts at once when no `cancelledAt` says when. */
  unavailable: boolean;
};

export const ORDER_VERBS = ['cancelOrder', 'setOrderPriority', 'changeAddress', 'holdOrder'] as const;
export type OrderVerb = (typeof ORDER_VERBS)[number];

/** Verb to the stages that allow it; becomes `can` in responses. */
export const ALLOWED_STAGES: Readonly<Record<OrderVerb, readonly Stage[]>> = {
  cancelOrder: OPEN_STAGES,
  setOrderPriority: OPEN_STAGES,
  changeAddress: ['awaiting_approval', 'waiting', 'backordered', 'allocated'],
  holdOrder: ['awaiting_approval', 'waiting', 'backordered', 'allocated', 'released'],
};

export function allows(verb: OrderVerb, stage: Stage): boolean {
  return ALLOWED_STAGES[verb].includes(stage);
}

function isGivenUp(known: Milestones, now: Date): boolean {
  return known.cancelledAt === null ? known.unavailable : isReached(known.cancelledAt, now);
}

/** The parcel is with the carrier: said so, or delivered. */
function hasLeft(known: Milestones, now: Date): boolean {
  return isReached(known.shippedAt, now) || isReached(known.deliveredAt, now);
}

/**
 * The stage at an instant. Units say how far the work is; instants say what no unit can:
 * approval, delivery, and that somebody gave the order up. An order without lines goes by
 * its instants alone.
 *
 * `stageSql` is the same rule for rows; a property test holds the two equal.
 */
export function deriveStage(known: Milestones, units: Quantities, now: Date): Stage {
  if (isGivenUp(known, now)) return known.unavailable ? 'unavailable' : 'cancelled';
  const live = units.ordered - units.cancelled;
  if (units.ordered > 0 && live === 0) return 'cancelled';
  if (units.ordered === 0 ? hasLeft(known, now) : units.shipped === live) return isReached(known.deliveredAt, now) ? 'delivered' : 'shipped';
  const untouched = units.released + units.picked + units.packed + units.shipped === 0;
  if (untouched && !isReached(known.approvedAt, now)) return 'awaiting_approval';
  if (units.unallocated > 0 || units.ordered === 0) return 'waiting';
  if (units.backordered > 0) return 'backordered';
  if (units.allocated > 0) return 'allocated';
  if (units.released + units.picked > 0) return 'released';
  return 'packed';
}

/** `deriveStage` over `o` (an order) and `q` (sums of its lines, 0 where it has none). */
export function stageSql(now: Date): RawBuilder<Stage> {
  const reached = (column: string): RawBuilder<boolean> => sql`coalesce(${sql.ref(column)} <= ${now}::timestamptz, false)`;
  return sql<Stage>`case
    when case when o.cancelled_at is null then o.unavailable else ${reached('o.cancelled_at')} end
      then case when o.unavailable then 'unavailable' else 'cancelled' end
    when q.ordered > 0 and q.ordered = q.cancelled then 'cancelled'
    when case when q.ordered = 0 then ${reached('o.shipped_at')} or ${reached('o.delivered_at')} else q.shipped = q.ordered - q.cancelled end
      then case when ${reached('o.delivered_at')} then 'delivered' else 'shipped' end
    when q.released + q.picked + q.packed + q.shipped = 0 and not ${reached('o.approved_at')} then 'awaiting_approval'
    when q.unallocated > 0 or q.ordered = 0 then 'waiting'
    when q.backordered > 0 then 'backordered'
    when q.allocated > 0 then 'allocated'
    when q.released + q.picked > 0 then 'released'
    else 'packed' end`;
}

/** The first known instant that the clock has not reached. */
export function nextChangeAt(known: Milestones, now: Date): string | null {
  let first: string | null = null;
  for (const at of [known.approvedAt, known.shippedAt, known.deliveredAt, known.cancelledAt]) {
    if (at !== null && !isReached(at, now) && (first === null || Date.parse(at) < Date.parse(first))) first = at;
  }
  return first;
}

/** `nextChangeAt` over `o`. */
export function nextChangeSql(now: Date): RawBuilder<string | null> {
  const ahead = (column: string): RawBuilder<string | null> => sql`case when ${sql.ref(column)} > ${now}::timestamptz then ${sql.ref(column)} end`;
  return sql`least(${ahead('o.approved_at')}, ${ahead('o.shipped_at')}, ${ahead('o.delivered_at')}, ${ahead('o.cancelled_at')})`;
}

/**
 * Where the units of a line of a history are: it follows its instants, not our work. What a
 * seller sends stands allocated at the seller until it leaves.
 */
export function historyBucket(known: Milestones, line: { requiresShipping: boolean; isDropShip: boolean }, now: Date): Bucket {
  if (isGivenUp(known, now)) return 'cancelled';
  if (hasLeft(known, now) || !line.requiresShipping) return 'shipped';
  return line.isDropShip ? 'allocated' : 'unallocated';
}

function isReached(at: string | null, now: Date): boolean {
  return at !== null && Date.parse(at) <= now.getTime();
}
