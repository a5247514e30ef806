import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import * as fc from 'fast-check';
import { execute, query, queryOnly, sql } from '../kernel/db.ts';
import { openQueue } from '../kernel/queue.ts';
import { givenParcels, onParcels, startParcelServer, statesOf, type Parcel } from '../testing/parcels.ts';
import { newId } from '../kernel/ids.ts';
import { newSecret } from '../kernel/secrets.ts';
import { writeCredential } from '../tenancy/index.ts';
import type { TestServer } from '../testing/server.ts';
import { hashPreview, selectSubjectSet } from './hash-preview.ts';
import { joinStanding } from './join-standing.ts';
import { sweepRuns } from './sweep-runs.ts';

const t: TestServer = await startParcelServer();
after(() => t.close());
beforeEach(() => onParcels(t, 'delete from parcels.parcel; update actions.run set standing_ended_at = now() where standing; delete from kernel.outbox'));

const everything = { all: [] };
const preview = (role: 'dispatcher' | 'administrator' = 'dispatcher', more: object = {}) => t.as(role).post('/actions/parcels.open/preview', { input: {}, scope: everything, ...more });
const run = (seen: { previewId: string; hash: string }, role: 'dispatcher' | 'administrator' | 'duty-manager' = 'dispatcher', more: object = {}) => t.as(role).post(`/actions/previews/${seen.previewId}/run`, { hash: seen.hash, ...more });
const read = async (runId: string) => (await t.as('dispatcher').get(`/actions/runs/${runId}`)).body;
const many = (count: number, parcel: Partial<Parcel> = {}) => Array.from({ length: count }, () => ({ ...parcel }));

async function started(role: 'dispatcher' | 'administrator' = 'dispatcher'): Promise<string> {
  const seen = await preview(role);
  const res = await run(seen.body, role);
  assert.equal(res.status, 202, JSON.stringify(res.body));
  return res.body.runId;
}

test('what was previewed is run, and each subject has its receipt', async () => {
  await givenParcels(t, [...many(2), { state: 'lost' }]);
  const crisisId = '018f0000-0000-7000-8000-00000000c001';
  const seen = (await preview('dispatcher', { crisisId })).body;
  assert.deepEqual([seen.subjectsCount, seen.needsApproval, seen.can.run.allowed, seen.scopeWords], [2, null, true, 'Everything']);
  assert.deepEqual(await statesOf(t), { closed: 2, lost: 1 });

  const begun = await run(seen, 'dispatcher', { confirmedCount: 2 });
  assert.deepEqual([begun.status, begun.body.state], [202, 'queued']);
  await t.settle();

  const done = await read(begun.body.runId);
  assert.deepEqual([done.state, done.progress.done, done.progress.left, done.runBy, done.crisisId], ['applied', 2, 0, 'dispatcher', crisisId]);
  assert.deepEqual(await statesOf(t), { lost: 1, open: 2 });
  const { receipts } = (await t.as('dispatcher').get(`/actions/runs/${done.runId}/receipts`)).body;
  assert.deepEqual(receipts.map((one: { outcome: string; before: unknown; after: unknown; label: string }) => [one.outcome, one.before, one.after, one.label.startsWith('P-')]), [1, 2].map(() => ['done', { state: 'closed' }, { state: 'open' }, true]));
  const events = await t.inClient((ctx) => query<{ type: string; crisis: string }>(ctx, sql`select type, payload->>'crisisId' as crisis from kernel.event where client_id = ${ctx.clientId} and subject_id = ${done.runId} order by event_id`));
  assert.deepEqual(events, [{ type: 'actions.run_started', crisis: crisisId }, { type: 'actions.run_applied', crisis: crisisId }]);
  assert.equal((await t.as('dispatcher').get(`/actions/runs?crisisId=${crisisId}`)).body.runs.length, 1);
});

test('a scope that has drifted is refused with the difference, and nothing happens', async () => {
  const [first] = await givenParcels(t, many(3));
  const added = (await preview()).body;
  await givenParcels(t, many(1));
  const res = await run(added);
  assert.deepEqual([res.status, res.body.code], [409, 'actions.scope_drifted']);
  assert.deepEqual([res.body.facts.before.subjectsCount, res.body.facts.after.subjectsCount], [3, 4]);

  const altered = (await preview()).body;
  await t.inClient((ctx) => execute(ctx, sql`update parcels.parcel set cents = 101 where client_id = ${ctx.clientId} and parcel_id = ${first!.parcelId}`));
  assert.equal((await run(altered)).body.code, 'actions.scope_drifted');
  assert.deepEqual(await statesOf(t), { closed: 4 });
  assert.equal((await t.as('dispatcher').get(`/actions/previews/${altered.previewId}`)).body.runId, null);
});

