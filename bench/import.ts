/**
 * How fast a file of orders with lines comes in, durable, against a bare COPY.
 *
 *   npm run bench -- import [--orders 100000] [--no-stock]
 *
 * The file goes the way of every file: sent by HTTP, stored, read, checked, and taken in by
 * the job in batches, with customers, addresses, stock, events and progress. It is timed
 * from the request to the end of the import. The baseline is a COPY, by the superuser, of
 * the very rows that the import wrote, into the same tables with all their indexes and
 * constraints, as rows of another client; each table is one COPY and one commit.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../server/src/kernel/config.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { asSystem } from '../server/src/kernel/jobs.ts';
import { makeLog } from '../server/src/kernel/log.ts';
import { migrate } from '../server/src/kernel/migrate.ts';
import { newSecret } from '../server/src/kernel/secrets.ts';
import { proveBalances, putItems, putSites, recordMovements } from '../server/src/inventory/index.ts';
import { proveOrders } from '../server/src/orders/index.ts';
import { openServer, startWork } from '../server/src/server.ts';
import { asProvider, makeClient, makeProvider, writeCredential } from '../server/src/tenancy/index.ts';
import { copyIn, copyOut } from './copy-rows.ts';
import { linesOfOrder, writeImportFile } from './import-file.ts';

const ITEM_COUNT = 1_000;
const SITE_COUNT = 4;
const UNITS_EACH = 10_000_000;
const TARGET = 0.25;
const WARM_UP_ORDERS = 5_000;
const POLL_MS = 50;
/** What an import writes, parents first. Stock balances are updated, not inserted. */
const TABLES = ['customers.customer', 'orders.customer_order', 'customers.address', 'orders.line', 'orders.payment', 'inventory.reservation', 'kernel.event'];
/** Of these, what the file itself says: orders, lines, and who they are for. */
const FILE_TABLES = new Set(TABLES.slice(0, 5));

const { values: flags } = parseArgs({ options: { orders: { type: 'string', default: '100000' }, stock: { type: 'boolean', default: true } }, allowNegative: true });
const orderCount = Number(flags.orders);
const lineCount = Array.from({ length: orderCount }, (_, order) => linesOfOrder(order)).reduce((sum, lines) => sum + lines, 0);

const dataDir = await mkdtemp(join(tmpdir(), 'breakwater-bench-'));
const config = readConfig({ ...process.env, PORT: '0', LOG_LEVEL: 'error', BREAKWATER_DATA_DIR: dataDir });
await migrate(config.databaseUrl, config.secret);
const server = await openServer(config, makeLog('error'));
const work = startWork(server);
const { database } = server.services;
const url = await server.http.listen({ host: '127.0.0.1', port: 0 });
const admin = new pg.Client({ connectionString: config.databaseUrl });
await admin.connect();

