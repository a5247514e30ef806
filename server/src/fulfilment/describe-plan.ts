import type { ActionDescription } from '../actions/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, queryOnly, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import type { PlanTotals } from './plan-backlog.ts';

const SAMPLE_MAX = 20;

/** What applying a plan would do now: its difference, less what has gone stale since. */
export async function describePlan(ctx: Ctx, planId: string): Promise<ActionDescription> {
  const plan = await queryOne<{ totals: PlanTotals; asOf: string }>(ctx, sql`
    select totals, as_of as "asOf" from fulfilment.plan where client_id = ${ctx.clientId} and plan_id = ${planId} and state = 'ready'`);
  if (!plan) throw notFound('plan that is ready to apply');
  const counts = await queryOnly<{ orders: number; customers: number; units: number; sites: number; stale: number; staleIds: string[]; later: number }>(ctx, sql`
    with orders_of as (
      select m.order_id, max(m.order_version) as version, sum(m.units) filter (where m.to_site_id is not null) as units, max(m.promised_after) as after, max(m.promised_before) as before
      from fulfilment.plan_move m where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} group by m.order_id
    ),
    judged as (
      select p.*, o.customer_id, o.version = p.version as fresh from orders_of p join orders.customer_order o on o.client_id = ${ctx.clientId} and o.order_id = p.order_id
    )
    select count(*) filter (where fresh) as orders, count(distinct customer_id) filter (where fresh) as customers, coalesce(sum(units) filter (where fresh), 0) as units,
      (select count(distinct to_site_id) from fulfilment.plan_move where client_id = ${ctx.clientId} and plan_id = ${planId}) as sites,
      count(*) filter (where not fresh) as stale, coalesce((array_agg(order_id) filter (where not fresh))[1:20], '{}') as "staleIds",
      count(*) filter (where fresh and after is distinct from before) as later
    from judged`);
  const money = await query<{ currency: string; valueMinor: number }>(ctx, sql`
    select o.currency, sum(o.total_minor) as "valueMinor" from orders.customer_order o
    where o.client_id = ${ctx.clientId} and exists (
      select 1 from fulfilment.plan_move m where m.client_id = o.client_id and m.plan_id = ${planId} and m.order_id = o.order_id and m.order_version = o.version)
    group by o.currency order by 2 desc`);
  const { before, after } = plan.totals;
  return {
    counts: { orders: counts.orders, customers: counts.customers, units: counts.units, sites: counts.sites },
    money,
    exclusions: counts.stale === 0 ? [] : [{ reason: 'fulfilment.stale', words: 'Changed since the plan was computed', count: counts.stale, sampleIds: counts.staleIds }],
    sample: await sampleOf(ctx, planId),
    sideEffects: [
      `${counts.later} orders get a later promise; the original one is kept beside it.`,
      `Short units go from ${before.shortUnits} to ${after.shortUnits}, late units from ${before.lateUnits} to ${after.lateUnits}, parcels from ${before.parcels} to ${after.parcels}.`,
      'Work already released to a warehouse is left as it is. Nobody is told until a notice is sent.',
    ],
  };
}

async function sampleOf(ctx: Ctx, planId: string): Promise<ActionDescription['sample']> {
  const rows = await query<{ subjectId: string; label: string; from: string | null; to: string | null; units: number; before: string | null; after: string | null; why: string }>(ctx, sql`
    select m.order_id as "subjectId", o.number as label, f.name as "from", t.name as "to", m.units, m.promised_before as before, m.promised_after as after, m.why
    from fulfilment.plan_move m
    join orders.customer_order o on o.client_id = m.client_id and o.order_id = m.order_id
    left join inventory.site f on f.client_id = m.client_id and f.site_id = m.from_site_id
    left join inventory.site t on t.client_id = m.client_id and t.site_id = m.to_site_id
    where m.client_id = ${ctx.clientId} and m.plan_id = ${planId} and m.change <> 'same' order by m.move_no limit ${SAMPLE_MAX}`);
  return rows.map(({ subjectId, label, ...row }) => ({
    subjectId, label,
    cells: { From: row.from ?? 'nowhere', To: row.to ?? 'short', Units: row.units, 'Promised before': row.before?.slice(0, 10) ?? null, 'Promised after': row.after?.slice(0, 10) ?? null, Why: row.why.replaceAll('_', ' ') },
  }));
}
