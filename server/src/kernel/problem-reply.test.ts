import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import pg from 'pg';
import { replyProblem } from './problem-reply.ts';

test('when all connections are in use the answer is to come again, not that something broke', async () => {
  const pool = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL, max: 1 });
  const held = await pool.connect();
  pool.options.connectionTimeoutMillis = 1;
  const app = fastify();
  app.setErrorHandler(replyProblem);
  app.get('/', async () => { await pool.connect(); });
  const response = await app.inject('/');
  assert.deepEqual([response.statusCode, response.json<{ code: string }>().code], [503, 'kernel.busy']);
  held.release();
  await Promise.all([app.close(), pool.end()]);
});
