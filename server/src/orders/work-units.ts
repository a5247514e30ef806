import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { publishMany, type EventType } from '../kernel/events.ts';
import { moveReservations, type ReservationStage } from '../inventory/index.ts';
import { orderPacked, orderReleased } from './events.ts';
import { lockOrders } from './lock-orders.ts';
import { refreshOrders } from './refresh-orders.ts';
import type { Stage } from './states.ts';

/**
 * Units of a line to be worked on: those of a reservation, as a whole, or (null) units that
 * a seller sends and that no stock of ours is reserved for.
 */
export type UnitMove = { orderId: string; lineId: string; reservationId: string | null; units: number };

/** `held`: an open hold stops it. `not_there`: the units are no longer where they should be. */
export type RefusedMove = UnitMove & { reason: 'held' | 'not_there' };

export type MovedUnits = { moved: UnitMove[]; refused: RefusedMove[] };

type Step = { from: ReservationStage; to: ReservationStage; stoppedByHolds: boolean };

/** Hand allocated units to the warehouse. Held orders are refused. */
export function releaseUnits(ctx: Ctx, moves: readonly UnitMove[]): Promise<MovedUnits> {
  return workUnits(ctx, moves, { from: 'allocated', to: 'released', stoppedByHolds: true }, orderReleased);
}

/** Take units back from the warehouse before they are picked; they stay allocated. */
export function unreleaseUnits(ctx: Ctx, moves: readonly UnitMove[]): Promise<MovedUnits> {
  return workUnits(ctx, moves, { from: 'released', to: 'allocated', stoppedByHolds: false });
}

export function pickUnits(ctx: Ctx, moves: readonly UnitMove[]): Promise<MovedUnits> {
  return workUnits(ctx, moves, { from: 'released', to: 'picked', stoppedByHolds: true });
}

/** Put picked units back on the shelf; they stay released. */
export function unpickUnits(ctx: Ctx, moves: readonly UnitMove[]): Promise<MovedUnits> {
  return workUnits(ctx, moves, { from: 'picked', to: 'released', stoppedByHolds: false });
}

export function packUnits(ctx: Ctx, moves: readonly UnitMove[]): Promise<MovedUnits> {
  return workUnits(ctx, moves, { from: 'picked', to: 'packed', stoppedByHolds: true }, orderPacked);
}

/**
 * Move units one step and derive their orders again. Orders are locked first, so a hold
 * placed meanwhile either stops the move or waits for it. What cannot move is answered, not
 * thrown: a wave goes on without it.
 */
async function workUnits(ctx: Ctx, moves: readonly UnitMove[], step: Step, told?: EventType<{ orderId: string; stage: Stage; lines: { lineId: string; units: number }[] }>): Promise<MovedUnits> {
  const { allowed, refused } = await refuseHeld(ctx, moves, step.stoppedByHolds);
  const reserved = await moveReservations(ctx, allowed.flatMap((move) => move.reservationId ?? []), step.from, step.to);
  const movedReservations = new Set(reserved.map((one) => one.reservationId));
  const movedLines = await moveLineUnits(ctx, [
    ...reserved.map(({ lineId, units }) => ({ lineId, units })),
    ...allowed.filter((move) => move.reservationId === null),
  ], step);
  const isMoved = (move: UnitMove): boolean => (move.reservationId === null ? movedLines.has(move.lineId) : movedReservations.has(move.reservationId));
  const moved = allowed.filter(isMoved);

  const refreshed = await refreshOrders(ctx, moved.map((move) => move.orderId));
  if (told) {
    const byOrder = Map.groupBy(moved, (move) => move.orderId);
    await publishMany(ctx, told, refreshed.map(({ orderId, stage }) => ({
      subjectId: orderId,
      payload: { orderId, stage, lines: byOrder.get(orderId)!.map(({ lineId, units }) => ({ lineId, units })) },
    })));
  }
  return { moved, refused: [...refused, ...allowed.filter((move) => !isMoved(move)).map((move): RefusedMove => ({ ...move, reason: 'not_there' }))] };
}

/** Lock the orders and set aside what an open hold stops. A history is nobody's work. */
export async function refuseHeld(ctx: Ctx, moves: readonly UnitMove[], stoppedByHolds: boolean): Promise<{ allowed: UnitMove[]; refused: RefusedMove[] }> {
  const orders = await lockOrders(ctx, moves.map((move) => move.orderId));
  const allowed: UnitMove[] = [];
  const refused: RefusedMove[] = [];
  for (const move of moves) {
    const order = orders.get(move.orderId);
    if (!order || order.followsSource) refused.push({ ...move, reason: 'not_there' });
    else if (stoppedByHolds && order.isHeld) refused.push({ ...move, reason: 'held' });
    else allowed.push(move);
  }
  return { allowed, refused };
}

/**
 * Move units of lines between two buckets, each line as a whole or not at all; the CHECKs
 * of the table are the last guard. Answers the lines that moved.
 */
export async function moveLineUnits(ctx: Ctx, moves: readonly { lineId: string; units: number }[], step: { from: string; to: string }): Promise<Set<string>> {
  if (moves.length === 0) return new Set();
  const from = sql.ref(step.from);
  const to = sql.ref(step.to);
  const rows = await query<{ line_id: string }>(ctx, sql`
    update orders.line l set ${from} = l.${from} - m.units, ${to} = l.${to} + m.units
    from (select n.line_id, sum(n.units)::int as units
          from unnest(${moves.map((move) => move.lineId)}::uuid[], ${moves.map((move) => move.units)}::int[]) as n (line_id, units) group by n.line_id) m
    where l.client_id = ${ctx.clientId} and l.line_id = m.line_id and l.${from} >= m.units
    returning l.line_id`);
  return new Set(rows.map((row) => row.line_id));
}
