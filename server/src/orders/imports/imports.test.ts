import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { queryOnly, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import type { Import } from './schema.ts';

let t: TestServer;
let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'breakwater-imports-'));
  t = await startTestServer({ BREAKWATER_DATA_DIR: dataDir });
});
after(async () => {
  await t.close();
  await rm(dataDir, { recursive: true });
});

const HEADER = 'external_id,placed_at,currency,line_sku,line_title,line_units,line_unit_price';
const rowOf = (id: string, units = '1') => `${id},2026-11-20T10:00:00Z,EUR,KETTLE,Kettle,${units},19.99`;
const fileOf = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');

type Sent = { status: number; body: Import & { code?: string; facts?: { importId: string } } };

async function send(caller: ReturnType<TestServer['as']>, file: string | Uint8Array, query: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Sent> {
  const asked = new URLSearchParams({ fileName: 'orders.csv', ...query }).toString();
  const response = await caller.raw('POST', `/imports?${asked}`, file, headers);
  return { status: response.status, body: await response.json() } as Sent;
}

async function imported(file: string | Uint8Array, query: Record<string, string> = {}): Promise<Import> {
  const sent = await send(t.as('feeder'), file, query);
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  await t.settle();
  return (await t.as('feeder').get<Import>(`/imports/${sent.body.importId}`)).body;
}

const orderCount = (channel: string): Promise<number> =>
  t.inClient(async (ctx) => (await queryOnly<{ count: number }>(ctx, sql`select count(*) as count from orders.customer_order where client_id = ${ctx.clientId} and channel = ${channel}`)).count);

test('a file is imported once, however often it is sent', async () => {
  const file = fileOf(rowOf('A1'), rowOf('A2', '3'));
  const first = await imported(file, { channel: 'twice' });
  const second = await imported(file, { channel: 'twice' });

  assert.deepEqual([first.state, first.format, first.ordersNew, first.ordersRefused, first.bytesRead], ['done', 'generic-csv', 2, 0, file.length]);
  assert.deepEqual([second.state, second.ordersNew, second.ordersUnchanged, second.ordersChanged], ['done', 0, 2, 0]);
  assert.equal(await orderCount('twice'), 2);
  assert.equal(existsSync(join(dataDir, 'imports', t.clientId, first.importId)), false, 'the file is not kept');
});

test('a packed file is read as it is', async () => {
  const done = await imported(gzipSync(fileOf(rowOf('G1'))), { channel: 'packed' });
  assert.deepEqual([done.state, done.ordersNew], ['done', 1]);
});

test('bad rows are reported by row, column and reason; mended and fed back they come in', async () => {
  const done = await imported(fileOf(rowOf('B1'), rowOf('B2', 'many'), rowOf('B3'), 'B4,not a date,EUR,KETTLE,Kettle,1,1.00'), { channel: 'mended', fileName: 'shop.csv' });
  assert.deepEqual([done.state, done.ordersNew, done.ordersRefused, done.problemCount], ['done', 2, 2, 2]);

  const problems = (await t.as('feeder').get(`/imports/${done.importId}/problems?limit=1`)).body;
  const rest = (await t.as('feeder').get(`/imports/${done.importId}/problems?limit=1&after=${problems.next}`)).body;
  assert.deepEqual([...problems.rows, ...rest.rows].map((one) => [one.file, one.row, one.column, one.value]), [
    ['shop.csv', 3, 'line_units', 'many'], ['shop.csv', 5, 'placed_at', 'not a date'],
  ]);

  const rejects = await t.as('feeder').raw('GET', `/imports/${done.importId}/rejects.csv`);
  const text = await rejects.text();
  assert.match(rejects.headers.get('content-disposition')!, /^attachment; filename="rejects-/);
  assert.equal(text, fileOf(rowOf('B2', 'many'), 'B4,not a date,EUR,KETTLE,Kettle,1,1.00'));
  const report = await (await t.as('feeder').raw('GET', `/imports/${done.importId}/report.csv`)).text();
  assert.equal(report.split('\n')[1]!.split(',').slice(0, 4).join(), 'shop.csv,3,line_units,many');

  const mended = await imported(text.replace('many', '2').replace('not a date', '2026-11-20T10:00:00Z'), { channel: 'mended' });
  assert.deepEqual([mended.ordersNew, mended.ordersRefused], [2, 0]);
  assert.equal(await orderCount('mended'), 4);
});

test('the same file twice at the same time: the second is refused, and told of the first', async () => {
  const file = fileOf(rowOf('S1'));
  const both = await Promise.all([send(t.as('feeder'), file, { channel: 'same' }), send(t.as('dispatcher'), file, { channel: 'same' })]);
  const [won, lost] = both.toSorted((one, other) => one.status - other.status);

  assert.deepEqual([won!.status, lost!.status, lost!.body.code], [201, 409, 'orders.import_under_way']);
  assert.equal(lost!.body.facts!.importId, won!.body.importId);
  await t.settle();
});

test('a repeat with the same Idempotency-Key gets the first answer', async () => {
  const key = { 'idempotency-key': newId() };
  const file = fileOf(rowOf('K1'));
  const first = await send(t.as('feeder'), file, { channel: 'key' }, key);
  await t.settle();
  const again = await send(t.as('feeder'), file, { channel: 'key' }, key);
  assert.deepEqual([again.status, again.body.importId], [201, first.body.importId]);
});

test('with a mapping, the import waits for the files it names', async () => {
  const mapping = `
name: two-files
files: { orders: { role: orders }, items: { role: lines, key: no } }
key: [no]
currency: EUR
order: { externalId: no, number: no, placedAt: date, channel: { constant: mapped } }
lines: { sku: sku, title: sku, units: { constant: "1" }, unitPrice: price }`;
  const feeder = t.as('feeder');
  const { body: { importId } } = await send(feeder, 'no,date\n1,2026-11-20T10:00:00Z\n', { format: 'mapped-csv' });
  assert.equal((await feeder.get(`/imports/${importId}`)).body.needsMapping, true);
  assert.deepEqual((await feeder.put(`/imports/${importId}/mapping`, { yaml: 'files: 1' })).body.code, 'orders.bad_mapping');
  assert.deepEqual((await feeder.put(`/imports/${importId}/mapping`, { yaml: mapping })).body.needsFiles, ['items']);
  assert.equal((await feeder.raw('PUT', `/imports/${importId}/files/..%2Fitems`, 'x')).status, 422);
  assert.equal((await feeder.raw('PUT', `/imports/${importId}/files/items`, 'no,sku,price\n1,KETTLE,5.00\n')).status, 200);
  await t.settle();

  const done = (await feeder.get<Import>(`/imports/${importId}`)).body;
  assert.deepEqual([done.state, done.ordersNew, done.mappingName], ['done', 1, 'two-files']);
  const late = await feeder.raw('PUT', `/imports/${importId}/files/items`, 'x');
  assert.equal(late.status, 409);
});

test('a cancelled import stops, and its file may be sent again', async () => {
  const file = fileOf(rowOf('C1'));
  const { body } = await send(t.as('feeder'), file, { channel: 'cancelled' });
  const cancelled = await t.as('feeder').post<Import>(`/imports/${body.importId}/cancel`);
  await t.settle();
  assert.deepEqual([cancelled.body.state, cancelled.body.can], ['cancelled', []]);
  assert.equal(await orderCount('cancelled'), 0);
  assert.equal((await t.as('feeder').post(`/imports/${body.importId}/cancel`)).status, 409);
  assert.equal((await imported(file, { channel: 'cancelled' })).ordersNew, 1);
});

test('what is no file of orders is refused with a reason, or fails with one; never a defect', async () => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256));
  assert.deepEqual([(await send(t.as('feeder'), '')).body.code, (await send(t.as('feeder'), noise)).body.code], ['orders.empty_file', 'orders.unknown_format']);
  assert.equal((await send(t.as('feeder'), 'x', { mapping: 'nobody' })).body.code, 'orders.unknown_mapping');
  assert.equal((await send(t.as('feeder'), 'x', { fileName: 'a\0b' })).status, 400);
  assert.equal((await send(t.as('feeder'), 'x', { mapping: '../../secret' })).status, 400);

  for (const format of ['generic-csv', 'shopify-csv', 'ndjson', 'shopify-webhook', 'woocommerce-webhook']) {
    for (const body of [noise, gzipSync(noise), Buffer.from(`${HEADER}\n"${'x'.repeat(300_000)}`), Buffer.from('{"placedAt":1}\n[]\n\0\n'), Buffer.from(HEADER), gzipSync(noise).subarray(0, 3000)]) {
      const sent = await send(t.as('feeder'), Buffer.concat([body, Buffer.from(`\n${format}`)]), { format });
      assert.ok(sent.status === 201 || sent.status === 422, `${format}: ${JSON.stringify(sent.body)}`);
    }
  }
  await t.settle();
  const { rows } = (await t.as('feeder').get<{ rows: Import[] }>('/imports?limit=200')).body;
  assert.deepEqual([...new Set(rows.map((row) => row.state))].filter((state) => state === 'running' || state === 'uploaded'), []);
  assert.deepEqual(rows.filter((row) => row.state === 'failed' && !row.error), []);
  assert.deepEqual(await readdir(join(dataDir, 'imports', t.clientId)), rows.filter((row) => row.state === 'cancelled').map((row) => row.importId), 'only a cancelled import waits for the sweep');
});

