import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { prepareDataDir, readOrCreateSecret } from './data-dir.mjs';

test('a folder is made with all that leads to it, and its secret is made once', () => {
  const root = mkdtempSync(join(tmpdir(), 'breakwater-'));
  const dataDir = join(root, 'one/two');
  prepareDataDir(dataDir);
  const secret = readOrCreateSecret(dataDir);
  assert.match(secret, /^[0-9a-f]{64}$/);
  assert.equal(readOrCreateSecret(dataDir), secret);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
  rmSync(root, { recursive: true });
});

test('a folder that cannot be made is refused at once', () => {
  const root = mkdtempSync(join(tmpdir(), 'breakwater-'));
  writeFileSync(join(root, 'file'), '');
  assert.throws(() => prepareDataDir(join(root, 'file/below')), /Cannot keep data/);
  assert.throws(() => prepareDataDir('/proc/nope'), /Cannot keep data/);
  rmSync(root, { recursive: true });
});