test('over the authority of one person, another one approves exactly this hash', async () => {
  await givenParcels(t, many(1, { cents: 60_000_00 }));
  const seen = (await preview()).body;
  assert.match(seen.needsApproval.why, /€60,000/);
  assert.equal(seen.can.run.allowed, false);
  assert.equal((await run(seen)).body.code, 'actions.needs_approval');
  assert.equal((await t.as('duty-manager').get('/actions/previews/waiting')).body.previews[0].previewId, seen.previewId);

  const approve = (role: 'dispatcher' | 'duty-manager', hash: string) => t.as(role).post(`/actions/previews/${seen.previewId}/approve`, { hash });
  assert.equal((await approve('dispatcher', seen.hash)).status, 403);
  assert.equal((await approve('duty-manager', '0'.repeat(64))).body.code, 'actions.hash_mismatch');
  const approved = await approve('duty-manager', seen.hash);
  assert.deepEqual([approved.status, approved.body.approval.by], [200, 'duty-manager']);

  await givenParcels(t, many(1));
  assert.equal((await run(seen)).body.code, 'actions.scope_drifted');
  await onParcels(t, 'delete from parcels.parcel where cents = 100');
  assert.equal((await run(seen)).status, 202);
});

test('nobody approves their own preview; who has the authority needs no approval', async () => {
  await givenParcels(t, many(1, { cents: 2_000_000_00 }));
  const seen = (await t.as('duty-manager').post('/actions/parcels.open/preview', { input: {}, scope: everything })).body;
  assert.equal((await t.as('duty-manager').post(`/actions/previews/${seen.previewId}/approve`, { hash: seen.hash })).body.code, 'actions.own_approval');
  assert.equal((await run(seen, 'duty-manager')).body.code, 'actions.needs_approval');
  assert.equal((await run(seen, 'administrator')).status, 202);
});

test('who approved it cannot also be the one who runs it over their own authority', async () => {
  await givenParcels(t, many(1, { cents: 2_000_000_00 }));
  const seen = (await preview()).body;
  assert.equal((await t.as('duty-manager').post(`/actions/previews/${seen.previewId}/approve`, { hash: seen.hash })).status, 200);
  assert.equal((await run(seen, 'duty-manager')).body.code, 'actions.needs_approval');
  assert.equal((await run(seen)).status, 202);
});

test('without the permission, without a count, too late or without an action it is refused', async () => {
  await givenParcels(t, many(1));
  assert.equal((await t.as('analyst').post('/actions/parcels.open/preview', { input: {}, scope: everything })).status, 403);
  assert.equal((await t.as('dispatcher').post('/actions/parcels.burn/preview', { input: {}, scope: everything })).status, 404);
  assert.equal((await t.as('dispatcher').post('/actions/parcels.open/preview', { input: { note: 5 }, scope: everything })).body.code, 'actions.bad_input');
  const seen = (await preview()).body;
  assert.equal((await run(seen, 'dispatcher', { confirmedCount: 2 })).body.code, 'actions.count_not_confirmed');
  await onParcels(t, `update actions.preview set expires_at = now() - interval '1 second' where preview_id = '${seen.previewId}'`);
  assert.equal((await run(seen)).body.code, 'actions.preview_expired');
});

test('another client’s user gets 404 everywhere', async () => {
  await givenParcels(t, many(1));
  const seen = (await preview()).body;
  const runId = await started();
  const foreign = t.asOther('administrator');
  const answers = await Promise.all([
    foreign.get('/actions'), foreign.get(`/actions/previews/${seen.previewId}`), foreign.get(`/actions/runs/${runId}`), foreign.get(`/actions/runs/${runId}/receipts`),
    foreign.post('/actions/parcels.open/preview', { input: {}, scope: everything }), foreign.post(`/actions/previews/${seen.previewId}/run`, { hash: seen.hash }),
    foreign.post(`/actions/runs/${runId}/undo`), foreign.post(`/actions/runs/${runId}/cancel`), foreign.post(`/actions/runs/${runId}/retry`, {}),
  ]);
  assert.deepEqual(answers.map((answer) => answer.status), answers.map(() => 404));
  const own = await fetch(`${t.url}/api/v1/clients/${t.otherClientId}/actions/runs/${runId}`, { headers: { authorization: `Bearer ${foreign.token}` } });
  assert.equal(own.status, 404);
});

test('two people who run the same preview at once get the same run', async () => {
  await givenParcels(t, many(3));
  const seen = (await preview()).body;
  const answers = await Promise.all([run(seen), run(seen, 'administrator'), run(seen), run(seen)]);
  assert.equal(new Set(answers.map((answer) => answer.body.runId)).size, 1);
  await t.settle();
  assert.equal((await read(answers[0].body.runId)).progress.done, 3);
});

