import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { judge } from './read-recovery.ts';
import { suggestSeverity } from './suggest-severity.ts';
import { readLibrary } from '../plans/playbook-library.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';

let t: TestServer;
let siteId: string;
before(async () => {
  t = await startTestServer();
  const desk = t.as('dispatcher');
  await desk.put('/items', { items: [{ sku: 'KETTLE', title: 'Kettle' }] });
  siteId = (await desk.put('/sites', { sites: [{ code: 'LDS', name: 'Leeds', kind: 'warehouse', country: 'GB' }] })).body.sites[0].siteId;
  await desk.post('/stock/movements', { movements: [{ siteCode: 'LDS', sku: 'KETTLE', units: 100, kind: 'received', sourceId: 'start' }] });
  for (let i = 1; i <= 3; i += 1) {
    await desk.post('/orders', {
      channel: 'web', externalId: `E${i}`, number: `#${i}`, placedAt: '2026-11-26T10:00:00Z', currency: 'EUR', promisedAt: '2026-11-30T23:59:59Z', customer: { externalId: `C${i}`, country: 'GB' },
      lines: [{ sku: 'KETTLE', title: 'Kettle', units: 2, unitPriceMinor: 2500 }], state: { approvedAt: '2026-11-26T10:05:00Z' },
    });
  }
});
after(() => t.close());

const siteScope = (): unknown => ({ all: [{ facet: 'site', is: [siteId] }, { facet: 'open', is: [true] }] });

async function declare(title = 'Flood at Leeds'): Promise<string> {
  const res = await t.as('duty-manager').post('/crises', { title, playbook: 'site-loss', scope: siteScope(), firstSignalAt: '2026-11-27T08:30:00Z', firstSignalWords: 'Nothing has shipped for two hours.' });
  assert.equal(res.status, 201, JSON.stringify(res.body));
  return res.body.crisisId;
}

test('a declared crisis knows its orders, has its tasks on the clock and promises an update', async () => {
  const crisisId = await declare();
  const room = (await t.as('crisis-lead').get(`/crises/${crisisId}`)).body;
  assert.equal(room.severity, 'sev3');
  assert.equal(room.figures.orders, 3);
  assert.equal(room.backlogNow.unitsOpen, 6);
  assert.equal(room.nextUpdateAt, '2026-11-27T10:00:00.000Z');
  assert.deepEqual(room.tasks.filter((task: { state: string }) => task.state === 'ready').map((task: { key: string }) => task.key), ['confirm', 'status']);
  const close = room.tasks.find((task: { key: string }) => task.key === 'close');
  assert.equal(close.action.input.siteId, siteId);
  const log = (await t.as('analyst').get(`/crises/${crisisId}/log`)).body.rows;
  assert.deepEqual(log.map((entry: { kind: string }) => entry.kind), ['declared', 'signal']);
});

test('tasks free those that wait for them; a blocked one says what it waits for', async () => {
  const crisisId = await declare('Tasks');
  const lead = t.as('crisis-lead');
  const taskOf = async (key: string): Promise<{ taskId: string; state: string }> => (await lead.get(`/crises/${crisisId}`)).body.tasks.find((task: { key: string }) => task.key === key);
  const blocked = await lead.post(`/crises/${crisisId}/tasks/${(await taskOf('close')).taskId}`, { verb: 'startTask' });
  assert.equal(blocked.status, 409);
  assert.deepEqual(blocked.body.facts.after, ['confirm']);
  assert.equal((await lead.post(`/crises/${crisisId}/tasks/${(await taskOf('confirm')).taskId}`, { verb: 'finishTask', result: 'Everybody is safe' })).status, 204);
  assert.equal((await taskOf('close')).state, 'ready');
  assert.equal((await lead.post(`/crises/${crisisId}/tasks/${(await taskOf('confirm')).taskId}`, { verb: 'reopenTask' })).status, 204);
  assert.equal((await taskOf('close')).state, 'blocked');
  assert.equal((await lead.post(`/crises/${crisisId}/tasks/${(await taskOf('status')).taskId}`, { verb: 'skipTask' })).body.code, 'crises.reason_needed');
});

test('command: activation needs a commander; taking over relieves the one before', async () => {
  const crisisId = await declare('Command');
  const duty = t.as('duty-manager');
  assert.equal((await duty.post(`/crises/${crisisId}/phase`, { verb: 'activateCrisis' })).body.code, 'crises.no_commander');
  assert.equal((await duty.post(`/crises/${crisisId}/roles`, { role: 'incident_commander' })).status, 204);
  assert.equal((await duty.post(`/crises/${crisisId}/phase`, { verb: 'activateCrisis' })).status, 204);
  assert.equal((await t.as('crisis-lead').post(`/crises/${crisisId}/roles`, { role: 'incident_commander' })).status, 204);
  const { roles } = (await duty.get(`/crises/${crisisId}`)).body;
  assert.equal(roles.filter((one: { relievedAt: string | null }) => one.relievedAt === null).length, 1);
  assert.equal((await duty.post(`/crises/${crisisId}/roles`, { role: 'wizard' })).body.code, 'crises.unknown_role');
});

