import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../kernel/ids.ts';
import { execute, query, sql } from '../kernel/db.ts';
import type { JobTools } from '../kernel/jobs.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { deliverMails, queueMails, recoverDeliveries, stopMails, type Mail } from './index.ts';
import { startSmtpSink, type SmtpSink } from './testing/smtp-sink.ts';

let sink: SmtpSink;
let t: TestServer;
before(async () => {
  sink = await startSmtpSink();
  t = await startTestServer({ SMTP_URL: sink.url, PUBLIC_URL: 'https://desk.breakwater.example' });
});
after(async () => {
  await t.close();
  await sink.close();
});

function mail(over: Partial<Mail> = {}): Mail {
  const recipientId = newId();
  return { recipientId, to: `${recipientId}@shop.example`, language: 'de', subject: 'Ihre Bestellung', text: 'Guten Tag,\n\nsie kommt später.\n', html: '<p>Guten Tag</p>', ...over };
}

const queue = (mails: Mail[], source: { id?: string; duplicateOk?: boolean } = {}): Promise<string[]> =>
  t.inClient((ctx) => queueMails(ctx, { kind: 'notice', id: source.id ?? newId(), ...source }, mails));

type Delivery = { delivery_id: string; state: string; cause: string | null; attempts: number; next_at: string | null };
const deliveryTo = async (to: Mail): Promise<Delivery> =>
  (await t.inClient((ctx) => query<Delivery>(ctx, sql`
    select delivery_id, state, cause, attempts, next_at from channels.delivery where client_id = ${ctx.clientId} and recipient_id = ${to.recipientId}`)))[0]!;
const takenBy = (to: Mail): number => sink.taken.filter((one) => one.to === to.to).length;

/** As if the time of the next try, or the end of a dead process's lease, had come. */
const makeDue = (): Promise<unknown> => t.inClient((ctx) => execute(ctx, sql`
  update channels.delivery set next_at = least(next_at, clock_timestamp()), lease_until = case when lease_until is not null then clock_timestamp() - interval '1 second' end where client_id = ${ctx.clientId}`));

test('a mail arrives once, with a Message-ID that leads back to it', async () => {
  const one = mail({ subject: 'Łódź: opóźnienie' });
  await queue([one]);
  await t.settle();

  const delivery = await deliveryTo(one);
  assert.equal(delivery.state, 'sent');
  const arrived = sink.taken.filter((taken) => taken.to === one.to);
  assert.equal(arrived.length, 1);
  const header = (name: string): string | undefined => arrived[0]!.headers.get(name)?.join('|');
  assert.equal(header('message-id'), `<${delivery.delivery_id}@desk.breakwater.example>`);
  assert.equal(header('auto-submitted'), 'auto-generated');
  assert.equal(header('from'), 'Acme Home <no-reply@desk.breakwater.example>');
  assert.equal(header('list-unsubscribe'), undefined);
  assert.match(header('subject')!, /^=\?UTF-8\?/);

  const bounce = await t.as('communications').post('/outbox/reports', { messageId: header('message-id'), outcome: 'bounced', reason: '5.1.1 unknown user' });
  assert.equal(bounce.body.deliveryId, delivery.delivery_id);
  assert.equal((await deliveryTo(one)).state, 'bounced');
  const again = await t.as('communications').post('/outbox/reports', { messageId: header('message-id'), outcome: 'bounced' });
  assert.equal(again.body.changed, false);
});

test('an answer decides: 550 for good, 4xx for later, and later it arrives', async () => {
  const [gone, full, busy] = [mail(), mail(), mail()];
  sink.faults.set(gone.to, 'refuse-550').set(full.to, 'full-452').set(busy.to, 'busy-421');
  await queue([gone, full, busy]);
  await t.settle();

  assert.deepEqual(await Promise.all([gone, full, busy].map(async (one) => { const { state, cause } = await deliveryTo(one); return [state, cause]; })), [
    ['failed_perm', 'smtp.550'], ['failed_temp', 'smtp.452'], ['failed_temp', 'smtp.421'],
  ]);
  sink.faults.clear();
  await makeDue();
  await recoverDeliveries(t.server.services);
  await t.settle();
  assert.deepEqual([(await deliveryTo(gone)).state, (await deliveryTo(full)).state, (await deliveryTo(busy)).state], ['failed_perm', 'sent', 'sent']);
  assert.deepEqual([gone, full, busy].map(takenBy), [0, 1, 1]);
});

test('taken, then cut off or silent: unknown, and never sent again on its own', async () => {
  const [cut, hung] = [mail(), mail()];
  sink.faults.set(cut.to, 'take-and-cut').set(hung.to, 'take-and-hang');
  await queue([cut, hung]);
  await t.settle();
  for (const one of [cut, hung]) assert.deepEqual([(await deliveryTo(one)).state, (await deliveryTo(one)).cause], ['unknown', 'connection_lost']);

  sink.faults.clear();
  await makeDue();
  await recoverDeliveries(t.server.services);
  await t.settle();
  assert.deepEqual([cut, hung].map(takenBy), [1, 1]);

  const { delivery_id: deliveryId } = await deliveryTo(cut);
  const person = t.as('communications');
  assert.equal((await person.post(`/outbox/${deliveryId}/resolve`, { outcome: 'sent', note: 'the provider lists it' })).status, 204);
  assert.equal((await deliveryTo(cut)).state, 'sent');
  const twice = await person.post(`/outbox/${deliveryId}/resolve`, { outcome: 'sent', note: 'again' });
  assert.equal(twice.body.code, 'channels.not_unknown');
  assert.equal((await t.asOther('communications').post(`/outbox/${deliveryId}/resolve`, { outcome: 'sent', note: 'x' })).status, 404);
});