test('killed between batches, the run goes on with a new queue and does nothing twice', async () => {
  await givenParcels(t, many(1_200));
  const runId = await started('administrator');
  // The first process carried one batch of three and died with the others undelivered.
  const [batch] = await t.inClient((ctx) => query<{ id: string; payload: { runId: string; batch: number } }>(ctx, sql`select outbox_id as id, payload from kernel.outbox where client_id = ${ctx.clientId} and job = 'actions.run_batch' order by outbox_id limit 1`));
  const { services, house } = t.server;
  const job = house.jobs.get('actions.run_batch')!;
  await job.run({ ...services, clientId: t.clientId, jobId: batch!.id, attempt: 1, inClient: (work) => t.inClient(work) }, batch!.payload);
  const half = await read(runId);
  assert.deepEqual([half.state, half.progress.done, half.progress.left], ['running', 500, 700]);

  const second = await openQueue(services, house.jobs);
  await second.drain();
  await second.stop();
  const done = await read(runId);
  assert.deepEqual([done.state, done.progress.done, done.progress.skipped], ['applied', 1_200, 0]);
});

test('a run whose jobs are lost is queued again by the sweeper', async () => {
  await givenParcels(t, many(600));
  const runId = await started();
  await onParcels(t, 'delete from kernel.outbox');
  await t.inClient((ctx) => sweepRuns(ctx, 3_600));
  await t.settle();
  assert.equal((await read(runId)).state, 'queued');
  await t.inClient((ctx) => sweepRuns(ctx, 0));
  await t.settle();
  assert.deepEqual([(await read(runId)).state, (await statesOf(t)).open], ['applied', 600]);
});

test('one poison subject fails alone, and can be tried again once it is healed', async () => {
  await givenParcels(t, [...many(20), { state: 'cursed' }, ...many(19)]);
  const runId = await started();
  await t.settle();
  const failed = await read(runId);
  assert.deepEqual([failed.state, failed.progress.done, failed.progress.failed, failed.progress.left], ['failed_partly', 39, 1, 0]);
  assert.deepEqual(failed.reasons, [{ outcome: 'failed', reason: 'parcels.cursed', words: 'parcels.cursed', count: 1 }]);
  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/retry`, { reason: 'parcels.other' })).body.code, 'actions.nothing_to_retry');

  await onParcels(t, `update parcels.parcel set state = 'closed' where state = 'cursed'`);
  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/retry`, { reason: 'parcels.cursed' })).body.state, 'running');
  await t.settle();
  const healed = await read(runId);
  assert.deepEqual([healed.state, healed.progress.done, healed.progress.failed, healed.reasons], ['applied', 40, 0, []]);
  const attempts = (await t.as('dispatcher').get(`/actions/runs/${runId}/receipts?limit=200`)).body.receipts.map((one: { attempt: number }) => one.attempt);
  assert.deepEqual([attempts.length, attempts.filter((n: number) => n === 2).length], [41, 1]);
});

test('what no longer fits is skipped with its reason in words', async () => {
  const [parcel] = await givenParcels(t, many(2));
  const runId = await started();
  await onParcels(t, `update parcels.parcel set state = 'lost' where parcel_id = '${parcel!.parcelId}'`);
  await t.settle();
  const done = await read(runId);
  assert.deepEqual([done.state, done.progress.done, done.progress.skipped], ['applied', 1, 1]);
  assert.equal(done.reasons[0].words, 'It was not closed any more.');
});