test('a decision keeps what was known; a second one supersedes it', async () => {
  const crisisId = await declare('Decisions');
  const lead = t.as('crisis-lead');
  const open = (await lead.get(`/crises/${crisisId}`)).body.decisions.find((one: { key: string }) => one.key === 'duration');
  const first = await lead.post(`/crises/${crisisId}/decisions`, { decisionId: open.decisionId, choice: 'Three days', rationale: 'The fire brigade says so' });
  assert.equal(first.status, 201);
  const second = await lead.post(`/crises/${crisisId}/decisions`, { decisionId: first.body.decisionId, choice: 'A week', rationale: 'Power is out' });
  const { decisions } = (await lead.get(`/crises/${crisisId}`)).body;
  const byId = Object.fromEntries(decisions.map((one: { decisionId: string }) => [one.decisionId, one]));
  assert.equal(byId[first.body.decisionId].state, 'superseded');
  assert.equal(byId[second.body.decisionId].choice, 'A week');
  assert.equal(byId[second.body.decisionId].facts.ordersOpen, 3);
});

test('standing down waits for recovery, or for a reason that is logged with the figures', async () => {
  const crisisId = await declare('Recovery');
  const duty = t.as('duty-manager');
  await duty.post(`/crises/${crisisId}/roles`, { role: 'incident_commander' });
  await duty.post(`/crises/${crisisId}/phase`, { verb: 'activateCrisis' });
  await t.setNow('2026-12-02T09:00:00Z');
  const early = await duty.post(`/crises/${crisisId}/phase`, { verb: 'standDown' });
  assert.equal(early.body.code, 'crises.not_recovered');
  assert.equal(early.body.facts.criteria.find((one: { key: string }) => one.key === 'late').now, 100);
  assert.equal((await duty.post(`/crises/${crisisId}/phase`, { verb: 'standDown', why: 'The retailer takes over' })).status, 204);
  const [last] = (await duty.get(`/crises/${crisisId}/log`)).body.rows;
  assert.equal(last.detail.overridden, true);
  assert.equal((await duty.post(`/crises/${crisisId}/phase`, { verb: 'activateCrisis' })).status, 204);
  await t.setNow('2026-11-27T09:00:00Z');
});

test('a criterion holds only after it has been met for as long as asked', () => {
  const criterion = { key: 'late', words: 'few late', measure: 'latePercent' as const, atMost: 2, forMinutes: 60 };
  const figures = (latePercent: number) => ({ ordersOpen: 1, ordersLate: 0, latePercent, ordersHeld: 0, ordersClosed: 0, unitsOpen: 0, unitsUnallocated: 0, unitsShort: 0, unitsAtClosedSites: 0, customersOpen: 0 });
  const readings = [{ at: '2026-11-27T09:00:00Z', figures: figures(0) }, { at: '2026-11-27T09:30:00Z', figures: figures(5) }, { at: '2026-11-27T10:00:00Z', figures: figures(1) }];
  const at = (now: string, late: number) => judge(criterion, figures(late), readings, new Date(now));
  assert.equal(at('2026-11-27T10:30:00Z', 1).holds, false);
  assert.equal(at('2026-11-27T10:30:00Z', 1).sinceAt, '2026-11-27T10:00:00Z');
  assert.equal(at('2026-11-27T11:00:00Z', 1).holds, true);
  assert.equal(at('2026-11-27T11:00:00Z', 3).holds, false);
});

test('severity is the first row of the matrix that the scope reaches, with its reason', async () => {
  const { playbook } = (await readLibrary()).get('site-loss')!;
  assert.equal(suggestSeverity(playbook, { orders: 6000, money: [] }).severity, 'sev1');
  assert.equal(suggestSeverity(playbook, { orders: 10, money: [{ currency: 'EUR', valueMinor: 60_000_00, orders: 10 }] }).severity, 'sev2');
  assert.equal(suggestSeverity(playbook, { orders: 10, money: [{ currency: 'JPY', valueMinor: 60_000, orders: 10 }] }).severity, 'sev2');
  assert.equal(suggestSeverity(playbook, { orders: 0, money: [] }).severity, 'sev4');
});

test('the severity is suggested before anybody declares', async () => {
  const res = await t.as('analyst').post('/crises/suggest-severity', { playbook: 'site-loss', orders: 700, money: [] });
  assert.deepEqual(res.body, { severity: 'sev2', why: '700 orders are affected; from 500 on it is SEV2.' });
  assert.equal((await t.asOther('administrator').post('/crises/suggest-severity', { playbook: 'site-loss', orders: 1, money: [] })).status, 404);
  assert.equal((await t.as('analyst').post('/crises/suggest-severity', { playbook: 'no-such', orders: 1, money: [] })).status, 404);
});

