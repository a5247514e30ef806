import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { isInstalled } from './install-packages.mjs';

const MACHINE = { platform: 'linux', arch: 'x64' };
const PG = { version: '8.23.1', integrity: 'sha512-a' };
const NATIVE = { version: '1.0.0', integrity: 'sha512-b', optional: true, os: ['linux'], cpu: ['x64'] };

test('installed means: every package that this machine needs, in the version of the lockfile', (t) => {
  const wanted = { '': {}, 'node_modules/pg': PG, 'node_modules/native': NATIVE };
  const verdict = (installed, machine = MACHINE) => isInstalled(makeRepository(t, wanted, installed), machine);

  assert.equal(verdict(undefined), false);
  assert.equal(verdict({ 'node_modules/pg': PG }), false);
  assert.equal(verdict({ 'node_modules/pg': PG, 'node_modules/native': NATIVE }), true);
  assert.equal(verdict({ 'node_modules/pg': PG }, { platform: 'linux', arch: 'arm64' }), true);
  assert.equal(verdict({ 'node_modules/pg': { ...PG, version: '8.22.0' }, 'node_modules/native': NATIVE }), false);
});

function makeRepository(t, wanted, installed) {
  const dir = mkdtempSync(join(tmpdir(), 'breakwater-install-'));
  t.after(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  mkdirSync(join(dir, 'node_modules'));
  if (installed) writeFileSync(join(dir, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  return dir;
}
