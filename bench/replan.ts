/**
 * Re-plan of a backlog through the server: POST /backlog/plan to the stored, readable plan.
 *
 *   npm run bench -- replan [--lines 20000] [--sites 10]
 *
 * Stock for 90% of demand, three tenths of it at a site that is lost; each line promised
 * where its item lay. The server is a process of its own, asked once, cold. Baseline: the
 * solver's first complete plan alone, without database, server or search.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { planAllocation } from '../libs/allocation/index.ts';
import { migrate } from '../server/src/kernel/migrate.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { openDatabase } from '../server/src/kernel/db.ts';
import { makeLog } from '../server/src/kernel/log.ts';
import { asProvider, makeClient, makeProvider, writeCredential } from '../server/src/tenancy/index.ts';
import { syntheticProblem } from './synthetic-problem.ts';

const TARGET_SECONDS = 2;
const TARGET_MB = 600;
const LINES_PER_ORDER = 2.5;
const BUDGET_MS = 500;

const { values: flags } = parseArgs({ options: { lines: { type: 'string', default: '20000' }, sites: { type: 'string', default: '10' } } });
const databaseUrl = process.env.DATABASE_URL;
const secret = process.env.BREAKWATER_SECRET;
if (!databaseUrl || !secret) throw new Error('DATABASE_URL and BREAKWATER_SECRET are not set. Run it with: npm run bench -- replan');

const problem = syntheticProblem({ orderCount: Math.round(Number(flags.lines) / LINES_PER_ORDER), siteCount: Number(flags.sites), seed: 1, stockShare: 0.9, capacityShare: 0.9 });
const lines = problem.orders.flatMap((order) => order.lines);

await migrate(databaseUrl, secret);
const database = openDatabase({ databaseUrl, secret, connectionsMax: 4, log: makeLog('silent') });
const { providerId } = await makeProvider(database, { name: 'Bench', email: `bench-${newId()}@bench.example`, personName: 'Bench' });
const clientId = await asProvider(database, providerId, (ctx) => makeClient(ctx, { slug: 'bench', name: 'Bench', currency: 'EUR', timeZone: 'UTC', languages: ['en'] }));
const token = `bwt_${newId()}`;
await writeCredential(database, { providerId, personId: null, credentialId: newId(), kind: 'token', secret: token, name: 'bench', role: 'administrator' });
await seed();

const port = 20_000 + (process.pid % 10_000);
const server = spawn(process.execPath, [fileURLToPath(new URL('../server/src/main.ts', import.meta.url))], {
  env: { ...process.env, PORT: String(port), LOG_LEVEL: 'silent', BREAKWATER_EMPTY: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise<void>((resolve) => { server.stdout.on('data', (text: Buffer) => { if (text.includes('ready')) resolve(); }); });

const startedAt = performance.now();
const response = await fetch(`http://127.0.0.1:${port}/api/v1/clients/${clientId}/backlog/plan`, {
  method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ budgetMs: BUDGET_MS }),
});
const plan = (await response.json()) as { computeMs: number; totals: { ordersPlanned: number; ordersChanged: number; after: { shortUnits: number; lateUnits: number; parcels: number } } };
if (response.status !== 201) throw new Error(`the server answered ${response.status}: ${JSON.stringify(plan)}`);
const seconds = (performance.now() - startedAt) / 1000;
const memoryMb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
server.kill('SIGKILL');

const baselineAt = performance.now();
planAllocation(problem, { seed: 1 });
const baseline = (performance.now() - baselineAt) / 1000;

console.log(`${lines.length} lines of ${plan.totals.ordersPlanned} orders, ${flags.sites} sites: solver ${plan.computeMs} ms of which search ${BUDGET_MS} ms, ${plan.totals.ordersChanged} orders changed, ${plan.totals.after.parcels} parcels`);
console.log(`server memory at most ${memoryMb.toFixed(0)} MB, target ${TARGET_MB}: ${memoryMb < TARGET_MB ? 'met' : 'short'}`);
console.log(`bench replan: ${seconds.toFixed(2)} s, baseline ${baseline.toFixed(2)} s, ratio ${(seconds / baseline).toFixed(2)}, target ${TARGET_SECONDS} s: ${seconds <= TARGET_SECONDS && memoryMb < TARGET_MB ? 'met' : 'short'}`);
process.exit(0);

/** The synthetic backlog as rows, written as the administrator: the seeding is not measured. */
async function seed(): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? (ids.set(name, newId()), ids.get(name)!);
  const sites = problem.sites.map((site) => site.id);
  const items = [...new Set(lines.map((line) => line.itemId))];
  await db.query(`insert into inventory.site (client_id, site_id, code, name, kind, country, working_days, cut_off, capacity_units_per_day)
    select $1, s.id, s.code, s.code, 'warehouse', 'GB', '{1,2,3,4,5,6,7}', '23:59', 5000 from unnest($2::uuid[], $3::text[]) as s (id, code)`, [clientId, sites.map((one) => idOf(`site ${one}`)), sites.map(String)]);
  await db.query(`insert into inventory.item (client_id, item_id, sku, title) select $1, i.id, i.sku, i.sku from unnest($2::uuid[], $3::text[]) as i (id, sku)`, [clientId, items.map((one) => idOf(`item ${one}`)), items.map(String)]);

  const where = new Map<string, string>();
  const left = new Map(problem.stock.map((row) => [`${row.itemId} ${row.siteId}`, row.freeUnits]));
  for (const line of lines) {
    const site = sites.find((one) => (left.get(`${line.itemId} ${one}`) ?? 0) >= line.units);
    if (site === undefined) continue;
    where.set(line.id, site);
    left.set(`${line.itemId} ${site}`, left.get(`${line.itemId} ${site}`)! - line.units);
  }
  await db.query(`insert into inventory.stock (client_id, site_id, item_id, on_hand, reserved) select $1, s.site, s.item, s.units, s.units - s.free from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[]) as s (site, item, units, free)`,
    [clientId, problem.stock.map((row) => idOf(`site ${row.siteId}`)), problem.stock.map((row) => idOf(`item ${row.itemId}`)), problem.stock.map((row) => row.freeUnits), problem.stock.map((row) => left.get(`${row.itemId} ${row.siteId}`)!)]);
  await db.query(`insert into orders.customer_order (client_id, order_id, channel, external_id, number, currency, placed_at, total_minor, promised_at, priority, country, stage, approved_at, line_count, units, units_open, ship_complete, content_hash)
    select $1, o.id, 'bench', o.name, o.name, 'EUR', now() - interval '2 days', 1000, now() + o.days * interval '1 day', 0, 'GB', 'waiting', now() - interval '2 days', o.lines, o.units, o.units, o.complete, 'bench'
    from unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::boolean[]) as o (id, name, days, lines, units, complete)`,
    [clientId, problem.orders.map((one) => idOf(`order ${one.id}`)), problem.orders.map((one) => one.id), problem.orders.map((one) => one.promisedDay ?? 5), problem.orders.map((one) => one.lines.length), problem.orders.map((one) => one.lines.reduce((sum, line) => sum + line.units, 0)), problem.orders.map((one) => one.shipComplete)]);
  const rows = problem.orders.flatMap((order) => order.lines.map((line, i) => ({ order, line, position: i + 1 })));
  await db.query(`insert into orders.line (client_id, line_id, order_id, position, item_id, title, unit_price_minor, ordered, unallocated, allocated)
    select $1, l.id, l.order_id, l.position, l.item, 'Item', 100, l.units, case when l.here then 0 else l.units end, case when l.here then l.units else 0 end
    from unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::int[], $7::boolean[]) as l (id, order_id, position, item, units, here)`,
    [clientId, rows.map((row) => idOf(`line ${row.line.id}`)), rows.map((row) => idOf(`order ${row.order.id}`)), rows.map((row) => row.position), rows.map((row) => idOf(`item ${row.line.itemId}`)), rows.map((row) => row.line.units), rows.map((row) => where.has(row.line.id))]);
  const held = rows.filter((row) => where.has(row.line.id));
  await db.query(`insert into inventory.reservation (client_id, reservation_id, order_id, line_id, item_id, site_id, units, made_at)
    select $1, r.id, r.order_id, r.line, r.item, r.site, r.units, now() from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[]) as r (id, order_id, line, item, site, units)`,
    [clientId, held.map(() => newId()), held.map((row) => idOf(`order ${row.order.id}`)), held.map((row) => idOf(`line ${row.line.id}`)), held.map((row) => idOf(`item ${row.line.itemId}`)), held.map((row) => idOf(`site ${where.get(row.line.id)}`)), held.map((row) => row.line.units)]);
  await db.query(`update inventory.site set closed_at = now(), closed_reason = 'bench' where client_id = $1 and site_id = $2`, [clientId, idOf(`site ${sites[0]}`)]);
  await db.query('analyze');
  await db.end();
}
