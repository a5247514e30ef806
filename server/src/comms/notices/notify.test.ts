import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSmtpSink, type SmtpSink } from '../../channels/testing/smtp-sink.ts';
import { newId } from '../../kernel/ids.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { giveOrder, runAction, scopeOf } from '../testing/given.ts';

let t: TestServer;
let sink: SmtpSink;
before(async () => {
  sink = await startSmtpSink();
  t = await startTestServer({ SMTP_URL: sink.url, PUBLIC_URL: 'https://desk.breakwater.example' });
});
after(async () => {
  await t.close();
  await sink.close();
});

const address = (who: string): string => `${who}-${newId()}@example.com`;
const taken = (to: string) => sink.taken.filter((one) => one.to === to);
const outboxTo = async (to: string) => (await t.as('communications').get(`/outbox?to=${encodeURIComponent(to)}`)).body.rows;
const textTo = async (to: string) => (await t.as('communications').get(`/outbox/${(await outboxTo(to))[0].deliveryId}`)).body;
const freeze = async (channel: string, over: object = {}) => {
  const res = await t.as('communications').post('/notices', { template: 'delay-notice', scope: scopeOf(channel), ...over });
  assert.equal(res.status, 201, JSON.stringify(res.body));
  return res.body;
};
const funnelOf = async (noticeId: string) => (await t.as('communications').get(`/notices/${noticeId}`)).body.funnel;

test('a delay notice reaches each customer once, in their language, with all their orders', async () => {
  const channel = 'languages';
  const [anna, piotr, olena] = [address('anna'), address('piotr'), address('olena')];
  const first = await giveOrder(t, channel, { email: anna, name: 'Anna', language: 'de', country: 'DE' });
  const second = await giveOrder(t, channel, { email: anna, name: 'Anna', language: 'de', country: 'DE' }, '2026-12-05T23:30:00Z');
  await giveOrder(t, channel, { email: piotr, name: 'Piotr', language: 'pl-PL', country: 'PL' });
  await giveOrder(t, channel, { email: olena, name: 'Olena', language: 'uk', country: 'UA' });

  const { noticeId, audienceCount } = await freeze(channel, { facts: { reason: 'Our warehouse is flooded.' } });
  assert.equal(audienceCount, 3);
  const { preview } = await runAction(t, 'comms.notify', { input: { noticeId } });
  assert.equal(preview.counts.customers, 3);
  assert.equal(preview.counts.orders, 4);
  assert.deepEqual(preview.sample.map((one: { label: string }) => one.label).sort(), ['de', 'en (instead of uk)', 'pl']);
  assert.ok(preview.sideEffects.some((one: string) => one.includes('Ukrainian')));
  assert.ok(!JSON.stringify(preview).includes('Anna'), 'a preview holds nobody’s name');
  await t.settle();

  assert.deepEqual([taken(anna).length, taken(piotr).length, taken(olena).length], [1, 1, 1]);
  const toAnna = await textTo(anna);
  assert.equal(toAnna.subject, 'Ihre Bestellungen bei Acme Home verspäten sich');
  // 23:30 in UTC is the next day in Berlin.
  assert.match(toAnna.text, new RegExp(`- ${first.number}: 3\\. Dezember 2026\\n- ${second.number}: 6\\. Dezember 2026`));
  assert.match(toAnna.text, /bis 6\. Dezember 2026/);
  assert.match(toAnna.text, /https:\/\/desk\.breakwater\.example\/status\/acme/);
  assert.match((await textTo(piotr)).subject, /^Zamówienie .* jest opóźnione$/);
  assert.match((await textTo(olena)).subject, /is delayed$/);
  const { funnel, languages } = (await t.as('communications').get(`/notices/${noticeId}`)).body;
  assert.deepEqual([funnel.audience, funnel.sent, funnel.unknown, funnel.waiting], [3, 3, 0, 0]);
  assert.deepEqual(languages.find((one: { language: string }) => one.language === 'en'), { language: 'en', insteadOf: 'uk', customers: 1 });
});

