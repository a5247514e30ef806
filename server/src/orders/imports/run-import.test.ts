import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { execute, query, queryOnly, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import type { JobTools } from '../../kernel/jobs.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { proveOrders } from '../prove-orders.ts';
import { commitBatch } from './commit-batch.ts';
import { LeaseLostError } from './lease.ts';
import { resumeImports } from './resume-imports.ts';
import { workImport } from './run-import.ts';
import type { Import } from './schema.ts';
import { sweep } from './sweep-files.ts';

let t: TestServer;
let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'breakwater-runs-'));
  t = await startTestServer({ BREAKWATER_DATA_DIR: dataDir });
});
after(async () => {
  await t.close();
  await rm(dataDir, { recursive: true });
});

/** A file in which every tenth order is bad, for two reasons. */
function fileOf(prefix: string, orderCount: number): string {
  const rows = Array.from({ length: orderCount }, (_, i) => `${prefix}${i},${i % 10 === 9 ? 'x' : '2026-11-20T10:00:00Z'},EUR,SKU-${i % 7},Thing,1,19.99`);
  return ['external_id,placed_at,currency,line_sku,line_title,line_units,line_unit_price', ...rows, ''].join('\n');
}

async function upload(file: string, channel: string): Promise<string> {
  const response = await t.as('feeder').raw('POST', `/imports?${new URLSearchParams({ fileName: 'orders.csv', channel }).toString()}`, file);
  assert.equal(response.status, 201);
  return ((await response.json()) as Import).importId;
}

const find = async (importId: string): Promise<Import> => (await t.as('feeder').get<Import>(`/imports/${importId}`)).body;

/** What a job is given, with transactions that can be made to fail. */
function tools(over: Partial<JobTools> = {}): JobTools {
  return { ...t.server.services, clientId: t.clientId, jobId: newId(), attempt: 1, inClient: (work) => t.inClient(work), ...over };
}

const ordersOf = (channel: string): Promise<{ externalId: string; received: number }[]> => t.inClient((ctx) => query(ctx, sql`
  select o.external_id as "externalId", (select count(*) from kernel.event e where e.client_id = o.client_id and e.subject_id = o.order_id and e.type = 'orders.order_received') as received
  from orders.customer_order o where o.client_id = ${ctx.clientId} and o.channel = ${channel} order by o.external_id`));

async function assertWhole(importId: string, channel: string, orderCount: number): Promise<void> {
  const done = await find(importId);
  const good = orderCount - Math.floor(orderCount / 10);
  assert.deepEqual([done.state, done.ordersNew, done.ordersUnchanged, done.ordersRefused, done.problemCount], ['done', good, 0, orderCount - good, orderCount - good]);
  const orders = await ordersOf(channel);
  assert.equal(orders.length, good);
  assert.deepEqual(orders.filter((one) => one.received !== 1), [], 'every order was received once');
  assert.deepEqual(await t.inClient((ctx) => proveOrders(ctx)), []);
}

test('killed between any two batches, an import goes on behind the last committed one', async () => {
  const importId = await upload(fileOf('K', 57), 'killed');
  for (let lives = 1; (await find(importId)).state === 'running'; lives += 1) {
    assert.ok(lives < 40);
    let transactions = 0;
    // A worker that dies after so many transactions: its lease stays, until it is declared dead.
    const dying = tools({ inClient: (work) => (++transactions > 3 ? Promise.reject(new Error('killed')) : t.inClient(work)) });
    await workImport(dying, importId, { batchItemsMax: 5, sliceMs: 60_000 }).catch(() => undefined);
    await t.inClient((ctx) => execute(ctx, sql`update orders.import set leased_until = clock_timestamp() - interval '1 second' where client_id = ${ctx.clientId} and state = 'running'`));
  }
  await assertWhole(importId, 'killed', 57);
});

test('killed inside a batch, nothing of it is kept', async () => {
  const importId = await upload(fileOf('I', 20), 'inside');
  let calls = 0;
  const dying = tools({
    inClient: (work) => {
      calls += 1;
      return t.inClient(async (ctx) => {
        const value = await work(ctx);
        if (calls === 4) throw new Error('killed before the commit');
        return value;
      });
    },
  });
  await assert.rejects(workImport(dying, importId, { batchItemsMax: 6, sliceMs: 60_000 }), /killed/);
  assert.equal((await find(importId)).ordersRead, 6);
  await workImport(tools({ jobId: dying.jobId, attempt: 2 }), importId, { batchItemsMax: 6, sliceMs: 60_000 });
  await assertWhole(importId, 'inside', 20);
});

test('a long import is worked in slices, one job after the other', async () => {
  const importId = await upload(fileOf('L', 30), 'slices');
  await workImport(tools(), importId, { batchItemsMax: 10, sliceMs: 0 });
  assert.deepEqual([(await find(importId)).state, (await find(importId)).ordersRead], ['running', 10]);
  await t.settle();
  await assertWhole(importId, 'slices', 30);
});

