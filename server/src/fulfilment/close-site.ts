import { z } from 'zod';
import { action, type ActionDescription } from '../actions/index.ts';
import { closeSite as closeInventorySite, reopenSite } from '../inventory/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, queryOnly, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { recallReleased } from './release-work.ts';
import { siteClosed, siteReopened } from './events.ts';

const Input = z.object({
  siteId: z.uuid().describe('the site that cannot ship'),
  reason: z.string().trim().min(1).max(500),
});

/**
 * Close a site: nothing new is promised from it, and released work that nobody has picked
 * is taken back from it. What is promised there stays promised until a re-plan moves it.
 * Undo opens it again.
 */
export const closeSite = action({
  name: 'fulfilment.close-site',
  title: 'Close a site',
  permission: 'fulfilment.run',
  subject: 'site',
  lane: 'critical',
  input: Input,
  reasons: { 'fulfilment.closed_already': 'The site was closed already.', 'fulfilment.open_already': 'The site was open already.' },

  subjects: (ctx, { siteId }) => sql`
    select s.site_id as subject_id, coalesce(s.closed_at::text, 'open') as fingerprint from inventory.site s where s.client_id = ${ctx.clientId} and s.site_id = ${siteId}`,

  describe: (ctx, { siteId }) => describeClosing(ctx, siteId),

  async runBatch(ctx, { input, subjectIds }) {
    const siteId = subjectIds[0]!;
    const units = await reservedUnits(ctx, siteId);
    // Locks the orders, and orders come before sites everywhere.
    const recalled = await recallReleased(ctx, siteId);
    if (!(await closeInventorySite(ctx, siteId, input.reason))) return [{ subjectId: siteId, outcome: 'skipped', reason: 'fulfilment.closed_already' }];
    await publish(ctx, siteClosed, { siteId, reason: input.reason, unitsReserved: units }, siteId);
    return [{ subjectId: siteId, outcome: 'done', before: { open: true }, after: { open: false, unitsReserved: units, unitsTakenBack: recalled } }];
  },

  async undoBatch(ctx, { receipts }) {
    const siteId = receipts[0]!.subjectId;
    if (!(await reopenSite(ctx, siteId))) return [{ subjectId: siteId, outcome: 'skipped', reason: 'fulfilment.open_already' }];
    await publish(ctx, siteReopened, { siteId }, siteId);
    return [{ subjectId: siteId, outcome: 'done', before: { open: false }, after: { open: true } }];
  },
});

async function describeClosing(ctx: Ctx, siteId: string): Promise<ActionDescription> {
  const site = await queryOne<{ name: string; closedAt: string | null }>(ctx, sql`select name, closed_at as "closedAt" from inventory.site where client_id = ${ctx.clientId} and site_id = ${siteId}`);
  if (!site) throw notFound('site');
  const counts = await queryOnly<{ orders: number; customers: number; units: number }>(ctx, sql`
    select count(distinct r.order_id) as orders, count(distinct o.customer_id) as customers, coalesce(sum(r.units), 0) as units
    from inventory.reservation r join orders.customer_order o on o.client_id = r.client_id and o.order_id = r.order_id
    where r.client_id = ${ctx.clientId} and r.site_id = ${siteId} and r.state = 'open'`);
  const stock = await queryOnly<{ items: number; units: number }>(ctx, sql`
    select count(*) filter (where on_hand > 0) as items, coalesce(sum(on_hand), 0) as units from inventory.stock where client_id = ${ctx.clientId} and site_id = ${siteId}`);
  const money = await query<{ currency: string; valueMinor: number }>(ctx, sql`
    select o.currency, sum(o.total_minor) as "valueMinor" from orders.customer_order o
    where o.client_id = ${ctx.clientId} and exists (select 1 from inventory.reservation r where r.client_id = o.client_id and r.order_id = o.order_id and r.site_id = ${siteId} and r.state = 'open')
    group by o.currency order by 2 desc`);
  return {
    counts: { ...counts, sites: 1 },
    money,
    exclusions: [],
    sample: [{ subjectId: siteId, label: site.name, cells: { State: site.closedAt ? 'closed' : 'open', 'Units promised': counts.units, 'Items in stock': stock.items, 'Units in stock': stock.units } }],
    sideEffects: [
      `Nothing new is promised from ${site.name}.`,
      `${counts.units} units promised to ${counts.orders} orders wait there until a re-plan moves them.`,
      'Released work that nobody has picked is taken back. Nobody is told.',
    ],
  };
}

async function reservedUnits(ctx: Ctx, siteId: string): Promise<number> {
  return (await queryOnly<{ units: number }>(ctx, sql`
    select coalesce(sum(units), 0) as units from inventory.reservation where client_id = ${ctx.clientId} and site_id = ${siteId} and state = 'open'`)).units;
}