test('a file with NUL and broken text keeps its good orders, and its rejects can be read', async () => {
  const done = await imported(fileOf(rowOf('N1'), rowOf('N\0'), rowOf('N2')), { channel: 'nul' });
  assert.deepEqual([done.state, done.ordersNew, done.ordersRefused], ['done', 2, 1]);
  assert.equal((await t.as('feeder').raw('GET', `/imports/${done.importId}/rejects.csv`)).status, 200);
});

test('another client’s user gets 404 on every address, and sees no import', async () => {
  const done = await imported(fileOf(rowOf('O1')), { channel: 'other' });
  const other = t.asOther('administrator');
  for (const path of ['/imports', `/imports/${done.importId}`, `/imports/${done.importId}/problems`, `/imports/${done.importId}/rejects.csv`, `/imports/${done.importId}/report.csv`]) assert.equal((await other.get(path)).status, 404, path);
  assert.equal((await send(other, fileOf(rowOf('O2')))).status, 404);
  assert.equal((await other.post(`/imports/${done.importId}/cancel`)).status, 404);
  assert.equal((await other.put(`/imports/${done.importId}/mapping`, { yaml: 'x' })).status, 404);
  assert.equal((await other.raw('PUT', `/imports/${done.importId}/files/items`, 'x')).status, 404);
  assert.equal((await t.as('analyst').get(`/imports/${done.importId}/problems`)).status, 403, 'refused rows hold personal data');
  assert.equal((await t.as('feeder').get(`/imports/${newId()}`)).status, 404);
  assert.equal((await t.as('feeder').get('/imports?after=x')).status, 422);
});
