import { z } from 'zod';
import { action, type ReceiptDraft } from '../actions/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { allocateUnits, backorderUnits, deallocateUnits, lockOrders, setPromises } from '../orders/index.ts';
import { describePlan } from './describe-plan.ts';
import { orderReplanned } from './events.ts';

const Input = z.object({ planId: z.uuid().describe('the plan to apply, as it was shown') });

export type PlannedMove = { orderId: string; lineId: string; itemId: string; version: number; to: string | null; units: number; promisedAfter: string | null; why: string };

/**
 * Apply a computed plan: each changed order gives back what it holds and takes what the plan
 * gives it. An order that has changed since the plan was computed is left as it is and said
 * to be stale; stock that is gone by then leaves the line waiting: scarcity is an outcome.
 *
 * Orders of one run can wait for each other's stock over batches, so what came short in its
 * batch is tried once more when all have given back theirs (`settlePlan`).
 */
export const applyPlan = action({
  name: 'fulfilment.apply-plan',
  title: 'Apply the re-plan',
  permission: 'fulfilment.run',
  subject: 'order',
  input: Input,
  reasons: {
    'fulfilment.stale': 'The order has changed since the plan was computed.',
    'fulfilment.short': 'The stock the plan counted on was gone; what there was is promised.',
  },

  subjects: (ctx, { planId }) => sql`
    select m.order_id as subject_id, max(m.order_version)::text as fingerprint
    from fulfilment.plan_move m join orders.customer_order o on o.client_id = m.client_id and o.order_id = m.order_id and o.version = m.order_version
    where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} group by m.order_id`,

  describe: (ctx, { planId }) => describePlan(ctx, planId),

  async runBatch(ctx, { input: { planId }, subjectIds }) {
    const locked = await lockOrders(ctx, subjectIds);
    const moves = await findMoves(ctx, planId, subjectIds);
    const fresh = subjectIds.filter((id) => moves.get(id)?.every((move) => move.version === locked.get(id)?.version));
    const before = await sitesOf(ctx, fresh);
    await giveBack(ctx, fresh);
    const planned = fresh.flatMap((id) => moves.get(id)!);
    await take(ctx, planned);
    await backorderUnits(ctx, fresh);
    await promiseAgain(ctx, planned);
    const after = await sitesOf(ctx, fresh);
    await publishMany(ctx, orderReplanned, fresh.map((orderId) => ({ subjectId: orderId, payload: { planId, why: moves.get(orderId)![0]!.why, promisedAt: moves.get(orderId)![0]!.promisedAfter } })));
    const freshIds = new Set(fresh);
    return subjectIds.map((subjectId): ReceiptDraft => {
      if (!freshIds.has(subjectId)) return { subjectId, outcome: 'skipped', reason: 'fulfilment.stale' };
      const wanted = moves.get(subjectId)!.reduce((sum, move) => sum + (move.to === null ? 0 : move.units), 0);
      const facts = { unitsPlanned: wanted, unitsPromised: after.get(subjectId)?.units ?? 0, sites: after.get(subjectId)?.sites ?? [], promisedAt: moves.get(subjectId)![0]!.promisedAfter };
      return { subjectId, outcome: 'done', ...(facts.unitsPromised < wanted ? { reason: 'fulfilment.short' } : {}), before: { unitsPromised: before.get(subjectId)?.units ?? 0, sites: before.get(subjectId)?.sites ?? [] }, after: facts };
    });
  },

  async afterRun(ctx, { runId, input: { planId } }) {
    await settlePlan(ctx, planId, runId);
    await execute(ctx, sql`update fulfilment.plan set state = 'applied' where client_id = ${ctx.clientId} and plan_id = ${planId}`);
  },
});

async function findMoves(ctx: Ctx, planId: string, orderIds: readonly string[]): Promise<Map<string, PlannedMove[]>> {
  const rows = await query<PlannedMove>(ctx, sql`
    select m.order_id as "orderId", m.line_id as "lineId", l.item_id as "itemId", m.order_version as version, m.to_site_id as "to", m.units, m.promised_after as "promisedAfter", m.why
    from fulfilment.plan_move m join orders.line l on l.client_id = m.client_id and l.line_id = m.line_id
    where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} and m.order_id = any(${orderIds}::uuid[]) order by m.order_id, m.move_no`);
  return Map.groupBy(rows, (row) => row.orderId);
}

/** Everything these orders hold that nobody works on yet. */
async function giveBack(ctx: Ctx, orderIds: readonly string[]): Promise<void> {
  const rows = await query<{ reservationId: string }>(ctx, sql`
    select r.reservation_id as "reservationId" from inventory.reservation r
    where r.client_id = ${ctx.clientId} and r.order_id = any(${orderIds}::uuid[]) and r.state = 'open' and r.stage = 'allocated' order by r.reservation_id`);
  await deallocateUnits(ctx, rows.map((row) => row.reservationId));
}

async function take(ctx: Ctx, moves: readonly PlannedMove[]): Promise<void> {
  await allocateUnits(ctx, moves.flatMap((move) => (move.to === null ? [] : [{ orderId: move.orderId, lineId: move.lineId, itemId: move.itemId, siteId: move.to, units: move.units }])));
}

/** The promise in force moves back where the plan says so; the original one stays as it was. */
async function promiseAgain(ctx: Ctx, moves: readonly PlannedMove[]): Promise<void> {
  const promised = new Map(moves.filter((move) => move.promisedAfter !== null).map((move) => [move.orderId, move.promisedAfter]));
  await setPromises(ctx, [...promised].map(([orderId, promisedAt]) => ({ orderId, promisedAt })));
}

type Held = { units: number; sites: string[] };

async function sitesOf(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, Held>> {
  const rows = await query<Held & { orderId: string }>(ctx, sql`
    select r.order_id as "orderId", sum(r.units) as units, array_agg(distinct s.code order by s.code) as sites
    from inventory.reservation r join inventory.site s on s.client_id = r.client_id and s.site_id = r.site_id
    where r.client_id = ${ctx.clientId} and r.order_id = any(${orderIds}::uuid[]) and r.state = 'open' group by r.order_id`);
  return new Map(rows.map(({ orderId, ...held }) => [orderId, held]));
}

/** Once more for the lines that came short in their batch, of orders that were not stale: by now every order has given back. */
async function settlePlan(ctx: Ctx, planId: string, runId: string): Promise<void> {
  const rows = await query<PlannedMove & { missing: number }>(ctx, sql`
    select m.order_id as "orderId", m.line_id as "lineId", l.item_id as "itemId", m.to_site_id as "to", m.units,
      least(m.units - coalesce(held.units, 0), l.unallocated + l.backordered) as missing
    from fulfilment.plan_move m
    join orders.line l on l.client_id = m.client_id and l.line_id = m.line_id and l.unallocated + l.backordered > 0
    left join lateral (
      select sum(r.units)::int as units from inventory.reservation r
      where r.client_id = m.client_id and r.line_id = m.line_id and r.site_id = m.to_site_id and r.state = 'open'
    ) held on true
    where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} and m.to_site_id is not null and m.units > coalesce(held.units, 0)
      and exists (select from actions.receipt d where d.client_id = m.client_id and d.run_id = ${runId} and d.subject_id = m.order_id and d.kind = 'run' and d.outcome = 'done')
    order by m.move_no`);
  if (rows.length > 0) await take(ctx, rows.map((row) => ({ ...row, units: row.missing })));
}

