import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeOneTimeLink } from '../server/src/tenancy/index.ts';
import { asSystem } from '../server/src/kernel/jobs.ts';
import { queryOnly, sql } from '../server/src/kernel/db.ts';
import { startTestServer, type TestServer } from '../server/src/testing/server.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

let t: TestServer;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breakwater-cli-'));
  t = await startTestServer({ BREAKWATER_DATA_DIR: join(folder, 'data') });
  t.server.queue.start();
});
after(async () => {
  await t.close();
  await rm(folder, { recursive: true });
});

type Run = { code: number | null; out: string; err: string };

/** Run the command line as its own process, in an empty folder, as this role. */
async function run(args: string[], { role = 'administrator', env = {}, input }: { role?: Parameters<TestServer['as']>[0] | null; env?: Record<string, string>; input?: string } = {}): Promise<Run> {
  const token: Record<string, string> = role === null ? {} : { BREAKWATER_TOKEN: t.as(role).token };
  if (role !== null) await t.as(role).get('/clock'); // the person is made with their first call
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, BREAKWATER_URL: t.url, BREAKWATER_CLIENT: t.clientId, ...token, ...env },
  });
  child.stdin.end(input ?? '');
  const [out, err, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), new Promise<number | null>((done) => child.on('close', done))]);
  return { code, out, err };
}

test('an operation is a command: arguments, flags, a whole body, a table or JSON', async () => {
  const order = { channel: 'web', externalId: 'CLI-1', number: 'CLI-1', placedAt: '2026-11-20T10:00:00Z', currency: 'EUR', lines: [{ sku: 'K', title: 'K', units: 1, unitPriceMinor: 100 }] };
  const made = await run(['--json', 'orders', 'receive-order', '--body', JSON.stringify(order)]);
  assert.equal(made.code, 0, made.err);
  const { orderId } = JSON.parse(made.out);
  const byFlags = await run(['orders', 'receive-order', '--body', '-', '--number', 'N-2', '--external-id', 'CLI-2', '--json'], { input: JSON.stringify(order) });
  assert.equal(JSON.parse(byFlags.out).outcome, 'new', byFlags.err);

  const found = await run(['orders', 'find', orderId]);
  assert.match(found.out, /^number +CLI-1$/m);
  const prioritised = await run(['orders', 'set-order-priority', orderId, '--priority', '7', '--json']);
  assert.equal(JSON.parse(prioritised.out).orderId, orderId);
  const list = await run(['inventory', 'find-stock', '--limit', '5']);
  assert.equal(list.code, 0, list.err);
  const named = await run(['orders', 'find-order', orderId, '--json'], { env: { BREAKWATER_CLIENT: 'acme' } });
  assert.equal(JSON.parse(named.out).priority, 7, 'a client goes by its short name too');
});

test('an answer of "no" says what, why and what next, and ends with a code', async () => {
  const missing = await run(['orders', 'find', '01900000-0000-7000-8000-000000000000']);
  assert.equal(missing.code, 1);
  assert.match(missing.err, /^Not found: There is no such order\.\n {2}Next: {4}.+\n {2}Code: {4}kernel\.not_found/);
  assert.equal((await run(['orders', 'find', 'x'], { role: null })).code, 1);
  assert.match((await run(['orders', 'set-order-priority', 'x', '--priority', 'high'])).err, /must be a number/);
  assert.equal((await run(['orders', 'nonsense'])).code, 2);
  assert.equal((await run(['orders', '--help'])).code, 0);
  const nobody = await run(['orders', 'find', 'x'], { env: { BREAKWATER_URL: 'http://127.0.0.1:1' } });
  assert.deepEqual([nobody.code, /Is the server running\?/.test(nobody.err)], [3, true]);
  assert.match((await run(['orders', 'find', 'x'], { env: { BREAKWATER_CLIENT: 'nobody' } })).err, /Yours are: acme, other|Yours are: acme/);
});

