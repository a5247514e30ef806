import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { observe } from './observe.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-27T12:00:00Z');

let t: TestServer;
let siteId: string;
before(async () => {
  t = await startTestServer();
  siteId = (await t.as('dispatcher').put('/sites', { sites: [{ code: 'RTM', name: 'Rotterdam', kind: 'warehouse', country: 'NL' }] })).body.sites[0].siteId;
});
after(() => t.close());

/** Thirty parcels an hour from eight to eighteen on every day of three and a half weeks, none after `until`. */
async function shipUntil(until: number): Promise<void> {
  const hours = Array.from({ length: 25 * 24 }, (_, i) => NOW - (i + 1) * HOUR_MS).filter((at) => new Date(at).getUTCHours() >= 8 && new Date(at).getUTCHours() < 18 && at < until);
  await t.inClient(async (ctx) => {
    await ctx.db.query(`insert into signals.point (client_id, series, part, at, value) select $1, 'shipped', $2, at, 30 from unnest($3::timestamptz[]) as at on conflict do nothing`, [ctx.clientId, siteId, hours.map((at) => new Date(at))]);
  });
}

const setHour = (hours: number): Promise<void> => t.setNow(new Date(NOW + hours * HOUR_MS));
const alerts = async (): Promise<any> => (await t.as('duty-manager').get('/alerts')).body; // eslint-disable-line typescript/no-explicit-any -- tests assert on what came

test('a site that stops is noticed after two hours, in words, as one proposal', async () => {
  await shipUntil(NOW - 2 * HOUR_MS);
  await setHour(0);
  await t.inClient(observe);
  const { alerts: open, proposals } = await alerts();
  assert.equal(open.length, 1);
  assert.equal(open[0].words, 'Parcels shipped, Rotterdam: 0 against 30 expected at this hour of the week, for 2 h.');
  assert.equal(open[0].since, '2026-11-27T10:00:00.000Z');
  assert.equal(proposals.length, 1);
  assert.deepEqual(proposals[0].scope, { all: [{ facet: 'siteEver', is: [siteId] }, { facet: 'open', is: [true] }] });
  assert.equal(proposals[0].playbook, 'site-loss');
});

test('an alert is drawn beside what was expected, by the arithmetic that raised it', async () => {
  const { alerts: [alert] } = await alerts();
  const chart = (await t.as('analyst').get(`/alerts/${alert.alertId}/chart?hours=4`)).body;
  assert.deepEqual(chart.points.map((point: { value: number }) => point.value), [30, 30, 0, 0]);
  assert.equal(chart.points[3].expected, alert.facts.expected);
  assert.equal((await t.asOther('administrator').get(`/alerts/${alert.alertId}/chart`)).status, 404);
  assert.equal((await t.as('analyst').get('/alerts/019ab0f0-0000-7000-8000-000000000000/chart')).status, 404);
});

test('looking again, or later, raises nothing twice', async () => {
  await t.inClient(observe);
  await setHour(1);
  await t.inClient(observe);
  const { alerts: open, proposals } = await alerts();
  assert.equal(open.length, 1);
  assert.match(open[0].words, /for 3 h/);
  assert.equal(proposals.length, 1);
});

test('a crisis is declared from a proposal once', async () => {
  const { proposals } = await alerts();
  const declare = () => t.as('duty-manager').post('/crises', { title: proposals[0].title, playbook: proposals[0].playbook, scope: proposals[0].scope, proposalId: proposals[0].proposalId, firstSignalAt: proposals[0].firstSignalAt });
  const both = await Promise.all([declare(), declare()]);
  assert.deepEqual(both.map((one) => one.status).sort(), [201, 409]);
  assert.equal((await alerts()).proposals[0].state, 'declared');
  assert.equal((await t.as('duty-manager').post(`/alerts/proposals/${proposals[0].proposalId}/dismiss`, { why: 'no' })).body.code, 'signals.not_open');
});

test('three usual hours clear the alert', async () => {
  await t.inClient((ctx) => ctx.db.query(`insert into signals.point (client_id, series, part, at, value) select $1, 'shipped', $2, at, 30 from unnest($3::timestamptz[]) as at on conflict (client_id, series, part, at) do update set value = 30`, [ctx.clientId, siteId, [1, 2, 3].map((hour) => new Date(NOW + hour * HOUR_MS))]));
  await setHour(4);
  await t.inClient(observe);
  assert.notEqual((await alerts()).alerts[0].clearedAt, null);
});

test('past orders that come in late are counted when the hour turns', async () => {
  const placedAt = '2026-11-20T12:00:00Z';
  const body = { externalId: 'LATE-1', number: '#1', channel: 'web', placedAt, currency: 'EUR', lines: [{ sku: 'KET-17', title: 'Kettle', units: 1, unitPriceMinor: 2000 }] };
  assert.equal((await t.as('feeder').post('/orders', body)).status, 200);
  await setHour(5);
  await t.inClient(observe);
  const { parts } = (await t.as('analyst').get('/series/orders?hours=200')).body;
  assert.equal(parts[0].points.find(({ at }: { at: string }) => Date.parse(at) === Date.parse(placedAt)).value, 1);
});

test('series are read by the hour; who may not write cannot dismiss; another client’s user finds nothing', async () => {
  const series = await t.as('analyst').get('/series/shipped?hours=6');
  assert.equal(series.body.parts[0].part, siteId);
  assert.equal((await t.as('analyst').get('/series/nonsense')).body.code, 'signals.unknown_series');
  assert.equal((await t.as('analyst').post(`/alerts/proposals/${siteId}/dismiss`, { why: 'x' })).status, 403);
  assert.equal((await t.as('duty-manager').post(`/alerts/proposals/${siteId}/dismiss`, { why: 'x' })).status, 404);
  assert.equal((await t.asOther('administrator').get('/alerts')).status, 404);
});
