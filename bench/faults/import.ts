/**
 * Kill the server with SIGKILL at random while it imports files, start it again, and look at
 * what is there when it is through: every good order once, every bad one reported once.
 *
 *   npm run bench -- faults/import [--trials 50] [--orders 20000]
 *
 * One kill is one trial. Nobody tells the new server to go on: it finds the import itself.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/src/kernel/config.ts';
import { closeDatabase, openDatabase, queryOnly, sql, withClient } from '../../server/src/kernel/db.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import { systemActor } from '../../server/src/kernel/jobs.ts';
import { makeLog } from '../../server/src/kernel/log.ts';
import { newSecret } from '../../server/src/kernel/secrets.ts';
import { proveBalances } from '../../server/src/inventory/index.ts';
import { proveOrders } from '../../server/src/orders/index.ts';
import { asProvider, makeClient, writeCredential } from '../../server/src/tenancy/index.ts';
import { writeImportFile } from '../import-file.ts';

const PORT = 4498;
const POLL_MS = 20;
/** A kill comes so long after the first progress of a life. */
const KILL_AFTER_MS_MAX = 1_000;
const ITEM_COUNT = 200;
/** Every so many orders, one that has to be refused. */
const BAD_EVERY = 50;

const { values: flags } = parseArgs({ options: { trials: { type: 'string', default: '50' }, orders: { type: 'string', default: '20000' } } });
const trials = Number(flags.trials);
const orderCount = Number(flags.orders);
const badCount = Math.ceil(orderCount / BAD_EVERY);

type Seen = { importId: string; state: string; ordersRead: number; ordersNew: number; ordersUnchanged: number; ordersRefused: number; problemCount: number; error: string | null };

const dataDir = await mkdtemp(join(tmpdir(), 'breakwater-faults-'));
const config = readConfig({ ...process.env, PORT: String(PORT), LOG_LEVEL: 'silent' });
let server = await startServer();
const database = openDatabase({ databaseUrl: config.databaseUrl, secret: config.secret, connectionsMax: 2, log: makeLog('silent') });
const { rows: [provider] } = await database.dispatcher.query<{ provider_id: string }>('select provider_id from tenancy.provider limit 1');
const providerId = provider!.provider_id;
const clientId = await asProvider(database, providerId, (ctx) => makeClient(ctx, { slug: 'faults', name: 'Faults', currency: 'EUR', timeZone: 'UTC', languages: ['en'] }));
const token = newSecret('bwt');
await writeCredential(database, { providerId, personId: null, credentialId: newId(), kind: 'token', secret: token, name: 'faults', role: 'feeder', forClientId: clientId });
const path = `${config.publicUrl}/api/v1/clients/${clientId}/imports`;
const headers = { authorization: `Bearer ${token}` };

let kills = 0;
let imports = 0;
try {
  while (kills < trials) {
    const file = spoiled([...writeImportFile({ orderCount, itemCount: ITEM_COUNT, prefix: `F${imports}` })]);
    const { importId } = await send(file);
    let seen = await find(importId);
    while (seen.state === 'running' && kills < trials) {
      seen = await untilProgress(importId, seen.ordersRead);
      await wait(Math.random() * KILL_AFTER_MS_MAX);
      await killServer();
      kills += 1;
      seen = await find(importId);
      console.log(`kill ${kills}: ${seen.ordersRead} of ${orderCount} orders read, ${seen.state}`);
    }
    await prove(await untilEnd(importId), file);
    imports += 1;
  }
  console.log(`bench faults/import: ${kills} kills of the server over ${imports} imports of ${orderCount} orders: every order once, every bad one reported once`);
} finally {
  server.kill('SIGTERM');
  void closeDatabase(database);
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);

/** Rows as a file, in which every so many orders is wrong. */
function spoiled(rows: readonly string[]): string {
  const orders = Map.groupBy(rows.slice(1), (row) => row.slice(0, row.indexOf(',')));
  const bodies = [...orders.values()].map((lines, i) => (i % BAD_EVERY === 0 ? lines.map((line, at) => (at === 0 ? line.replace('EUR', 'no money') : line)) : lines).join(''));
  return rows[0] + bodies.join('');
}

async function send(file: string): Promise<Seen> {
  const response = await fetch(`${path}?fileName=faults.csv&channel=faults`, { method: 'POST', headers, body: file });
  if (response.status !== 201) throw new Error(`the file was refused: ${await response.text()}`);
  return (await response.json()) as Seen;
}

async function find(importId: string): Promise<Seen> {
  return (await (await fetch(`${path}/${importId}`, { headers })).json()) as Seen;
}

async function untilProgress(importId: string, ordersRead: number): Promise<Seen> {
  for (;;) {
    const seen = await find(importId);
    if (seen.ordersRead > ordersRead || seen.state !== 'running') return seen;
    await wait(POLL_MS);
  }
}

async function untilEnd(importId: string): Promise<Seen> {
  for (;;) {
    const seen = await find(importId);
    if (seen.state !== 'running') return seen;
    await wait(POLL_MS);
  }
}

async function killServer(): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
  server = await startServer();
}

async function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))], {
    env: { ...process.env, PORT: String(PORT), LOG_LEVEL: 'silent', BREAKWATER_EMPTY: '1', BREAKWATER_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('Breakwater is ready')) break;
  child.stdout.resume();
  return child;
}

async function prove(seen: Seen, file: string): Promise<void> {
  const good = orderCount - badCount;
  await withClient(database, { clientId, providerId, actor: systemActor('faults'), requestId: 'faults' }, async (ctx) => {
    const found = await queryOnly<{ orders: number; received: number; problems: number }>(ctx, sql`
      select (select count(*) from orders.customer_order where client_id = ${ctx.clientId}) as orders,
        (select count(*) from kernel.event where client_id = ${ctx.clientId} and type = 'orders.order_received') as received,
        (select count(*) from orders.import_problem where client_id = ${ctx.clientId} and import_id = ${seen.importId}) as problems`);
    const expected = { orders: good * (imports + 1), received: good * (imports + 1), problems: badCount };
    const counts = { state: seen.state, ordersNew: seen.ordersNew, ordersUnchanged: seen.ordersUnchanged, ordersRefused: seen.ordersRefused };
    const wanted = { state: 'done', ordersNew: good, ordersUnchanged: 0, ordersRefused: badCount };
    if (JSON.stringify([found, counts]) !== JSON.stringify([expected, wanted])) throw new Error(`not what the file says: ${JSON.stringify({ found, expected, counts, wanted })}`);
    const wrong = [...(await proveBalances(ctx)), ...(await proveOrders(ctx))];
    if (wrong.length > 0) throw new Error(`the orders do not add up: ${JSON.stringify(wrong[0])}`);
  });
  const again = await untilEnd((await send(file)).importId);
  if (again.ordersNew !== 0 || again.ordersUnchanged !== good) throw new Error(`a second import changed something: ${JSON.stringify(again)}`);
}
