import type { Plan, PlanDiff, SiteFlow } from '../../../libs/allocation/index.ts';
import type { ClientScope, Ctx } from '../kernel/ctx.ts';
import { execute, sql, withClient } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import type { Services } from '../kernel/jobs.ts';
import type { Scope } from '../scopes/index.ts';
import { loadProblem, type Snapshot } from './load-problem.ts';
import { dateOf, dayOf, promiseFor } from './plan-calendar.ts';
import { solve, type Solved } from './solve.ts';

/** A plan repeats exactly for the same backlog. */
const SEED = 1;
const MOVES_A_STATEMENT_MAX = 20_000;

export type PlanTotals = { before: PlanDiff['before']; after: PlanDiff['after']; lines: PlanDiff['lines']; flows: SiteFlow[]; ordersPlanned: number; ordersChanged: number };

/**
 * Re-plan the backlog of a scope over the sites that are open, and keep the plan as it was
 * computed. Nothing is moved: applying it is the action `fulfilment.apply-plan`.
 *
 * Read in one transaction, computed in a worker thread outside any, written in a second.
 *
 * @param budgetMs search time after the first complete plan.
 */
export async function planBacklog(services: Services, caller: ClientScope, given: { scope: Scope; budgetMs: number }): Promise<{ planId: string; computeMs: number; totals: PlanTotals }> {
  const snapshot = await withClient(services.database, caller, (ctx) => loadProblem(ctx, given.scope));
  const startedAt = performance.now();
  const solved = await solve({ problem: snapshot.problem, seed: SEED, budgetMs: given.budgetMs });
  const computeMs = Math.round(performance.now() - startedAt);
  const totals: PlanTotals = { before: solved.diff.before, after: solved.diff.after, lines: solved.diff.lines, flows: flowsBetween(snapshot, solved.plan), ordersPlanned: snapshot.orders.size, ordersChanged: solved.diff.orders.length };
  const planId = await withClient(services.database, caller, (ctx) => storePlan(ctx, { snapshot, solved, scope: given.scope, computeMs, totals }));
  return { planId, computeMs, totals };
}

/**
 * Units by where they are promised now and where the plan takes them from. Not the
 * library's flows, for which units at a closed site come from nowhere.
 */
function flowsBetween(snapshot: Snapshot, plan: Plan): SiteFlow[] {
  const promisedFrom = currentSites(snapshot);
  const flows = new Map<string, { fromSiteId: string | null; toSiteId: string | null; units: number }>();
  const add = (fromSiteId: string | null, toSiteId: string | null, units: number): void => {
    const flow = flows.get(`${fromSiteId} ${toSiteId}`);
    if (flow) flow.units += units;
    else if (units > 0) flows.set(`${fromSiteId} ${toSiteId}`, { fromSiteId, toSiteId, units });
  };
  for (const line of plan.lines) {
    const from = promisedFrom.get(line.lineId) ?? null;
    for (const move of line.moves) add(from, move.siteId, move.units);
    add(from, null, line.shortUnits);
  }
  return [...flows.values()];
}

function currentSites(snapshot: Snapshot): Map<string, string | null> {
  return new Map(snapshot.problem.orders.flatMap((order) => order.lines.map((line) => [line.id, line.currentSiteId])));
}

type MoveRow = {
  orderId: string; lineId: string; version: number; from: string | null; to: string | null; units: number; shipOn: string | null; arrivesOn: string | null;
  promisedBefore: string | null; promisedAfter: string | null; change: 'same' | 'moved' | 'filled' | 'short' | 'unfilled'; why: string; facts: string;
};

async function storePlan(ctx: Ctx, { snapshot, solved, scope, computeMs, totals }: { snapshot: Snapshot; solved: Solved; scope: Scope; computeMs: number; totals: PlanTotals }): Promise<string> {
  const planId = newId();
  await execute(ctx, sql`
    insert into fulfilment.plan (client_id, plan_id, as_of, scope, state, compute_ms, totals, actor_id)
    values (${ctx.clientId}, ${planId}, ${snapshot.asOf}, ${JSON.stringify(scope)}::jsonb, 'ready', ${computeMs}, ${JSON.stringify(totals)}::jsonb, ${ctx.actor.id})`);
  const rows = toMoveRows(snapshot, solved);
  for (let start = 0; start < rows.length; start += MOVES_A_STATEMENT_MAX) await insertMoves(ctx, planId, start, rows.slice(start, start + MOVES_A_STATEMENT_MAX));
  return planId;
}