test('signing in by a one-time link keeps the session for its owner alone', async () => {
  const { personId, providerId } = await asSystem(t.server.services, { clientId: t.clientId, providerId: t.providerId }, 'test', (ctx) =>
    queryOnly<{ personId: string; providerId: string }>(ctx, sql`select person_id as "personId", provider_id as "providerId" from tenancy.person where provider_id = ${t.providerId} and name = 'Admin'`));
  const link = await makeOneTimeLink(t.server.services.database, t.url, { personId, providerId });
  const env = { BREAKWATER_CONFIG: join(folder, 'config', 'breakwater.json') };

  const signedIn = await run(['login', link, '--client', 'acme'], { role: null, env });
  assert.match(signedIn.out, /as Admin\. Kept in .*breakwater\.json\.$/m, signedIn.err);
  assert.equal(statSync(env.BREAKWATER_CONFIG).mode & 0o777, 0o600);
  assert.equal((await run(['tenancy', 'find-people'], { role: null, env })).code, 0);
  const made = await run(['sign-in-link', JSON.parse((await run(['tenancy', 'find-people', '--json'], { role: null, env })).out).people[0].email], { role: null, env });
  assert.match(made.out, /\/sign-in\/link#bwl_/);
  assert.match((await run(['login', link], { role: null, env })).err, /used already/);
  assert.equal((await run(['audit', 'verify'], { role: null, env })).code, 0);
});

test('orders import: what is good comes in, what is not can be mended and imported', async () => {
  const header = 'external_id,placed_at,currency,line_sku,line_title,line_units,line_unit_price\n';
  writeFileSync(join(folder, 'shop.csv'), `${header}I1,2026-11-20T10:00:00Z,EUR,K,Kettle,1,1.00\nI2,2026-11-20T10:00:00Z,EUR,K,Kettle,none,1.00\n`);
  const first = await run(['orders', 'import', 'shop.csv', '--channel', 'cli']);
  assert.equal(first.code, 4, first.err);
  assert.match(first.out, /^shop\.csv: 1 new, 1 refused/);
  assert.match(first.out, /shop\.csv, row 3, line_units "none": /);
  const rejects = readFileSync(join(folder, 'shop.rejects.csv'), 'utf8');
  assert.equal(rejects, `${header}I2,2026-11-20T10:00:00Z,EUR,K,Kettle,none,1.00\n`);
  assert.match(readFileSync(join(folder, 'shop.report.csv'), 'utf8'), /^shop\.csv,3,line_units,none,/m);

  writeFileSync(join(folder, 'shop.rejects.csv'), rejects.replace('none', '3'));
  const second = await run(['orders', 'import', 'shop.rejects.csv', '--channel', 'cli']);
  assert.deepEqual([second.code, second.out.split(' (')[0]], [0, 'shop.rejects.csv: 1 new'], second.err);
  const again = await run(['orders', 'import', 'shop.rejects.csv', '--channel', 'cli']);
  assert.match(again.out, /0 new, 1 unchanged/);
  assert.match((await run(['orders', 'import', 'nowhere.csv'])).err, /There is no file nowhere\.csv/);
});

test('orders import with a mapping of one’s own over two files', async () => {
  mkdirSync(join(folder, 'export'));
  writeFileSync(join(folder, 'own.yaml'), `
name: own
files: { heads: { role: orders }, rows: { role: lines, key: no } }
key: [no]
currency: EUR
order: { externalId: no, number: no, placedAt: date, channel: { constant: own } }
lines: { sku: sku, title: sku, units: { constant: "1" }, unitPrice: price }`);
  writeFileSync(join(folder, 'export', '2026-heads.csv'), 'no,date\n1,2026-11-20T10:00:00Z\n');
  writeFileSync(join(folder, 'export', '2026-rows.csv'), 'no,sku,price\n1,K,2.00\n');
  writeFileSync(join(folder, 'export', 'readme.csv'), 'nothing');
  const done = await run(['orders', 'import', '--mapping', './own.yaml', 'export/2026-heads.csv', 'export/readme.csv', 'rows=export/2026-rows.csv']);
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /readme\.csv is not needed.*\n2026-heads\.csv: 1 new/);
  assert.match((await run(['orders', 'import', '--mapping', './own.yaml', 'export/2026-heads.csv'])).err, /also needs rows/);
});

const olist = resolve(process.env.BREAKWATER_DATA ?? '../shared/data', 'olist');
const skip = existsSync(olist) ? false : `the Olist data set is not at ${olist}; set BREAKWATER_DATA to the folder that holds it`;

test('orders import brings in the real orders of Olist by one command', { skip }, async () => {
  const files = ['orders', 'order_items', 'order_payments', 'customers', 'products', 'sellers', 'geolocation'].map((name) => join(olist, `A-olist_${name}_dataset.csv.gz`));
  const done = await run(['orders', 'import', '--mapping', 'olist', ...files]);
  assert.equal(done.code, 0, done.err + done.out);
  assert.match(done.out, /geolocation_dataset\.csv\.gz is not needed.*\nA-olist_orders_dataset\.csv\.gz: 8,135 new /);
});