test('the log’s chain finds an edit, a deletion and a cut end', async () => {
  const crisisId = await declare('Chain');
  await t.as('crisis-lead').post(`/crises/${crisisId}/notes`, { text: 'Water is still rising.' });
  const verify = async (): Promise<number | null> => (await t.as('analyst').get(`/crises/${crisisId}/log/verify`)).body.brokenAt;
  assert.equal(await verify(), null);
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = new URL(t.server.services.config.databaseUrl).pathname;
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  await superuser.query(`update crises.log_entry set title = 'Water is falling.' where crisis_id = $1 and position = 3`, [crisisId]);
  assert.equal(await verify(), 3);
  await superuser.query(`update crises.log_entry set title = 'Water is still rising.' where crisis_id = $1 and position = 3`, [crisisId]);
  assert.equal(await verify(), null);
  await superuser.query(`delete from crises.log_entry where crisis_id = $1 and position = 3`, [crisisId]);
  assert.equal(await verify(), 3);
  await superuser.end();
});

test('a situation report is frozen, numbered and prints as PDF', async () => {
  const crisisId = await declare('Report');
  const lead = t.as('crisis-lead');
  assert.equal((await lead.post(`/crises/${crisisId}/reports`, {})).body.number, 1);
  await lead.post(`/crises/${crisisId}/notes`, { text: 'After the report.' });
  const report = (await lead.get(`/crises/${crisisId}/reports/latest`)).body;
  assert.equal(report.crisis.title, 'Report');
  assert.ok(!JSON.stringify(report).includes('After the report.'));
  assert.deepEqual((await lead.get(`/crises/${crisisId}/reports`)).body.reports, [{ number: 1, asOf: report.asOf, madeByName: 'crisis-lead' }]);
  const pdf = await lead.raw('GET', `/crises/${crisisId}/reports/latest.pdf`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-');
});

test('merging ends one crisis and points to the other', async () => {
  const one = await declare('One');
  const other = await declare('Other');
  assert.equal((await t.as('duty-manager').post(`/crises/${one}/merge`, { intoId: other })).status, 204);
  assert.equal((await t.as('duty-manager').get(`/crises/${one}`)).body.phase, 'merged');
  assert.equal((await t.as('duty-manager').post(`/crises/${one}/notes`, { text: 'late' })).body.code, 'crises.wrong_phase');
});

test('what a merged crisis was declared from may be proposed again when the other one is over', async () => {
  const proposalId = '018f0000-0000-7000-8000-0000000000aa';
  await t.inClient((ctx) => ctx.db.query(`insert into signals.proposal (client_id, proposal_id, cause, title, crisis_type, playbook, scope, words, first_signal_at, made_at, state)
    values ($1, $2, 'site:x', 'Stopped', 'site_loss', 'site-loss', '{"all":[]}', 'Stopped', $3, $3, 'open')`, [ctx.clientId, proposalId, ctx.now]));
  const stateNow = async (): Promise<string> => (await t.as('analyst').get('/alerts')).body.proposals.find((one: { proposalId: string }) => one.proposalId === proposalId).state;
  const duty = t.as('duty-manager');
  const merged = (await duty.post('/crises', { title: 'Merged', playbook: 'site-loss', scope: siteScope(), proposalId })).body.crisisId;
  const between = await declare('Between');
  const last = await declare('Last');
  assert.equal((await duty.post(`/crises/${merged}/merge`, { intoId: between })).status, 204);
  assert.equal((await duty.post(`/crises/${between}/merge`, { intoId: last })).status, 204);
  assert.equal(await stateNow(), 'declared');
  assert.equal((await duty.post(`/crises/${last}/phase`, { verb: 'cancelCrisis', why: 'A false alarm' })).status, 204);
  assert.equal(await stateNow(), 'lapsed');
});

test('who may not command cannot; another client’s user finds nothing', async () => {
  const crisisId = await declare('Access');
  assert.equal((await t.as('analyst').post('/crises', { title: 'x', playbook: 'site-loss', scope: siteScope() })).status, 403);
  assert.equal((await t.as('dispatcher').post(`/crises/${crisisId}/phase`, { verb: 'standDown', why: 'x' })).status, 403);
  const takeRole = (role: string, more: object = {}) => t.as('dispatcher').post(`/crises/${crisisId}/roles`, { role, ...more });
  assert.equal((await takeRole('operations')).status, 204);
  assert.equal((await takeRole('incident_commander')).status, 403);
  assert.equal((await takeRole('operations', { personId: crisisId, personName: 'Somebody' })).status, 403);
  for (const path of ['', '/log', '/log/verify', '/reports', '/reports/latest', '/reports/latest.pdf']) assert.equal((await t.asOther('administrator').get(`/crises/${crisisId}${path}`)).status, 404, path);
  assert.equal((await t.as('duty-manager').post('/crises', { title: 'x', playbook: 'no-such', scope: siteScope() })).status, 404);
});