/**
 * Every line of an order with a difference; the unchanged rest of the plan is not written
 * down. What is promised at a closed site and finds no other is no difference to the plan,
 * which counts it as short either way, but it has to be taken back from there.
 */
function toMoveRows(snapshot: Snapshot, { plan, today, diff }: Solved): MoveRow[] {
  const changed = new Map(diff.orders.map((order) => [order.orderId, order]));
  const stranded = strandedOrders(snapshot);
  const promisedFrom = currentSites(snapshot);
  return plan.lines.flatMap((line, at) => {
    const order = changed.get(line.orderId);
    if (!order && !stranded.has(line.orderId)) return [];
    const { version, promisedAt } = snapshot.orders.get(line.orderId)!;
    const from = promisedFrom.get(line.lineId) ?? null;
    const arrival = order?.arrivalDayAfter ?? null;
    // A promise is only ever moved back; arriving on its day or sooner keeps it.
    const kept = arrival === null || (promisedAt !== null && dayOf(snapshot.asOf, promisedAt) >= arrival);
    const promisedAfter = kept ? promisedAt : promiseFor(snapshot.asOf, arrival);
    const common = { orderId: line.orderId, lineId: line.lineId, version, from, promisedBefore: promisedAt, promisedAfter, why: line.why.code, facts: JSON.stringify(line.why) };
    const moves = line.moves.map((move): MoveRow => ({ ...common, to: move.siteId, units: move.units, shipOn: dateOf(snapshot.asOf, move.shipDay), arrivesOn: dateOf(snapshot.asOf, move.arrivalDay), change: from === null ? 'filled' : from === move.siteId ? 'same' : 'moved' }));
    if (line.shortUnits === 0) return moves;
    return [...moves, { ...common, to: null, units: line.shortUnits, shipOn: null, arrivesOn: null, change: today.lines[at]!.shortUnits > 0 ? 'short' as const : 'unfilled' as const }];
  });
}

/** Orders with a line that is promised at a site which cannot send it. */
function strandedOrders({ problem }: Snapshot): Set<string> {
  const closed = new Set(problem.sites.filter((site) => !site.open).map((site) => site.id));
  return new Set(problem.orders.filter((order) => order.lines.some((line) => line.currentSiteId !== null && closed.has(line.currentSiteId))).map((order) => order.id));
}

async function insertMoves(ctx: Ctx, planId: string, start: number, rows: readonly MoveRow[]): Promise<void> {
  await execute(ctx, sql`
    insert into fulfilment.plan_move (client_id, plan_id, move_no, order_id, line_id, order_version, from_site_id, to_site_id, units, ship_on, arrives_on, promised_before, promised_after, change, why, why_facts)
    select c.client_id, ${planId}, ${start} + m.no, m.order_id, m.line_id, m.version, m.from_site, m.to_site, m.units, m.ship_on, m.arrives_on, m.before, m.after, m.change, m.why, m.facts
    from tenancy.client c, unnest(${rows.map((row) => row.orderId)}::uuid[], ${rows.map((row) => row.lineId)}::uuid[], ${rows.map((row) => row.version)}::integer[],
      ${rows.map((row) => row.from)}::uuid[], ${rows.map((row) => row.to)}::uuid[], ${rows.map((row) => row.units)}::integer[], ${rows.map((row) => row.shipOn)}::date[],
      ${rows.map((row) => row.arrivesOn)}::date[], ${rows.map((row) => row.promisedBefore)}::timestamptz[], ${rows.map((row) => row.promisedAfter)}::timestamptz[],
      ${rows.map((row) => row.change)}::text[], ${rows.map((row) => row.why)}::text[], ${rows.map((row) => row.facts)}::jsonb[])
      with ordinality as m (order_id, line_id, version, from_site, to_site, units, ship_on, arrives_on, before, after, change, why, facts, no)
    where c.client_id = ${ctx.clientId}`);
}
