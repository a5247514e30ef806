/**
 * How many orders the API takes in a second, durable: 32 connections, one order a request,
 * each with its own Idempotency-Key, a customer, an address, three lines and its stock.
 *
 *   npm run bench -- intake [--seconds 15]
 *
 * The server, the load and the baseline each run in a process of their own. The baseline is
 * the rate at which the same database commits the same work by bare prepared statements in
 * one transaction an order over 32 connections: signed context, idempotency key, order,
 * three lines, event, outbox row, three conditional decrements of stock. (It writes neither
 * customer nor address nor reservations, which intake does.)
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../server/src/kernel/config.ts';
import { closeDatabase, execute, openDatabase, query, queryOnly, sql, withClient } from '../server/src/kernel/db.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { systemActor } from '../server/src/kernel/jobs.ts';
import { makeLog } from '../server/src/kernel/log.ts';
import { newSecret } from '../server/src/kernel/secrets.ts';
import { proveBalances, putItems, putSites, recordMovements } from '../server/src/inventory/index.ts';
import { proveOrders } from '../server/src/orders/index.ts';
import { asProvider, makeClient, writeCredential } from '../server/src/tenancy/index.ts';
import type { LoadTask } from './intake-load.ts';

const CONNECTIONS = 32;
const ITEM_COUNT = 1_000;
const SITE_COUNT = 4;
const UNITS_EACH = 10_000_000;
const TARGET = 0.5;
const PORT = 4499;

const Measured = z.object({ perSecond: z.number(), p50Ms: z.number(), p95Ms: z.number() });
type Measured = z.infer<typeof Measured>;

const { values: flags } = parseArgs({ options: { seconds: { type: 'string', default: '15' } } });
const seconds = Number(flags.seconds);

const config = readConfig({ ...process.env, PORT: String(PORT), LOG_LEVEL: 'error' });
const server = await startServer();
try {
  const database = openDatabase({ databaseUrl: config.databaseUrl, secret: config.secret, connectionsMax: 2, log: makeLog('error') });
  const { rows } = await database.dispatcher.query<{ provider_id: string }>('select provider_id from tenancy.provider limit 1');
  const providerId = rows[0]!.provider_id;
  const open = async (slug: string): Promise<LoadTask> => {
    const clientId = await asProvider(database, providerId, (ctx) => makeClient(ctx, { slug, name: slug, currency: 'EUR', timeZone: 'UTC', languages: ['en'] }));
    const stock = await withClient(database, { clientId, providerId, actor: systemActor('bench'), requestId: 'bench' }, async (ctx) => {
      const items = await putItems(ctx, Array.from({ length: ITEM_COUNT }, (_, i) => ({ sku: `SKU-${i}`, title: `Item ${i}` })));
      const sites = await putSites(ctx, Array.from({ length: SITE_COUNT }, (_, i) => ({ code: `S${i}`, name: `Site ${i}`, kind: 'warehouse' as const, country: 'DE', timeZone: 'UTC', capacityUnitsPerDay: 1, cutOff: '15:00', workingDays: [1], handlingMinorPerUnit: 0 })));
      await recordMovements(ctx, items.flatMap(({ itemId }) => sites.map(({ siteId }) => ({ itemId, siteId, lotId: null, units: UNITS_EACH, kind: 'received' as const, sourceId: 'bench' }))));
      // One reaction of the outside world, so that each order writes its outbox row.
      await execute(ctx, sql`
        insert into tenancy.webhook (client_id, webhook_id, url, event_types, secret)
        values (${clientId}, ${newId()}, 'https://shop.example/hook', '{orders.order_received}', 'unused')`);
      return { itemIds: items.map((item) => item.itemId), siteIds: sites.map((site) => site.siteId) };
    });
    const token = newSecret('bwt');
    await writeCredential(database, { providerId, personId: null, credentialId: newId(), kind: 'token', secret: token, name: 'bench', role: 'feeder', forClientId: clientId });
    return { clientId, providerId, token, url: config.publicUrl, connections: CONNECTIONS, seconds, ...stock };
  };
  const ours = await open('bench-intake');
  const bare = await open('bench-baseline');

  await measure('intake-load.ts', { ...ours, seconds: 3 });
  const orders = await measure('intake-load.ts', ours);
  await measure('intake-baseline.ts', { ...bare, seconds: 2 });
  const baseline = await measure('intake-baseline.ts', bare);

  await withClient(database, { clientId: ours.clientId, providerId, actor: systemActor('bench'), requestId: 'bench' }, async (ctx) => {
    const wrong = [...(await proveBalances(ctx)), ...(await proveOrders(ctx))];
    if (wrong.length > 0) throw new Error(`the orders taken in do not add up: ${JSON.stringify(wrong[0])}`);
    const { count } = await queryOnly<{ count: number }>(ctx, sql`select count(*) as count from orders.customer_order where client_id = ${ctx.clientId}`);
    console.log(`${count} orders taken in; every balance and every order proven`);
  });
  const [settings] = await query<{ fsync: string; commit: string; version: string }>({ db: await database.app.connect() }, sql`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('server_version') as version`);
  console.log(`PostgreSQL ${settings!.version}, fsync ${settings!.fsync}, synchronous_commit ${settings!.commit}`);
  const ratio = orders.perSecond / baseline.perSecond;
  console.log(`intake p50 ${orders.p50Ms} ms, p95 ${orders.p95Ms} ms; baseline p50 ${baseline.p50Ms} ms, p95 ${baseline.p95Ms} ms`);
  console.log(`bench intake: ${orders.perSecond.toFixed(0)} orders/s, baseline ${baseline.perSecond.toFixed(0)}, ratio ${ratio.toFixed(2)}, target >= ${TARGET}: ${ratio >= TARGET ? 'met' : 'short'}`);
  void closeDatabase(database);
} finally {
  server.kill('SIGTERM');
}
process.exit(0);

async function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../server/src/main.ts', import.meta.url)), 'api'], {
    env: { ...process.env, PORT: String(PORT), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('Breakwater is ready')) break;
  child.stdout.resume();
  return child;
}

/** Run one side in a process of its own; its last line is its answer. */
async function measure(file: string, task: LoadTask): Promise<Measured> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(task));
  let answer = '';
  for await (const line of createInterface(child.stdout)) answer = line;
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${file} failed`);
  return Measured.parse(JSON.parse(answer));
}
