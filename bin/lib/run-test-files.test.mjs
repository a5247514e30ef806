import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { runTestFiles } from './run-test-files.mjs';

const FILES = {
  'mixed.test.mjs': `import test, { describe } from 'node:test';
    describe('group', () => { test('passes', () => {}); test('fails', () => { throw new Error('on purpose'); }); });
    test('is skipped', { skip: true }, () => {});
    test('is to be done', { todo: true }, () => { throw new Error('not yet'); });`,
  'crash.test.mjs': `throw new Error('on purpose');`,
  'empty.test.mjs': `// A file that forgot its tests must not look like success.`,
  'hook.test.mjs': `import test, { after } from 'node:test';
    test('passes', () => {}); after(() => { throw new Error('on purpose'); });`,
};

test('every way to fail is counted, and nothing else', async (t) => {
  assert.deepEqual(await runOnly(t, ['mixed.test.mjs']), { passed: 1, failed: 1, skipped: 2 });
  assert.deepEqual(await runOnly(t, ['crash.test.mjs']), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(await runOnly(t, ['empty.test.mjs']), { passed: 0, failed: 1, skipped: 0 });
  assert.equal((await runOnly(t, ['hook.test.mjs'])).failed, 1);
  assert.deepEqual(await runOnly(t, []), { passed: 0, failed: 0, skipped: 0 });
});

async function runOnly(t, names) {
  // Otherwise the runner takes itself for a test file inside a run, and runs nothing.
  delete process.env.NODE_TEST_CONTEXT;
  const dir = mkdtempSync(join(tmpdir(), 'breakwater-run-'));
  t.after(() => rmSync(dir, { recursive: true }));
  for (const name of names) writeFileSync(join(dir, name), FILES[name]);
  const files = names.map((name) => join(dir, name));
  return runTestFiles(files, { concurrency: 1, signal: new AbortController().signal });
}