try {
  const { providerId } = await makeProvider(database, { name: 'Bench', email: `${newId()}@example.com`, personName: 'Bench' });
  const open = (slug: string): Promise<string> => asProvider(database, providerId, (ctx) => makeClient(ctx, { slug, name: slug, currency: 'EUR', timeZone: 'UTC', languages: ['en'] }));
  const clientId = await open('bench-import');
  const copyClientId = await open('bench-copy');
  const token = newSecret('bwt');
  await writeCredential(database, { providerId, personId: null, credentialId: newId(), kind: 'token', secret: token, name: 'bench', role: 'feeder', forClientId: clientId });
  const inClient: <T>(run: Parameters<typeof asSystem<T>>[3]) => Promise<T> = (run) => asSystem(server.services, { clientId, providerId }, 'bench', run);
  await inClient(furnish);

  const importFile = async (prefix: string, count: number): Promise<number> => {
    const startedAt = performance.now();
    const path = `${url}/api/v1/clients/${clientId}/imports`;
    const headers = { authorization: `Bearer ${token}` };
    const sent = await fetch(`${path}?fileName=bench.csv&channel=bench`, { method: 'POST', headers, body: Readable.from(chunked(writeImportFile({ orderCount: count, itemCount: ITEM_COUNT, prefix }))), duplex: 'half' });
    let seen = (await sent.json()) as { importId: string; state: string; ordersNew: number; error: string | null };
    while (seen.state === 'running') {
      await wait(POLL_MS);
      seen = (await (await fetch(`${path}/${seen.importId}`, { headers })).json()) as typeof seen;
    }
    if (seen.state !== 'done' || seen.ordersNew !== count) throw new Error(`the import did not bring everything in: ${JSON.stringify(seen)}`);
    return (performance.now() - startedAt) / 1000;
  };

  await importFile('warm', WARM_UP_ORDERS);
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
  const importSeconds = await importFile('bench', orderCount);

  const wrong = await inClient(async (ctx) => [...(await proveBalances(ctx)), ...(await proveOrders(ctx))]);
  if (wrong.length > 0) throw new Error(`the orders imported do not add up: ${JSON.stringify(wrong[0])}`);

  // Schedules would look after the copied orders meanwhile, and wait for them or make them wait.
  await work.stop();
  // Items, sites and balances are few and there before: the copied lines and reservations point to them.
  for (const table of ['inventory.item', 'inventory.site', 'inventory.stock']) await copyIn(admin, await copyOut(admin, table, clientId, copyClientId));
  const tables = [];
  for (const table of TABLES) tables.push(await copyOut(admin, table, clientId, copyClientId));
  await admin.query('checkpoint');
  let copySeconds = 0;
  let fileSeconds = 0;
  for (const table of tables) {
    const seconds = await copyIn(admin, table);
    // Otherwise the next table's foreign keys are checked by a plan for an empty one.
    await admin.query(`analyze ${table.table}`);
    copySeconds += seconds;
    if (FILE_TABLES.has(table.table)) fileSeconds += seconds;
    console.log(`COPY ${table.table}: ${table.rowCount} rows in ${seconds.toFixed(2)} s`);
  }
  const { rows } = await admin.query<{ fsync: string; version: string }>(`select current_setting('fsync') as fsync, current_setting('server_version') as version`);
  const copied = orderCount + WARM_UP_ORDERS;
  const [ours, bare, bareFile] = [orderCount / importSeconds, copied / copySeconds, copied / fileSeconds];
  console.log(`PostgreSQL ${rows[0]!.version}, fsync ${rows[0]!.fsync}; ${orderCount} orders with ${lineCount} lines in ${importSeconds.toFixed(1)} s${flags.stock ? ', each served from stock' : ', none in stock'}`);
  console.log(`against only the orders, lines, payments, customers and addresses: baseline ${bareFile.toFixed(0)}, ratio ${(ours / bareFile).toFixed(2)}`);
  console.log(`bench import: ${ours.toFixed(0)} orders/s, baseline ${bare.toFixed(0)}, ratio ${(ours / bare).toFixed(2)}, target >= ${TARGET}: ${ours / bare >= TARGET ? 'met' : 'short'}`);
} finally {
  await work.stop();
  await admin.end();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function furnish(ctx: Parameters<typeof putItems>[0]): Promise<void> {
  const items = await putItems(ctx, Array.from({ length: ITEM_COUNT }, (_, i) => ({ sku: `SKU-${i}`, title: `Item ${i}` })));
  const sites = await putSites(ctx, Array.from({ length: SITE_COUNT }, (_, i) => ({ code: `S${i}`, name: `Site ${i}`, kind: 'warehouse' as const, country: 'DE', timeZone: 'UTC', capacityUnitsPerDay: 1, cutOff: '15:00', workingDays: [1], handlingMinorPerUnit: 0 })));
  if (flags.stock) await recordMovements(ctx, items.flatMap(({ itemId }) => sites.map(({ siteId }) => ({ itemId, siteId, lotId: null, units: UNITS_EACH, kind: 'received' as const, sourceId: 'bench' }))));
}

/** Lines in larger pieces, as a file would come. */
function* chunked(lines: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