test('a safety notice whose outcome is unknown is sent again', async () => {
  const one = mail();
  sink.faults.set(one.to, 'take-and-cut');
  await queue([one], { duplicateOk: true });
  await t.settle();
  assert.equal((await deliveryTo(one)).state, 'queued');

  sink.faults.clear();
  await makeDue();
  await recoverDeliveries(t.server.services);
  await t.settle();
  assert.equal((await deliveryTo(one)).state, 'sent');
  assert.equal(takenBy(one), 2);
});

test('a process that dies between sending and writing leaves unknowns, which stay', async () => {
  const mails = [mail(), mail()];
  await queue(mails);
  // What a claim leaves behind when nobody comes back to write the outcome.
  await t.inClient((ctx) => execute(ctx, sql`
    update channels.delivery set state = 'sending', transport = 'smtp', attempts = 1, lease_until = clock_timestamp() - interval '1 second'
    where client_id = ${ctx.clientId} and recipient_id = any(${mails.map((one) => one.recipientId)}::uuid[])`));
  await recoverDeliveries(t.server.services);
  await t.settle();
  for (const one of mails) assert.deepEqual([(await deliveryTo(one)).state, (await deliveryTo(one)).cause, takenBy(one)], ['unknown', 'interrupted', 0]);
});

test('many workers at once send each mail once, and a source tells nobody twice', async () => {
  const source = newId();
  const mails = Array.from({ length: 200 }, () => mail());
  const queued = await Promise.all([queue(mails, { id: source }), queue(mails, { id: source }), queue(mails, { id: source })]);
  assert.equal(queued.flat().length, 200);

  const tools: JobTools = { ...t.server.services, clientId: t.clientId, jobId: newId(), attempt: 1, inClient: (work) => t.inClient(work) };
  await Promise.all(Array.from({ length: 5 }, () => deliverMails.run(tools, {})));
  await t.settle();
  assert.deepEqual([...new Set(mails.map(takenBy))], [1]);
});

test('nobody answers: nothing was sent, and it is tried again later', async () => {
  const nowhere = await startTestServer({ SMTP_URL: 'smtp://127.0.0.1:1?perSecond=1000' });
  try {
    const one = mail();
    await nowhere.inClient((ctx) => queueMails(ctx, { kind: 'notice', id: newId() }, [one]));
    await nowhere.settle();
    const rows = await nowhere.inClient((ctx) => query<Delivery>(ctx, sql`select state, cause, next_at from channels.delivery where client_id = ${ctx.clientId}`));
    assert.equal(rows[0]!.state, 'failed_temp');
    assert.equal(rows[0]!.cause, 'no_connection');
    assert.notEqual(rows[0]!.next_at, null);
  } finally {
    await nowhere.close();
  }
});

test('what has not left can be stopped, what has left cannot', async () => {
  const source = newId();
  const [gone, waiting] = [mail(), mail()];
  await queue([gone], { id: source });
  await t.settle();
  await queue([waiting], { id: source });
  const stopped = await t.inClient((ctx) => stopMails(ctx, source, [gone.recipientId, waiting.recipientId]));
  await t.settle();
  assert.deepEqual([...stopped], [waiting.recipientId]);
  assert.deepEqual([takenBy(gone), takenBy(waiting)], [1, 0]);
});

test('no text starts a header', async () => {
  const one = mail({ subject: 'Order 1\r\nBcc: everybody@evil.example\r\n\r\nhello\u2028X-Evil: 1' });
  await queue([one]);
  await t.settle();
  const [arrived] = sink.taken.filter((taken) => taken.to === one.to);
  assert.equal(arrived!.headers.get('bcc'), undefined);
  assert.equal(arrived!.headers.get('x-evil'), undefined);
  assert.equal(arrived!.headers.get('subject')![0], 'Order 1 Bcc: everybody@evil.example hello X-Evil: 1');
});

test('the outbox shows a mail to its client only', async () => {
  const one = mail();
  await queue([one]);
  await t.settle();
  const { delivery_id: deliveryId } = await deliveryTo(one);
  const list = await t.as('communications').get(`/outbox?to=${encodeURIComponent(one.to)}`);
  assert.equal(list.body.rows[0].deliveryId, deliveryId);
  const shown = await t.as('communications').get(`/outbox/${deliveryId}`);
  assert.equal(shown.body.text, one.text);
  assert.equal((await t.asOther('communications').get(`/outbox/${deliveryId}`)).status, 404);
  assert.equal((await t.as('analyst').get('/outbox')).status, 403);
});
