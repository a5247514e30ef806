import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { queueMails, recoverDeliveries } from './index.ts';
import { startSmtpSink, type SmtpSink } from './testing/smtp-sink.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const KILLS = 3;
const MAILS = 400;
const AMBIGUOUS_MAX = 50;

let sink: SmtpSink;
let t: TestServer;
before(async () => {
  sink = await startSmtpSink();
  t = await startTestServer({ SMTP_URL: sink.url });
});
after(async () => {
  await t.close();
  await sink.close();
});

/** A real worker on the test's database, ended with SIGKILL while the server goes on taking mails. */
async function workUntilKilled(takenBefore: number): Promise<void> {
  const { databaseUrl, secret, smtpUrl } = t.server.services.config;
  const worker = spawn(process.execPath, [MAIN, 'worker'], { stdio: 'ignore', env: { ...process.env, DATABASE_URL: databaseUrl, BREAKWATER_SECRET: secret, SMTP_URL: smtpUrl, BREAKWATER_EMPTY: '1', LOG_LEVEL: 'silent' } });
  const gone = once(worker, 'exit');
  await Promise.race([sink.untilTaken(takenBefore + 40), gone.then(() => { throw new Error('the worker ended by itself'); })]);
  worker.kill('SIGKILL');
  await gone;
}

test('killed again and again, nobody gets a mail twice, and what is ambiguous is named', async () => {
  const source = newId();
  const mails = Array.from({ length: MAILS }, () => {
    const recipientId = newId();
    return { recipientId, to: `${recipientId}@shop.example`, language: 'en', subject: 'Late', text: 'Late\n', html: '<p>Late</p>' };
  });
  await t.inClient((ctx) => queueMails(ctx, { kind: 'notice', id: source }, mails));
  for (let kill = 0; kill < KILLS; kill++) {
    await workUntilKilled(sink.taken.length);
    await t.inClient((ctx) => execute(ctx, sql`
      update channels.delivery set lease_until = clock_timestamp() - interval '1 second' where client_id = ${ctx.clientId} and state = 'sending'`));
    await recoverDeliveries(t.server.services);
  }
  await t.settle();

  const took = Map.groupBy(sink.taken, (one) => one.to);
  assert.deepEqual([...took].filter(([, some]) => some.length > 1), [], 'somebody got two');
  const states = await t.inClient((ctx) => query<{ state: string; to: string }>(ctx, sql`
    select d.state, m.to_address as "to" from channels.delivery d join channels.mail m on m.client_id = d.client_id and m.delivery_id = d.delivery_id where d.client_id = ${ctx.clientId}`));
  assert.deepEqual([...new Set(states.map((one) => one.state))].filter((state) => state !== 'sent' && state !== 'unknown'), []);
  const sent = states.filter((one) => one.state === 'sent');
  assert.equal(sent.filter((one) => !took.has(one.to)).length, 0, 'nothing is called sent that did not arrive');
  const ambiguous = states.length - sent.length;
  assert.ok(ambiguous <= KILLS * AMBIGUOUS_MAX, `${ambiguous} are ambiguous`);
});