test('everybody who is left out has a reason, and nobody is told the same twice', async () => {
  const channel = 'left-out';
  const [kim, asked] = [address('kim'), address('asked')];
  await giveOrder(t, channel, { email: kim, name: 'Kim' });
  await giveOrder(t, channel, { email: asked, name: 'Asked' });
  await t.as('communications').post('/suppressed-addresses', { address: asked, reason: 'asked' });

  const first = await freeze(channel);
  assert.equal(first.audienceCount, 1);
  const second = await freeze(channel);
  await runAction(t, 'comms.notify', { input: { noticeId: first.noticeId } });
  // Frozen before the first was sent, and run after it: noticed under lock.
  const { runId } = await runAction(t, 'comms.notify', { input: { noticeId: second.noticeId } });
  await t.settle();
  assert.equal(taken(kim).length, 1);
  const receipts = (await t.as('communications').get(`/actions/runs/${runId}/receipts`)).body;
  assert.deepEqual(receipts.receipts.map((one: { outcome: string; reason: string }) => [one.outcome, one.reason]), [['skipped', 'comms.already_told']]);

  const third = await freeze(channel);
  const detail = (await t.as('communications').get(`/notices/${third.noticeId}`)).body;
  assert.deepEqual(detail.exclusions.map((one: { reason: string; count: number }) => [one.reason, one.count]).sort(), [['comms.already_told', 1], ['comms.suppressed', 1]]);
  const recall = await freeze(channel, { template: 'recall-notice', facts: { product: 'Kettle K1', hazard: 'It can catch fire.', remedy: 'You get your money back.', contact: '0800 1' } });
  assert.equal(recall.audienceCount, 2, 'a wish for no mail does not stop a safety notice');
});

test('two notices at the same time tell a customer once', async () => {
  const channel = 'at-once';
  const kim = address('kim');
  await giveOrder(t, channel, { email: kim });
  const [a, b] = [await freeze(channel), await freeze(channel)];
  await Promise.all([runAction(t, 'comms.notify', { input: { noticeId: a.noticeId } }), runAction(t, 'comms.notify', { input: { noticeId: b.noticeId } })]);
  await t.settle();
  assert.equal(taken(kim).length, 1);
});

test('what joins the scope later is shown, and not told', async () => {
  const channel = 'later';
  const [early, late] = [address('early'), address('late')];
  await giveOrder(t, channel, { email: early });
  const { noticeId } = await freeze(channel);
  await giveOrder(t, channel, { email: late });
  await giveOrder(t, channel, { email: early });
  assert.deepEqual((({ ordersJoined, ordersLeft }) => ({ ordersJoined, ordersLeft }))((await t.as('communications').get(`/notices/${noticeId}`)).body), { ordersJoined: 2, ordersLeft: 0 });
  const { preview } = await runAction(t, 'comms.notify', { input: { noticeId } });
  assert.ok(preview.sideEffects.some((one: string) => one.startsWith('2 more orders joined')));
  await t.settle();
  assert.deepEqual([taken(early).length, taken(late).length], [1, 0]);
});

test('by template it tells those in the scope as it was previewed, and a changed scope refuses', async () => {
  const channel = 'by-template';
  const kim = address('kim');
  await giveOrder(t, channel, { email: kim, language: 'fr', country: 'FR' });
  const crisisId = newId();
  const person = t.as('communications');
  const wanted = { input: { template: 'delay-notice', channel: 'email' }, scope: scopeOf(channel), crisisId };
  const stale = await person.post('/actions/comms.notify/preview', wanted);
  await giveOrder(t, channel, { email: address('new') });
  const refused = await person.post(`/actions/previews/${stale.body.previewId}/run`, { hash: stale.body.hash });
  assert.equal(refused.body.code, 'actions.scope_drifted');

  const { runId } = await runAction(t, 'comms.notify', wanted);
  await t.settle();
  assert.equal(taken(kim).length, 1);
  const [notice] = (await person.get(`/notices?crisisId=${crisisId}`)).body.rows;
  assert.deepEqual([notice.noticeId, notice.runId, notice.state, notice.funnel.sent], [runId, runId, 'run', 2]);
});

test('undo stops what has not left and says of the rest that it has', async () => {
  const channel = 'undo';
  const [sent, held] = [address('sent'), address('held')];
  sink.faults.set(held, 'full-452');
  await giveOrder(t, channel, { email: sent });
  await giveOrder(t, channel, { email: held });
  const { noticeId } = await freeze(channel);
  const { runId } = await runAction(t, 'comms.notify', { input: { noticeId } });
  await t.settle();
  assert.equal((await t.as('communications').post(`/actions/runs/${runId}/undo`, {})).status, 202);
  await t.settle();
  const funnel = await funnelOf(noticeId);
  assert.deepEqual([funnel.sent, funnel.stopped, funnel.failedTemp], [1, 1, 0]);
  const retry = await t.as('communications').post(`/notices/${noticeId}/retry`, { cause: 'smtp.452' });
  assert.equal(retry.body.code, 'comms.notice_stopped');
});

