import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { openQueue } from './queue.ts';
import { enqueue, job, reaction, type Job } from './jobs.ts';
import { eventType, publish } from './events.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

const jobsOf = (...list: Job[]): Map<string, Job> => new Map(list.map((one) => [one.name, one]));

test('a job is queued with its transaction or not at all', async () => {
  const ran: number[] = [];
  const count = job({ name: 'test.count', lane: 'bulk', payload: z.object({ n: z.int() }), async run(_tools, { n }) { ran.push(n); } });
  const queue = await openQueue(t.server.services, jobsOf(count));
  await t.inClient((ctx) => enqueue(ctx, count, { n: 1 }));
  await assert.rejects(t.inClient(async (ctx) => { await enqueue(ctx, count, { n: 2 }); throw new Error('changed my mind'); }));
  await queue.drain();
  await queue.stop();
  assert.deepEqual(ran, [1]);
});

test('a reaction delivered twice changes things once', async () => {
  let changed = 0;
  const happened = eventType('test.happened', z.object({ what: z.string() }));
  const react = reaction({ name: 'test.react', on: happened, async run(_ctx, { payload }) { assert.equal(payload.what, 'rain'); changed += 1; } });
  const { database } = t.server.services;
  database.reactions = new Map([['test.happened', [{ job: react.name, lane: react.lane }]]]);
  const queue = await openQueue(t.server.services, jobsOf(react));
  await t.inClient((ctx) => publish(ctx, happened, { what: 'rain' }));
  await queue.drain();
  const { rows } = await database.dispatcher.query(`select id, data from queue.job where data->>'job' = 'test.react'`);
  assert.equal(rows.length, 1);
  await react.run({ ...t.server.services, clientId: t.clientId, jobId: rows[0].id, attempt: 2, inClient: t.inClient }, rows[0].data.payload);
  await queue.stop();
  assert.equal(changed, 1);
});

test('a job that always throws is tried five times and parked; others go on', async () => {
  let tries = 0;
  let others = 0;
  const poison = job({ name: 'test.poison', lane: 'critical', payload: z.object({}), async run() { tries += 1; throw new Error('poison'); } });
  const fine = job({ name: 'test.fine', lane: 'critical', payload: z.object({}), async run() { others += 1; } });
  const queue = await openQueue(t.server.services, jobsOf(poison, fine));
  await t.inClient(async (ctx) => { await enqueue(ctx, poison, {}); await enqueue(ctx, fine, {}); });
  const { dispatcher } = t.server.services.database;
  for (let round = 0; round < 6; round += 1) {
    await queue.drain();
    await dispatcher.query(`update queue.job set start_after = clock_timestamp() where state = 'retry'`);
  }
  await queue.stop();
  assert.equal(tries, 5);
  assert.equal(others, 1);
  const parked = await dispatcher.query(`select 1 from queue.job where name = 'critical-parked'`);
  assert.equal(parked.rowCount, 1);
});
