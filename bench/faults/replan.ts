/**
 * Kill the server with SIGKILL at random while a re-plan is applied, start it again and wait:
 * the run goes on by itself, every order is moved once, nothing is promised twice.
 *
 *   npm run bench -- faults/replan [--trials 50] [--orders 2000]
 */
import { parseArgs } from 'node:util';
import { query, queryOnly, sql } from '../../server/src/kernel/db.ts';
import { awaitRun, beginRun, readRun } from './run-until-killed.ts';
import { openVictim, type Victim } from './victim.ts';

const KILL_MS_MAX = 1_500;
const BATCH = 500;
const OPEN = { all: [{ facet: 'open', is: [true] }] };

/** One kill is one trial: close the site that has the orders, re-plan to the other, and so back and forth. */
export async function replanTrials(victim: Victim, trials: number, orderCount: number): Promise<{ killedAtWork: number; moved: number }> {
  await victim.call('administrator', 'PUT', '/items', { items: [{ sku: 'KETTLE', title: 'Kettle' }] });
  const { body } = await victim.call<{ sites: { siteId: string; code: string }[] }>('administrator', 'PUT', '/sites', { sites: [{ code: 'A', name: 'A', country: 'DE' }, { code: 'B', name: 'B', country: 'DE' }] });
  const sites = [body.sites.find((site) => site.code === 'A')!.siteId, body.sites.find((site) => site.code === 'B')!.siteId];
  await victim.call('administrator', 'POST', '/stock/movements', { movements: ['A', 'B'].map((siteCode) => ({ sku: 'KETTLE', siteCode, units: orderCount, kind: 'received', sourceId: 'opening' })) });
  for (let start = 0; start < orderCount; start += BATCH) {
    await victim.call('feeder', 'POST', '/orders/batch', { orders: Array.from({ length: Math.min(BATCH, orderCount - start) }, (_, i) => draft(start + i)) });
  }

  let killedAtWork = 0;
  let moved = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const [from, to] = trial % 2 === 0 ? [sites[0]!, sites[1]!] : [sites[1]!, sites[0]!];
    const closing = await beginRun(victim, 'fulfilment.close-site', { input: { siteId: from, reason: 'Trial' }, scope: OPEN });
    await victim.until('the site is closed', async () => (await readRun(victim, closing.runId)).state === 'applied');
    const { body: plan } = await victim.call<{ planId: string }>('administrator', 'POST', '/backlog/plan', { scope: OPEN, budgetMs: 0 });
    const applying = await beginRun(victim, 'fulfilment.apply-plan', { input: { planId: plan.planId }, scope: OPEN });
    await victim.killWithin(KILL_MS_MAX);
    await victim.start();
    if ((await readRun(victim, applying.runId)).state !== 'applied') killedAtWork += 1;
    const run = await awaitRun(victim, applying.runId);
    await provePlan(victim, { runId: run.runId, siteId: to, orderCount });
    moved += run.progress.done;
    await victim.call('administrator', 'POST', `/actions/runs/${closing.runId}/undo`, {});
    await victim.until('the site is open again', async () => (await readRun(victim, closing.runId)).state === 'undone');
  }
  return { killedAtWork, moved };
}

function draft(i: number): Record<string, unknown> {
  return {
    channel: 'web', externalId: `O${i}`, number: `O${i}`, placedAt: '2026-11-20T08:00:00Z', currency: 'EUR', customer: { email: `o${i}@shop.example`, country: 'DE' },
    shippingAddress: { line1: 'Quay 1', country: 'DE' }, lines: [{ sku: 'KETTLE', title: 'Kettle', units: 1, unitPriceMinor: 1000 }],
  };
}

async function provePlan(victim: Victim, given: { runId: string; siteId: string; orderCount: number }): Promise<void> {
  await victim.inClient(async (ctx) => {
    const { promised } = await queryOnly<{ promised: number }>(ctx, sql`
      select coalesce(sum(r.units), 0) as promised from inventory.reservation r where r.client_id = ${ctx.clientId} and r.state = 'open' and r.site_id = ${given.siteId}`);
    const { other } = await queryOnly<{ other: number }>(ctx, sql`
      select count(*) as other from inventory.reservation r where r.client_id = ${ctx.clientId} and r.state = 'open' and r.site_id <> ${given.siteId}`);
    const twice = await query(ctx, sql`
      select subject_id from actions.receipt where client_id = ${ctx.clientId} and run_id = ${given.runId} group by subject_id having count(*) <> 1`);
    if (promised !== given.orderCount || other !== 0) throw new Error(`${promised} of ${given.orderCount} units are promised where the plan says, ${other} elsewhere`);
    if (twice.length > 0) throw new Error(`${twice.length} orders have more than one receipt`);
  });
  await victim.prove();
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { trials: { type: 'string', default: '5' }, orders: { type: 'string', default: '2000' } } });
  const victim = await openVictim(process.env);
  try {
    const { killedAtWork, moved } = await replanTrials(victim, Number(values.trials), Number(values.orders));
    console.log(`bench faults/replan: ${values.trials} kills, ${killedAtWork} of them before the run was through, ${moved} orders moved: each once, nothing promised twice`);
  } finally {
    await victim.close();
  }
}
