import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execute, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { runAction } from '../testing/given.ts';

const PAGE_BYTES_MAX = 50_000;
const NOW = '2026-11-27T09:00:00Z';

let t: TestServer;
before(async () => {
  t = await startTestServer({ PUBLIC_URL: 'https://desk.breakwater.example' });
});
after(() => t.close());

const page = async (path = '', headers: Record<string, string> = {}) => t.anybody.get<string>(`/status/acme${path}`, undefined, headers);
const incident = (over: object = {}) => ({
  titles: { en: 'Flood at one warehouse', de: 'Hochwasser in einem Lager' }, texts: { en: 'Some orders will be late.', de: 'Einige Bestellungen kommen später.' },
  state: 'investigating', nextUpdateAt: '2026-11-27T10:00:00Z', components: { deliveries: 'disrupted' }, ...over,
});
const open = async (over: object = {}) => {
  const res = await t.as('communications').post('/status/incidents', incident(over));
  assert.equal(res.status, 201, JSON.stringify(res.body));
  return res.body as { incidentId: string; updateId: string };
};
const resolve = (incidentId: string) => t.as('communications').post(`/status/incidents/${incidentId}/updates`, { state: 'resolved', texts: { en: 'Over.' }, components: { deliveries: 'working' } });

test('without an incident it says that everything works, to anybody, without a script', async () => {
  const res = await page();
  assert.equal(res.status, 200);
  assert.match(res.body, /Everything is working/);
  assert.ok(!/<script|javascript:|\son\w+=/i.test(res.body));
  assert.match(res.headers.get('content-security-policy')!, /script-src 'self'/);
  assert.equal((await t.anybody.get('/status/nobody')).status, 404);
  assert.equal((await t.anybody.get(`/status/${encodeURIComponent("acme' or '1'='1")}`)).status, 404);
});