test('of several workers on one import, only one works; the others leave it alone', async () => {
  const importId = await upload(fileOf('W', 200), 'workers');
  await Promise.all(Array.from({ length: 4 }, () => workImport(tools(), importId, { batchItemsMax: 7, sliceMs: 60_000 })));
  await assertWhole(importId, 'workers', 200);
});

test('a worker that lost its lease commits nothing more', async () => {
  const importId = await upload(fileOf('X', 10), 'lost');
  const batch = { items: [], bytesRead: 1 };
  await assert.rejects(commitBatch(tools(), { lease: { importId, leaseId: newId() }, fileName: 'x' }, batch, 0), LeaseLostError);
  await t.settle();
  await assertWhole(importId, 'lost', 10);
});

test('an import whose worker died is handed to another one', async () => {
  const importId = await upload(fileOf('D', 10), 'dead');
  const outbox = (): Promise<number> => t.inClient(async (ctx) => (await queryOnly<{ n: number }>(ctx, sql`select count(*) as n from kernel.outbox where client_id = ${ctx.clientId} and job = 'orders.run_import'`)).n);
  const before = await outbox();
  await resumeImports.run(t.server.services);
  assert.equal(await outbox(), before, 'a living lease is left alone');
  await t.inClient((ctx) => execute(ctx, sql`update orders.import set lease_id = ${newId()}, leased_until = clock_timestamp() - interval '1 second' where client_id = ${ctx.clientId} and import_id = ${importId}`));
  await resumeImports.run(t.server.services);
  assert.equal(await outbox(), before + 1);
  await t.settle();
  await assertWhole(importId, 'dead', 10);
});

test('an order that the database refuses is reported alone, the others come in', async () => {
  const importId = await upload(fileOf('P', 9), 'poison');
  const leaseId = newId();
  const poisoned = tools({
    jobId: leaseId,
    inClient: (work) => t.inClient(async (ctx) => {
      const value = await work(ctx);
      const poison = await query(ctx, sql`select 1 from orders.customer_order where client_id = ${ctx.clientId} and channel = 'poison' and external_id = 'P4'`);
      if (poison.length > 0) throw Object.assign(new Error('value out of range'), { code: '22003' });
      return value;
    }),
  });
  await workImport(poisoned, importId, { batchItemsMax: 100, sliceMs: 60_000 });
  const done = await find(importId);
  assert.deepEqual([done.state, done.ordersNew, done.ordersRefused], ['done', 8, 1]);
  const { rows } = (await t.as('feeder').get(`/imports/${importId}/problems`)).body;
  assert.deepEqual(rows.map((row: { file: string; row: number; reason: string }) => [row.file, row.row, row.reason]), [['orders.csv', 6, 'the order could not be stored: value out of range']]);
});

test('when trying again does not help, the import says why it failed', async () => {
  const importId = await upload(fileOf('F', 10), 'failing');
  let calls = 0;
  const failing = (attempt: number): JobTools => tools({ attempt, inClient: (work) => (++calls === 3 ? Promise.reject(new Error('disk on fire')) : t.inClient(work)) });
  await assert.rejects(workImport(failing(1), importId, { batchItemsMax: 100, sliceMs: 60_000 }), /disk on fire/);
  assert.equal((await find(importId)).state, 'running');
  await t.inClient((ctx) => execute(ctx, sql`update orders.import set leased_until = clock_timestamp() - interval '1 second' where client_id = ${ctx.clientId} and import_id = ${importId}`));
  calls = 0;
  await workImport(failing(4), importId, { batchItemsMax: 100, sliceMs: 60_000 });
  assert.deepEqual([(await find(importId)).state, /disk on fire/.test((await find(importId)).error!)], ['failed', true]);
});

test('a file that is not on this machine fails with what to do', async () => {
  const importId = await upload(fileOf('G', 3), 'gone');
  await rm(join(dataDir, 'imports', t.clientId, importId), { recursive: true });
  await t.settle();
  assert.match((await find(importId)).error!, /same data directory/);
});

test('the sweep removes what cancelled imports and broken uploads left, and nothing else', async () => {
  const cancelled = await upload(fileOf('Y', 3), 'swept');
  await t.as('feeder').post(`/imports/${cancelled}/cancel`);
  const waiting = await upload(fileOf('Z', 3), 'kept');
  const folder = (importId: string): string => join(dataDir, 'imports', t.clientId, importId);
  const [old, young] = [newId(), newId()];
  for (const one of [old, young]) mkdirSync(folder(one));
  await utimes(folder(old), 0, 0);

  await sweep(t.server.services);
  assert.deepEqual([cancelled, waiting, old, young].map((one) => existsSync(folder(one))), [false, true, false, true]);
});