test('failures are retried cause by cause; what is unknown is not', async () => {
  const channel = 'retry';
  const [full, lost] = [address('full'), address('lost')];
  sink.faults.set(full, 'full-452').set(lost, 'take-and-cut');
  await giveOrder(t, channel, { email: full });
  await giveOrder(t, channel, { email: lost });
  const { noticeId } = await freeze(channel);
  await runAction(t, 'comms.notify', { input: { noticeId } });
  await t.settle();
  const { causes } = (await t.as('communications').get(`/notices/${noticeId}`)).body;
  assert.deepEqual(causes.map((one: { cause: string; state: string; count: number }) => [one.cause, one.state, one.count]).sort(), [['connection_lost', 'unknown', 1], ['smtp.452', 'failed_temp', 1]]);

  sink.faults.clear();
  const person = t.as('communications');
  assert.equal((await person.post(`/notices/${noticeId}/retry`, { cause: 'smtp.452' })).body.queuedCount, 1);
  assert.equal((await person.post(`/notices/${noticeId}/retry`, { cause: 'connection_lost' })).body.queuedCount, 0);
  await t.settle();
  assert.deepEqual([taken(full).length, taken(lost).length], [1, 1]);
  const unknown = await person.get(`/notices/${noticeId}/recipients?state=unknown`);
  assert.equal(unknown.body.rows.length, 1);
  assert.equal(unknown.body.rows[0].cause, 'connection_lost');
});

test('an address that changed after the approval gets nothing', async () => {
  const channel = 'changed';
  const [before, now] = [address('before'), address('now')];
  const externalId = newId();
  await giveOrder(t, channel, { email: before, externalId });
  const { noticeId } = await freeze(channel);
  await giveOrder(t, 'elsewhere', { email: now, externalId });
  await giveOrder(t, channel, { email: now, externalId });
  await runAction(t, 'comms.notify', { input: { noticeId } });
  await t.settle();
  const { exclusions } = (await t.as('communications').get(`/notices/${noticeId}`)).body;
  assert.deepEqual([taken(before).length, taken(now).length, exclusions.map((one: { reason: string }) => one.reason)], [0, 0, ['comms.address_changed']]);
});

test('hostile names stay words: no markup, no header, no link', async () => {
  const channel = 'hostile';
  const eve = address('eve');
  await giveOrder(t, channel, { email: eve, language: 'en', name: '<img src=x onerror=alert(1)> {orderCount, plural, one {}} https://evil.example\r\nBcc: all@evil.example' });
  const { noticeId } = await freeze(channel);
  await runAction(t, 'comms.notify', { input: { noticeId } });
  await t.settle();
  const { html, text } = await textTo(eve);
  assert.ok(!html.includes('<img'));
  assert.ok(!html.includes('href="https://evil'));
  assert.match(text, /Dear <img src=x onerror=alert\(1\)> \{orderCount, plural, one \{\}\}/);
  assert.equal(taken(eve)[0]!.headers.get('bcc'), undefined);
});

test('erasure takes the words and leaves that somebody was told', async () => {
  const channel = 'erase';
  const kim = address('kim');
  await giveOrder(t, channel, { email: kim, name: 'Kim Gone' });
  const { noticeId } = await freeze(channel);
  await runAction(t, 'comms.notify', { input: { noticeId } });
  await t.settle();
  const [{ customerId }] = (await t.as('communications').get(`/notices/${noticeId}/recipients`)).body.rows;
  const { eraseCustomer } = await import('../../customers/index.ts');
  await t.inClient((ctx) => eraseCustomer(ctx, customerId));
  await t.settle();
  assert.deepEqual(await outboxTo(kim), []);
  const [row] = (await t.as('communications').get(`/notices/${noticeId}/recipients`)).body.rows;
  assert.deepEqual([row.name, row.state, row.orderNumbers], [null, 'sent', []]);
});

test('what does not fit is refused with the reason, and another client’s people see nothing', async () => {
  const channel = 'refused';
  await giveOrder(t, channel, { email: address('kim') });
  const person = t.as('communications');
  const post = async (body: object) => (await person.post('/notices', { scope: scopeOf(channel), ...body })).body.code;
  assert.equal(await post({ template: 'recall-notice' }), 'comms.missing_fact');
  assert.equal(await post({ template: 'delay-notice', facts: { nonsense: '1' } }), 'comms.unknown_fact');
  assert.equal(await post({ template: 'update', facts: { news: 'N', nextUpdateAt: 'tomorrow' } }), 'comms.bad_fact');
  assert.equal(await post({ template: 'site-loss-holding' }), 'comms.not_a_notice');
  assert.equal(await post({ template: 'no-such-template' }), 'kernel.not_found');
  assert.equal((await t.as('analyst').post('/notices', { template: 'delay-notice', scope: scopeOf(channel) })).status, 403);

  const { noticeId } = await freeze(channel);
  const other = t.asOther('communications');
  for (const path of [`/notices/${noticeId}`, `/notices/${noticeId}/recipients`, '/notices']) assert.equal((await other.get(path)).status, 404);
  assert.equal((await other.post(`/notices/${noticeId}/retry`, { cause: 'x' })).status, 404);
});
