import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { LIB_DIR } from './paths.mjs';
import { isRunning } from './process-stat.mjs';

const isRoot = process.getuid?.() === 0;
const onlyRoot = { skip: isRoot ? false : 'only root can become another user' };
const NOBODY = 65_534;

test('what was committed is there after a stop and a start', async (t) => {
  const dataDir = makeDataDir(t);
  const first = await startEmbeddedPostgres({ dataDir, durable: false });
  await query(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();

  const second = await startEmbeddedPostgres({ dataDir, durable: false });
  t.after(second.stop);

  assert.deepEqual(await query(second.url('postgres'), 'SELECT answer FROM kept'), [{ answer: 42 }]);
});

test('it keeps texts in the same order everywhere, commits durably, and needs the password', async (t) => {
  const postgres = await startEmbeddedPostgres({ dataDir: makeDataDir(t) });
  t.after(postgres.stop);
  const url = postgres.url('postgres');

  const [row] = await query(
    url,
    `SELECT datlocprovider, datlocale, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits,
            current_setting('listen_addresses') AS addresses FROM pg_database WHERE datname = 'postgres'`,
  );
  assert.deepEqual(row, { datlocprovider: 'b', datlocale: 'C.UTF-8', fsync: 'on', commits: 'on', addresses: '127.0.0.1' });
  const guessed = new URL(url);
  guessed.password = 'postgres';
  await assert.rejects(query(guessed.href, 'SELECT 1'), { code: '28P01' });
});

test('a first run that was interrupted while creating its files is done again', async (t) => {
  const dataDir = makeDataDir(t);
  mkdirSync(join(dataDir, 'postgres.new'));
  writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18');

  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  t.after(postgres.stop);

  assert.deepEqual(await query(postgres.url('postgres'), 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('what PostgreSQL says when it cannot start is passed on', async (t) => {
  const dataDir = makeDataDir(t);
  await (await startEmbeddedPostgres({ dataDir, durable: false })).stop();
  writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'shared_bufers = 1GB\n', { flag: 'a' });

  await assert.rejects(startEmbeddedPostgres({ dataDir }), /unrecognized configuration parameter "shared_bufers"/);
});

test('kill -9 of the launcher stops it, loses nothing, and the next start waits for its end', async (t) => {
  await killAndStartAgain(t, { asUser: [] });
});

test('the same as a normal user', onlyRoot, async (t) => {
  await killAndStartAgain(t, { asUser: asNobody(), owner: NOBODY });
});

test('the same as a normal user without setpriv, by the watchdog', onlyRoot, async (t) => {
  // A PATH without setpriv, and a Node that the user can start again for the watchdog.
  const binDir = makeDataDir(t);
  const nodePath = join(binDir, 'node');
  copyFileSync(process.execPath, nodePath);
  await killAndStartAgain(t, { asUser: asNobody(), owner: NOBODY, path: binDir, nodePath });
});

test('as root in a path that only root may enter', onlyRoot, async (t) => {
  const hidden = makeDataDir(t);
  chmodSync(hidden, 0o700);
  const dataDir = join(hidden, 'data');
  mkdirSync(dataDir);

  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  t.after(postgres.stop);

  assert.deepEqual(await query(postgres.url('postgres'), 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal(statSync(join(dataDir, 'postgres')).uid, 0);
});

/** Runs the embedded PostgreSQL under a launcher of its own, commits through it, and kills the launcher. */
async function killAndStartAgain(t, { asUser, owner, path = process.env.PATH, nodePath = process.execPath }) {
  const dataDir = makeDataDir(t);
  if (owner !== undefined) chownSync(dataDir, owner, owner);

  const first = await launch(t, { dataDir, asUser, path, nodePath });
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const postmasterPid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  first.launcher.kill('SIGKILL');

  const second = await launch(t, { dataDir, asUser, path, nodePath });
  assert.deepEqual(await query(second.url, 'SELECT answer FROM kept'), [{ answer: 42 }]);
  assert.equal(isRunning(postmasterPid), false);

  const secondPid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  second.launcher.kill('SIGKILL');
  while (isRunning(secondPid)) await sleep(20);
}

async function launch(t, { dataDir, asUser, path, nodePath }) {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(LIB_DIR, 'embedded-postgres.mjs'))};
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    process.send(postgres.url('postgres'));`;
  const [command, ...args] = [...asUser, nodePath, '--input-type=module', '--eval', program];
  const launcher = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  t.after(() => launcher.kill('SIGKILL'));
  const [url] = await Promise.race([once(launcher, 'message'), failWhenEnded(launcher)]);
  return { launcher, url };
}

async function failWhenEnded(launcher) {
  const [code, signal] = await once(launcher, 'exit');
  throw new Error(`The launcher ended with ${code ?? signal} before its database was ready.`);
}

function asNobody() {
  return ['/usr/bin/setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
}

async function query(url, sql) {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function makeDataDir(t) {
  const dir = mkdtempSync(join(tmpdir(), 'breakwater-data-'));
  chmodSync(dir, 0o755);
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
