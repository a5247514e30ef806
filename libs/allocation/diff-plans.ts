import type { Plan, PlannedLine, PlanTotals } from './plan.ts';

/** What applying a plan changes against another, usually today's (`planToday`). */
export interface PlanDiff {
  readonly before: PlanTotals;
  readonly after: PlanTotals;
  readonly lines: DiffTotals;
  /** Only orders with a difference, in the plans' order. */
  readonly orders: readonly OrderDiff[];
  /** Units by where they come from before and after, unchanged ones too; null = short. For a Sankey. */
  readonly flows: readonly SiteFlow[];
}

export interface DiffTotals {
  readonly moved: number;
  readonly newlyFilled: number;
  readonly newlyShort: number;
  readonly newlyLate: number;
  readonly newlyOnTime: number;
}

export interface OrderDiff {
  readonly orderId: string;
  readonly movedLineIds: readonly string[];
  readonly newlyFilledLineIds: readonly string[];
  readonly newlyShortLineIds: readonly string[];
  readonly newlyLateLineIds: readonly string[];
  readonly newlyOnTimeLineIds: readonly string[];
  /** Day the last parcel arrives; null = nothing is coming. The new promise is the later one of all filled lines. */
  readonly arrivalDayBefore: number | null;
  readonly arrivalDayAfter: number | null;
  readonly promisedDay: number | null;
}

export interface SiteFlow {
  readonly fromSiteId: string | null;
  readonly toSiteId: string | null;
  readonly units: number;
}

/**
 * Compare two plans of the same problem, line by line.
 *
 * A line is moved when units it keeps come from another site. Late and on time speak of
 * filled lines; a line that was short and now ships late is newly filled and newly late.
 *
 * @throws {RangeError} when the plans do not hold the same lines in the same sequence.
 */
export function diffPlans(before: Plan, after: Plan): PlanDiff {
  if (before.lines.length !== after.lines.length) {
    throw new RangeError(`The plans cannot be compared: one has ${before.lines.length} lines, the other ${after.lines.length}. Compare plans of one problem.`);
  }
  const totals = { moved: 0, newlyFilled: 0, newlyShort: 0, newlyLate: 0, newlyOnTime: 0 };
  const orders: OrderDiff[] = [];
  const flows: Flows = new Map();

  for (let at = 0; at < before.lines.length; ) {
    const { orderId } = before.lines[at]!;
    const end = endOfOrder(before.lines, at);
    const order = diffOrder(before.lines.slice(at, end), after.lines.slice(at, end), flows);
    totals.moved += order.movedLineIds.length;
    totals.newlyFilled += order.newlyFilledLineIds.length;
    totals.newlyShort += order.newlyShortLineIds.length;
    totals.newlyLate += order.newlyLateLineIds.length;
    totals.newlyOnTime += order.newlyOnTimeLineIds.length;
    if (differs(order)) orders.push({ orderId, ...order });
    at = end;
  }
  return { before: before.totals, after: after.totals, lines: totals, orders, flows: [...flows.values()] };
}

type Flows = Map<string, { readonly fromSiteId: string | null; readonly toSiteId: string | null; units: number }>;

function diffOrder(before: readonly PlannedLine[], after: readonly PlannedLine[], flows: Flows): Omit<OrderDiff, 'orderId'> {
  const movedLineIds: string[] = [];
  const newlyFilledLineIds: string[] = [];
  const newlyShortLineIds: string[] = [];
  const newlyLateLineIds: string[] = [];
  const newlyOnTimeLineIds: string[] = [];
  before.forEach((was, at) => {
    const is = after[at]!;
    if (was.lineId !== is.lineId) {
      throw new RangeError(`The plans cannot be compared: line ${was.lineId} stands where the other has ${is.lineId}. Compare plans of one problem.`);
    }
    if (addFlows(was, is, flows)) movedLineIds.push(is.lineId);
    if (was.shortUnits > 0 && is.shortUnits === 0) newlyFilledLineIds.push(is.lineId);
    if (was.shortUnits === 0 && is.shortUnits > 0) newlyShortLineIds.push(is.lineId);
    if (!isLate(was) && isLate(is)) newlyLateLineIds.push(is.lineId);
    if (!isOnTime(was) && isOnTime(is)) newlyOnTimeLineIds.push(is.lineId);
  });
  return {
    movedLineIds, newlyFilledLineIds, newlyShortLineIds, newlyLateLineIds, newlyOnTimeLineIds,
    arrivalDayBefore: lastArrival(before),
    arrivalDayAfter: lastArrival(after),
    promisedDay: before[0]!.promisedDay,
  };
}

function endOfOrder(lines: readonly PlannedLine[], start: number): number {
  let end = start + 1;
  while (end < lines.length && lines[end]!.orderId === lines[start]!.orderId) end += 1;
  return end;
}

/** Pair a line's sources before and after, same site with itself first; true when units changed site. */
function addFlows(was: PlannedLine, is: PlannedLine, flows: Flows): boolean {
  const from = sourcesOf(was);
  const to = sourcesOf(is);
  for (const [siteId, units] of from) passUnits(from, siteId, to, siteId, Math.min(units, to.get(siteId) ?? 0), flows);
  let moved = false;
  for (const [fromSiteId] of from) {
    for (const [toSiteId] of to) {
      const units = Math.min(from.get(fromSiteId)!, to.get(toSiteId)!);
      passUnits(from, fromSiteId, to, toSiteId, units, flows);
      if (units > 0 && fromSiteId !== null && toSiteId !== null) moved = true;
    }
  }
  return moved;
}

type Sources = Map<string | null, number>;

function sourcesOf(line: PlannedLine): Sources {
  const sources: Sources = new Map();
  for (const move of line.moves) sources.set(move.siteId, move.units);
  if (line.shortUnits > 0) sources.set(null, line.shortUnits);
  return sources;
}

function passUnits(from: Sources, fromSiteId: string | null, to: Sources, toSiteId: string | null, units: number, flows: Flows): void {
  if (units === 0) return;
  from.set(fromSiteId, from.get(fromSiteId)! - units);
  to.set(toSiteId, to.get(toSiteId)! - units);
  const key = JSON.stringify([fromSiteId, toSiteId]);
  const flow = flows.get(key) ?? { fromSiteId, toSiteId, units: 0 };
  flow.units += units;
  flows.set(key, flow);
}

function isLate(line: PlannedLine): boolean {
  return line.moves.some((move) => move.late);
}

function isOnTime(line: PlannedLine): boolean {
  return line.shortUnits === 0 && !isLate(line);
}

function lastArrival(lines: readonly PlannedLine[]): number | null {
  let last: number | null = null;
  for (const line of lines) for (const move of line.moves) last = Math.max(last ?? move.arrivalDay, move.arrivalDay);
  return last;
}

function differs(order: Omit<OrderDiff, 'orderId'>): boolean {
  return (
    order.movedLineIds.length + order.newlyFilledLineIds.length + order.newlyShortLineIds.length +
      order.newlyLateLineIds.length + order.newlyOnTimeLineIds.length > 0 ||
    order.arrivalDayBefore !== order.arrivalDayAfter
  );
}