test('an incident stands there with its promise, in the reader’s language, until it is over', async () => {
  const { incidentId } = await open();
  const german = (await page('', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' })).body;
  assert.match(german, /<html lang="de">/);
  assert.match(german, /Hochwasser in einem Lager/);
  assert.match(german, /Nächste Meldung bis 27\. November um 10:00 GMT|Nächste Meldung bis 27\. November um 10:00/);
  assert.match((await page('?lang=fr')).body, /Ce texte n’existe qu’en anglais/);
  assert.match((await page('?lang=xx')).body, /<html lang="en">/);

  await t.setNow('2026-11-27T10:25:00Z');
  assert.match((await page()).body, /was promised for .*10:00.* and is late/);
  const [due] = (await t.as('duty-manager').get('/status/promised-updates')).body;
  assert.deepEqual([due.incidentId, due.title, due.overdueMinutes], [incidentId, 'Flood at one warehouse', 25]);

  assert.equal((await resolve(incidentId)).status, 201);
  const after = (await page()).body;
  assert.match(after, /Everything is working/);
  assert.match(after, /Flood at one warehouse/);
  assert.deepEqual((await t.as('duty-manager').get('/status/promised-updates')).body, []);
  assert.equal((await t.as('communications').post(`/status/incidents/${incidentId}/updates`, { state: 'monitoring', texts: { en: 'x' }, noFurtherUpdate: true })).body.code, 'comms.incident_over');
  await t.setNow(NOW);
});

test('an update needs its successor’s time, or the plain word that there is none', async () => {
  const person = t.as('communications');
  assert.equal((await person.post('/status/incidents', incident({ nextUpdateAt: null }))).body.code, 'comms.no_next_update');
  assert.equal((await person.post('/status/incidents', incident({ nextUpdateAt: '2026-11-27T08:59:00Z' }))).body.code, 'comms.next_update_in_the_past');
  const { incidentId } = await open({ nextUpdateAt: null, noFurtherUpdate: true });
  assert.match((await page()).body, /No further update is planned/);
  await resolve(incidentId);
});

test('a retracted update stays visible as retracted, and the promise before it holds again', async () => {
  const { incidentId } = await open();
  const second = await t.as('communications').post(`/status/incidents/${incidentId}/updates`, { state: 'monitoring', texts: { en: 'All is well again.' }, noFurtherUpdate: true });
  const retract = () => t.as('communications').post(`/status/updates/${second.body.updateId}/retract`, { note: { en: 'this was about another warehouse' } });
  assert.deepEqual([(await retract()).body, (await retract()).body], [{ changed: true }, { changed: false }]);
  const { body } = await page();
  assert.match(body, /<del lang="en"><p>All is well again\.<\/p><\/del>/);
  assert.match(body, /this was about another warehouse/);
  assert.match(body, /Next update by .*10:00/);
  await resolve(incidentId);
});

test('the action publishes a template in all languages, adds to the crisis’s incident, and can be undone', async () => {
  const crisisId = newId();
  const first = await runAction(t, 'comms.publish-status', { input: { template: 'site-loss-holding' }, crisisId });
  await t.settle();
  assert.ok(first.preview.sideEffects.some((one: string) => one.includes('deliveries is shown as disrupted')));
  assert.match((await page('?lang=pl')).body, /Zakłócenie w jednym z naszych magazynów/);
  const second = await runAction(t, 'comms.publish-status', { input: { text: 'The water is going down. We have begun to count.', state: 'identified', nextUpdateMinutes: 30 }, crisisId });
  await t.settle();
  const status = (await t.as('communications').get('/status')).body;
  const mine = status.current.filter((one: { crisisId: string }) => one.crisisId === crisisId);
  assert.equal(mine.length, 1);
  assert.deepEqual(mine[0].updates.map((one: { state: string }) => one.state), ['identified', 'investigating']);
  assert.equal(mine[0].nextUpdateAt, '2026-11-27T09:30:00.000Z');

  await t.as('communications').post(`/actions/runs/${second.runId}/undo`, {});
  await t.settle();
  assert.match((await page()).body, /published by mistake/);
  await resolve(mine[0].incidentId);
  assert.equal((await t.as('communications').post('/actions/comms.publish-status/preview', { scope: { all: [] }, input: { template: 'delay-notice' } })).body.code, 'comms.not_a_status');
});

test('hostile words stay words on the page, in the feed and in the note after the form', async () => {
  const evil = '"><script>alert(1)</script>\u0000]]>&lt;';
  const { incidentId } = await open({ titles: { en: evil.replace('\u0000', '') }, texts: { en: `${evil.replace('\u0000', '')}\n\n- https://ok.example/"onmouseover="x` } });
  for (const path of ['', '/feed.atom']) {
    const { body, status } = await page(path);
    assert.equal(status, 200);
    assert.ok(!body.includes('<script'), path);
    assert.ok(!/href="[^"]*"onmouseover/.test(body), path);
  }
  const form = await t.anybody.raw('POST', '/status/acme/subscribe', `email=${encodeURIComponent('"><script>@x')}`, { 'content-type': 'application/x-www-form-urlencoded' });
  assert.ok(!(await form.text()).includes('<script'));
  await resolve(incidentId);
});

test('thirty long updates stay below 50 kB, the newest word of each incident always there', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) {
    const { incidentId } = await open({ titles: { pl: `Zdarzenie ${i}` }, texts: { pl: `pierwsza ${i}` } });
    ids.push(incidentId);
    for (let n = 0; n < 8; n++) await t.as('communications').post(`/status/incidents/${incidentId}/updates`, { state: 'identified', noFurtherUpdate: true, texts: { pl: `zażółć gęślą jaźń <${n}> `.repeat(80).slice(0, 1900) } });
  }
  const res = await t.anybody.raw('GET', '/status/acme?lang=pl');
  const body = await res.text();
  assert.ok(Buffer.byteLength(body) < PAGE_BYTES_MAX, `${Buffer.byteLength(body)} bytes`);
  for (let i = 0; i < 4; i++) assert.match(body, new RegExp(`Zdarzenie ${i}`));
  assert.match(body, /Starsze informacje/);
  for (const id of ids) await resolve(id);
});