test('undo takes back what was done, and says what it could not', async () => {
  const [gone] = await givenParcels(t, many(3));
  const runId = await started();
  await t.settle();
  await onParcels(t, `update parcels.parcel set state = 'lost' where parcel_id = '${gone!.parcelId}'`);
  const undoing = await t.as('dispatcher').post(`/actions/runs/${runId}/undo`);
  assert.deepEqual([undoing.status, undoing.body.state, undoing.body.undo.total], [202, 'undoing', 3]);
  await t.settle();
  const undone = await read(runId);
  assert.deepEqual([undone.state, undone.undo.done, undone.undo.skipped, undone.standing], ['undone', 2, 1, false]);
  assert.deepEqual(await statesOf(t), { closed: 2, lost: 1 });
  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/undo`)).body.code, 'actions.cannot_undo');
  assert.equal((await t.as('analyst').post(`/actions/runs/${runId}/undo`)).status, 403);
});

test('a cancelled run does nothing further, and what it did can be undone', async () => {
  await givenParcels(t, many(600));
  const runId = await started();
  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/cancel`)).body.state, 'cancelled');
  await t.settle();
  assert.deepEqual([(await read(runId)).state, await statesOf(t)], ['cancelled', { closed: 600 }]);
  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/undo`)).status, 202);
  await t.settle();
  assert.equal((await read(runId)).state, 'undone');
});

test('a standing run catches what joins its scope, once, until it is cancelled', async () => {
  const runId = await started();
  await t.settle();
  assert.equal((await read(runId)).state, 'applied');

  const joining = (await givenParcels(t, [...many(2), { state: 'lost' }])).map((parcel) => parcel.parcelId);
  await t.inClient((ctx) => joinStanding(ctx, 'parcel', joining));
  await t.inClient((ctx) => joinStanding(ctx, 'parcel', joining));
  await t.settle();
  const joined = await read(runId);
  assert.deepEqual([joined.state, joined.progress.total, joined.progress.done, joined.standing], ['applied', 2, 2, true]);
  assert.deepEqual(await statesOf(t), { lost: 1, open: 2 });

  assert.equal((await t.as('dispatcher').post(`/actions/runs/${runId}/cancel`)).body.standing, false);
  const late = (await givenParcels(t, many(1))).map((parcel) => parcel.parcelId);
  await t.inClient((ctx) => joinStanding(ctx, 'parcel', late));
  await t.settle();
  assert.deepEqual(await statesOf(t), { closed: 1, lost: 1, open: 2 });
});

test('actions are listed with the schema of their input and why not', async () => {
  const [forDispatcher] = (await t.as('dispatcher').get('/actions')).body.actions;
  assert.deepEqual([forDispatcher.name, forDispatcher.can, forDispatcher.undoable, forDispatcher.inputSchema.properties.note.type], ['parcels.open', { allowed: true, why: null }, true, 'string']);
  const [forAnalyst] = (await t.as('analyst').get('/actions')).body.actions;
  assert.deepEqual([forAnalyst.can.allowed, forAnalyst.can.why], [false, 'This needs the permission "orders.run".']);
});

test('cursors that nobody gave are refused', async () => {
  for (const after of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('["x",1]').toString('base64url')]) {
    assert.equal((await t.as('dispatcher').get(`/actions/runs?after=${after}`)).body.code, 'kernel.bad_cursor');
    assert.equal((await t.as('dispatcher').get(`/actions/runs/${await started()}/receipts?after=${after}`)).body.code, 'kernel.bad_cursor');
  }
});

test('the hash of a set knows its members and their fingerprints, and not their order', async () => {
  const member = fc.record({ id: fc.uuid(), print: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }) });
  const hashOf = (members: { id: string; print: string }[]): Promise<string> =>
    t.inClient(async (ctx) => {
      const set = await queryOnly(ctx, selectSubjectSet(sql`select u.* from unnest(${members.map((one) => one.id)}::uuid[], ${members.map((one) => one.print)}::text[]) as u (subject_id, fingerprint)`));
      return hashPreview({ action: 'parcels.open', input: {}, scope: { all: [] }, crisisId: null, ...set });
    });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(member, { selector: (one) => one.id, minLength: 1, maxLength: 20 }), fc.nat(), async (members, at) => {
      const hash = await hashOf(members);
      assert.equal(await hashOf(members.toReversed()), hash);
      const i = at % members.length;
      assert.notEqual(await hashOf(members.toSpliced(i, 1)), hash);
      assert.notEqual(await hashOf(members.toSpliced(i, 1, { ...members[i]!, print: `${members[i]!.print}!` })), hash);
    }),
    { numRuns: 40 },
  );
});

test('a token cannot approve: its holder may be the one who asked', async () => {
  await givenParcels(t, many(1001));
  const seen = (await preview()).body;
  assert.notEqual(seen.needsApproval, null);
  const secret = newSecret('bwt');
  await writeCredential(t.server.services.database, { providerId: t.providerId, personId: null, credentialId: newId(), kind: 'token', secret, name: 'machine', role: 'duty-manager', forClientId: t.clientId });
  const asToken = { authorization: `Bearer ${secret}` };
  const path = `/api/v1/clients/${t.clientId}/actions/previews/${seen.previewId}`;
  assert.equal((await t.anybody.get(path, undefined, asToken)).body.can.approve.allowed, false);
  const res = await t.anybody.post(`${path}/approve`, { hash: seen.hash }, asToken);
  assert.deepEqual([res.status, res.body.code], [409, 'actions.person_must_approve']);
  assert.equal((await t.as('duty-manager').post(`/actions/previews/${seen.previewId}/approve`, { hash: seen.hash })).status, 200);
});
