import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { lintPlaybook } from './lint-playbook.ts';
import { findCircle } from './playbook.ts';

const siteLoss = await readFile(new URL('../../../playbooks/site-loss.yaml', import.meta.url), 'utf8');

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

test('every playbook of the library is clean', async () => {
  const folder = new URL('../../../playbooks/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  assert.ok(names.length > 0);
  for (const name of names) assert.deepEqual(lintPlaybook(await readFile(new URL(name, folder), 'utf8')), [], name);
});

test('a playbook says where it is wrong', () => {
  const places = (source: string): string[] => lintPlaybook(source).map((one) => one.path);
  assert.deepEqual(places(siteLoss.replace('role: liaison', 'role: nobody')), ['tasks.7']);
  assert.deepEqual(places(siteLoss.replace('after: [confirm]', 'after: [conform]')), ['tasks.1.after']);
  assert.deepEqual(places(siteLoss.replace('after: [confirm]', 'after: [replan]')), ['tasks']);
  assert.deepEqual(places(siteLoss.replace('dueMinutes: 10', 'dueMinutes: -1')), ['tasks.0.dueMinutes']);
  assert.deepEqual(places('playbook: x\nplaybook: y'), ['line 2']);
  assert.equal(places('a: &a [1]\nb: [*a, *a]\n').length > 0, true);
});

test('a problem names its line, and a sound text is understood while it is written', async () => {
  const wrong = siteLoss.replace('dueMinutes: 10', 'dueMinutes: -1');
  const [problem] = lintPlaybook(wrong);
  assert.equal(wrong.split('\n')[problem!.line! - 1]!.trim(), 'dueMinutes: -1');
  const lint = async (source: string): Promise<{ problems: unknown[]; document: { title: string } | null }> => (await t.as('analyst').post('/playbooks/lint', { source })).body;
  assert.equal((await lint(siteLoss)).document?.title, 'Loss of a site');
  assert.equal((await lint(wrong)).document, null);
});

test('a circle of tasks is named, a tree has none', () => {
  assert.deepEqual(findCircle([{ key: 'a', after: ['b'] }, { key: 'b', after: ['c'] }, { key: 'c', after: ['a'] }]), ['a', 'b', 'c', 'a']);
  assert.equal(findCircle([{ key: 'a', after: [] }, { key: 'b', after: ['a'] }, { key: 'c', after: ['a', 'b'] }]), undefined);
});

test('the library is there without doing anything; a draft goes into force and the one before retires', async () => {
  const library = await t.as('duty-manager').get('/playbooks');
  assert.deepEqual(library.body.playbooks.map((one: { playbook: string; origin: string }) => [one.playbook, one.origin]), [['site-loss', 'library']]);

  const draft = await t.as('duty-manager').post('/playbooks', { source: siteLoss.replace('everyMinutes: 60', 'everyMinutes: 30') });
  assert.equal(draft.status, 201);
  assert.equal((await t.as('duty-manager').post(`/playbooks/versions/${draft.body.versionId}/publish`, {})).status, 204);
  const now = await t.as('analyst').get('/playbooks/site-loss');
  assert.equal(now.body.document.updates.everyMinutes, 30);
  assert.equal((await t.as('duty-manager').post(`/playbooks/versions/${draft.body.versionId}/publish`, {})).body.code, 'plans.not_a_draft');
});

test('a broken draft is refused with every problem; analysts and other clients cannot write', async () => {
  const broken = await t.as('duty-manager').post('/playbooks', { source: 'playbook: [' });
  assert.equal(broken.status, 422);
  assert.equal(broken.body.code, 'plans.bad_playbook');
  assert.equal((await t.as('analyst').post('/playbooks', { source: siteLoss })).status, 403);
  assert.equal((await t.asOther('duty-manager').get('/playbooks/site-loss')).status, 404);
});
