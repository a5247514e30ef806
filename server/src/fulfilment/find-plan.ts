import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { parseCursor, toPage } from '../kernel/page.ts';
import type { PlanTotals } from './plan-backlog.ts';

export type PlanSummary = { planId: string; asOf: string; state: string; computeMs: number; totals: PlanTotals; siteNames: Record<string, string> };

/** @throws 404 */
export async function findPlan(ctx: Ctx, planId: string): Promise<PlanSummary> {
  const plan = await queryOne<Omit<PlanSummary, 'siteNames'>>(ctx, sql`
    select plan_id as "planId", as_of as "asOf", state, compute_ms as "computeMs", totals from fulfilment.plan where client_id = ${ctx.clientId} and plan_id = ${planId}`);
  if (!plan) throw notFound('plan');
  const sites = await query<{ siteId: string; name: string }>(ctx, sql`select site_id as "siteId", name from inventory.site where client_id = ${ctx.clientId} and kind <> 'drop_ship'`);
  return { ...plan, siteNames: Object.fromEntries(sites.map((site) => [site.siteId, site.name])) };
}

export type PlanMoveRow = {
  moveNo: number; orderId: string; orderNumber: string; lineTitle: string; fromSite: string | null; toSite: string | null; units: number; shipOn: string | null; arrivesOn: string | null;
  promisedBefore: string | null; promisedAfter: string | null; change: 'same' | 'moved' | 'filled' | 'short' | 'unfilled'; why: string; whyFacts: Record<string, unknown>;
};

const MoveCursor = z.tuple([z.int().min(0).max(2 ** 31 - 1)]);

export type MoveFilter = { change: PlanMoveRow['change'] | 'later' | null; after: string | undefined; limit: number };

/** The difference line by line, in the plan's own order. `later`: the promise moves back. */
export async function findPlanMoves(ctx: Ctx, planId: string, filter: MoveFilter): Promise<{ rows: PlanMoveRow[]; next: string | null }> {
  const after = filter.after === undefined ? -1 : parseCursor(filter.after, MoveCursor)[0];
  const chosen = filter.change === null ? sql`true` : filter.change === 'later' ? sql`m.promised_after > m.promised_before` : sql`m.change = ${filter.change}`;
  const rows = await query<PlanMoveRow>(ctx, sql`
    select m.move_no as "moveNo", m.order_id as "orderId", o.number as "orderNumber", l.title as "lineTitle", f.name as "fromSite", t.name as "toSite", m.units,
      m.ship_on as "shipOn", m.arrives_on as "arrivesOn", m.promised_before as "promisedBefore", m.promised_after as "promisedAfter", m.change, m.why, m.why_facts as "whyFacts"
    from fulfilment.plan_move m
    join orders.customer_order o on o.client_id = m.client_id and o.order_id = m.order_id
    join orders.line l on l.client_id = m.client_id and l.line_id = m.line_id
    left join inventory.site f on f.client_id = m.client_id and f.site_id = m.from_site_id
    left join inventory.site t on t.client_id = m.client_id and t.site_id = m.to_site_id
    where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} and m.move_no > ${after} and ${chosen}
    order by m.move_no limit ${filter.limit + 1}`);
  return toPage(rows, filter.limit, (row) => [row.moveNo]);
}
