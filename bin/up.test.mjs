import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_DIR } from './lib/paths.mjs';
import { isRunning, readProcessStat } from './lib/process-stat.mjs';

const UP = join(ROOT_DIR, 'bin', 'up.mjs');
const onlyLinux = { skip: process.platform === 'linux' ? false : 'reads /proc' };

test('--help says the flags and starts nothing', () => {
  const { status, stdout } = spawnSync(process.execPath, [UP, '--help'], { encoding: 'utf8' });

  assert.equal(status, 0);
  for (const flag of ['--port', '--data', '--empty', 'DATABASE_URL']) assert.ok(stdout.includes(flag), flag);
});

test('a taken port is refused before anything is started', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const dataDir = makeDataDir(t);

  const { code, output } = await run(['--port', String(other.address().port), '--data', dataDir]);

  assert.equal(code, 1);
  assert.match(output, /Cannot listen on .*\n {2}Why: another program.*\n {2}Do: .*--port/);
  assert.deepEqual(readdirSync(dataDir), []);
});

test('a data directory that cannot be is refused', async () => {
  const { code, output } = await run(['--data', join(UP, 'data')]);

  assert.equal(code, 1);
  assert.match(output, /Cannot keep data in .*\n {2}Why: .*\n {2}Do: .*--data/);
});

test('a database that does not answer is refused without its password', async (t) => {
  const { code, output } = await run(['--port', String(await freePort()), '--data', makeDataDir(t)], {
    DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/shop',
  });

  assert.equal(code, 1);
  assert.match(output, /database "shop" as "someone" at 127.0.0.1:1/);
  assert.doesNotMatch(output, /secret/);
});

test('SIGTERM ends server and database with code 0; kill -9 leaves nothing running; both start again', onlyLinux, async (t) => {
  const dataDir = makeDataDir(t);

  const first = await startUp(t, dataDir);
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8');
  assert.match(secret, /^[0-9a-f]{64}$/);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
  first.process.kill('SIGTERM');
  assert.deepEqual(await once(first.process, 'exit'), [0, null]);
  assert.deepEqual(first.descendants.filter(isRunning), []);

  const second = await startUp(t, dataDir);
  second.process.kill('SIGKILL');
  while (second.descendants.some(isRunning)) await sleep(20);

  const third = await startUp(t, dataDir);
  assert.equal(readFileSync(join(dataDir, 'secret'), 'utf8'), secret);
  third.process.kill('SIGTERM');
  assert.deepEqual(await once(third.process, 'exit'), [0, null]);
});

/** `npm start` without npm, until its server answers. */
async function startUp(t, dataDir) {
  const port = await freePort();
  const up = spawnUp(['--port', String(port), '--data', dataDir]);
  t.after(() => up.process.kill('SIGKILL'));
  while (!(await answers(port))) {
    assert.equal(up.process.exitCode, null, up.output());
    await sleep(50);
  }
  const descendants = listDescendants(up.process.pid);
  assert.ok(descendants.length > 2, 'a server, a database and its processes');
  return { process: up.process, descendants };
}

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function run(args, env = {}) {
  const up = spawnUp(args, env);
  const [code] = await once(up.process, 'close');
  return { code, output: up.output() };
}

function spawnUp(args, env = {}) {
  const child = spawn(process.execPath, [UP, ...args], {
    // Without DATABASE_URL of the tests' own environment: undefined leaves a variable out.
    env: { ...process.env, DATABASE_URL: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { process: child, output: () => output };
}

function listDescendants(pid) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const childrenOf = Map.groupBy(pids, (each) => readProcessStat(each)?.parentPid);
  const below = (parent) => (childrenOf.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function makeDataDir(t) {
  const dir = mkdtempSync(join(tmpdir(), 'breakwater-up-'));
  chmodSync(dir, 0o755);
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