test('updates go by mail to those who asked and confirmed, once each, and to nobody who left', async () => {
  const email = `reader-${newId()}@example.com`;
  const form = (path: string, body = '') => t.anybody.raw('POST', path, body, { 'content-type': 'application/x-www-form-urlencoded' });
  const mails = async () => (await t.as('communications').get(`/outbox?to=${encodeURIComponent(email)}`)).body.rows;
  const linkIn = async (deliveryId: string, verb: string): Promise<string> => new RegExp(`https://desk\\.breakwater\\.example(/status/acme/${verb}\\?\\S+)`).exec((await t.as('communications').get(`/outbox/${deliveryId}`)).body.text)![1]!;

  assert.match(await (await form('/status/acme/subscribe?lang=de', `email=${encodeURIComponent(email)}`)).text(), /Wenn die Adresse stimmt/);
  await form('/status/acme/subscribe?lang=de', `email=${encodeURIComponent(email)}`);
  await t.settle();
  assert.equal((await mails()).length, 1, 'asking twice sends one question');

  const first = await open();
  await t.settle();
  assert.equal((await mails()).length, 1, 'an unconfirmed address gets no updates');

  const confirm = await linkIn((await mails())[0].deliveryId, 'confirm');
  assert.match((await t.anybody.get<string>(confirm)).body, /<form method="post"/);
  assert.match(await (await form(confirm.replace(/t=../, 't=00'))).text(), /not valid|ungültig/);
  assert.match(await (await form(confirm)).text(), /You will get updates|Sie bekommen Meldungen/);
  await resolve(first.incidentId);
  await t.settle();
  const [update] = await mails();
  assert.equal((await mails()).length, 2);
  assert.equal(update.subject, 'Behoben: Hochwasser in einem Lager');

  const leave = await linkIn(update.deliveryId, 'unsubscribe');
  await form(leave, 'List-Unsubscribe=One-Click');
  const { incidentId } = await open();
  await t.settle();
  assert.equal((await mails()).length, 2);
  await resolve(incidentId);
});

test('another client’s people see and change nothing', async () => {
  const { incidentId, updateId } = await open();
  const other = t.asOther('communications');
  assert.equal((await other.get('/status')).status, 404);
  assert.equal((await other.post(`/status/incidents/${incidentId}/updates`, { state: 'resolved', texts: { en: 'x' } })).status, 404);
  assert.equal((await other.post(`/status/updates/${updateId}/retract`, { note: { en: 'x' } })).status, 404);
  assert.ok(!(await t.anybody.get<string>('/status/other')).body.includes('Flood'));
  assert.equal((await t.as('dispatcher').put('/status/components/orders', { state: 'stopped' })).status, 403);
  await resolve(incidentId);
});

test('the JSON and the feed say what the page says, without our people’s names', async () => {
  const { incidentId } = await open();
  const json = await t.anybody.get('/status/acme/status.json');
  assert.equal(json.body.current[0].incidentId, incidentId);
  assert.ok(!JSON.stringify(json.body).includes('postedBy'));
  const feed = (await page('/feed.atom')).body;
  assert.match(feed, /^<\?xml version="1\.0"/);
  assert.match(feed, /Investigating: Flood at one warehouse/);
  await resolve(incidentId);
});

test('a drill says so on every page', async () => {
  await t.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = true where client_id = ${ctx.clientId}`));
  try {
    const { body } = await page();
    assert.match(body, /<title>DRILL · /);
    assert.match(body, /<p class="drill">/);
  } finally {
    await t.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = false where client_id = ${ctx.clientId}`));
  }
});
