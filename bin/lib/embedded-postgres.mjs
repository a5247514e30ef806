import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readOrCreateRandom } from './data-dir.mjs';
import { LIB_DIR } from './paths.mjs';
import { preparePostgresBinaries } from './postgres-binaries.mjs';
import { createCluster, emptyNewDir, hasCluster, postgresEnv, SUPERUSER } from './postgres-cluster.mjs';
import { choosePostgresUser } from './postgres-user.mjs';
import { Refusal, say } from './say.mjs';
import { exitCode } from './spawn-node.mjs';

const LOG_BYTES_MAX = 10 * 1024 * 1024;
const POLL_MILLISECONDS = 25;
const RETRY_MILLISECONDS = 250;
const OTHER_SERVER_WAIT_MILLISECONDS = 20_000;
const STOP_MILLISECONDS_MAX = 60_000;

/**
 * Start the PostgreSQL kept in `dataDir`, creating it on the first run. It listens on a
 * free port of the loopback address only, with a generated password, and shuts down
 * cleanly when this process ends, even by kill -9.
 *
 * A loopback port rather than a Unix socket: sockets answered 5 to 12 % faster here, but
 * their paths are limited to 107 bytes and they do not exist on Windows.
 *
 * @param {{ dataDir: string, durable?: boolean }} options durable: false only for throw-away data
 * @returns {Promise<EmbeddedPostgres>}
 * @throws {Refusal} when it cannot be created or started; the log is quoted
 *
 * @typedef {{ url: (database: string) => string, port: number, ended: Promise<number>, stop: () => Promise<void> }} EmbeddedPostgres
 */
export async function startEmbeddedPostgres({ dataDir, durable = true }) {
  const { clusterDir, binDir, prefix, password } = await prepareCluster({ dataDir, durable });
  const logPath = join(dataDir, 'postgres.log');
  const giveUpAt = Date.now() + OTHER_SERVER_WAIT_MILLISECONDS;
  let saidWaiting = false;

  for (;;) {
    const port = await findFreePort();
    const attempt = spawnPostgres({ clusterDir, binDir, prefix, port, logPath });
    if (await isReady(attempt, clusterDir, port)) return describe(attempt, port, password);

    const log = readFileSync(logPath, 'utf8').slice(attempt.logStart);
    const portTaken = log.includes('could not bind');
    const otherServer = /lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(log);
    // After a kill -9 the previous server is still shutting down. Its lock file is its own
    // to remove: deleting it could put two servers on one set of files.
    if (!(portTaken || otherServer) || Date.now() > giveUpAt) throw notStarted({ clusterDir, log, otherServer, logPath });
    if (otherServer && !saidWaiting) {
      saidWaiting = true;
      say('  waiting for the previous database server to finish');
    }
    await sleep(RETRY_MILLISECONDS);
  }
}

/** Make sure of programs, user, password and files. Safe to interrupt anywhere and run again. */
async function prepareCluster({ dataDir, durable }) {
  const clusterDir = join(dataDir, 'postgres');
  const newDir = join(dataDir, 'postgres.new');
  const isNew = !hasCluster(clusterDir);
  if (isNew) emptyNewDir(newDir);

  const user = choosePostgresUser(isNew ? newDir : clusterDir);
  const binDir = await preparePostgresBinaries({ copiesDir: dataDir, prefix: user.prefix });
  const password = readOrCreateRandom(join(dataDir, 'postgres.password'));
  if (isNew) createCluster({ newDir, clusterDir, binDir, user, password, durable });
  return { clusterDir, binDir, prefix: user.prefix, password };
}

function spawnPostgres({ clusterDir, binDir, prefix, port, logPath }) {
  const postgres = [join(binDir, 'postgres'), '-D', clusterDir, '-p', String(port)];
  postgres.push('-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=');
  const watchdog = [process.execPath, join(LIB_DIR, 'postgres-watchdog.mjs')];
  const needsWatchdog = prefix.length === 0;
  const [command, ...args] = [...(needsWatchdog ? watchdog : prefix), ...postgres];

  const logStart = rotateLog(logPath);
  const logFile = openSync(logPath, 'a', 0o600);
  const startedAtSeconds = Math.floor(Date.now() / 1000);
  const child = spawn(command, args, {
    stdio: ['ignore', logFile, logFile, ...(needsWatchdog ? ['ipc'] : [])],
    env: postgresEnv(),
    // Ctrl-C in the terminal must stop the server first, so it must not reach the database.
    detached: process.platform !== 'win32',
  });
  closeSync(logFile);
  return { child, ended: exitCode(child), startedAtSeconds, logStart };
}

/** @returns {number} where in the log the next start begins, in bytes */
function rotateLog(logPath) {
  const bytes = existsSync(logPath) ? statSync(logPath).size : 0;
  if (bytes <= LOG_BYTES_MAX) return bytes;
  renameSync(logPath, `${logPath}.1`);
  return 0;
}

/** Wait until the server takes connections, however long it recovers. False when it ends instead. */
async function isReady({ child, startedAtSeconds }, clusterDir, port) {
  while (child.exitCode === null && child.signalCode === null) {
    const status = readPostmasterStatus(clusterDir);
    if (status && status.port === port && status.startedAtSeconds >= startedAtSeconds && status.ready) return true;
    await sleep(POLL_MILLISECONDS);
  }
  return false;
}

/** The lines of postmaster.pid, as in PostgreSQL's miscadmin.h: pid, directory, start, port, ..., status. */
function readPostmasterStatus(clusterDir) {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    return { startedAtSeconds: Number(lines[2]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

function describe({ child, ended }, port, password) {
  return {
    port,
    ended,
    url: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      child.kill('SIGINT');
      const deadline = setTimeout(() => child.kill('SIGQUIT'), STOP_MILLISECONDS_MAX);
      await ended;
      clearTimeout(deadline);
    },
  };
}

function notStarted({ clusterDir, log, otherServer, logPath }) {
  const lastLines = log.trim().split('\n').slice(-5).join('\n    ');
  return new Refusal({
    what: `Cannot start the database in ${clusterDir}.`,
    why: otherServer ? `another process uses it:\n    ${lastLines}` : `PostgreSQL says:\n    ${lastLines}`,
    fix: otherServer
      ? 'stop the Breakwater that runs on it, or choose another place with --data.'
      : `mend what it names (whole log: ${logPath}), then start again; your data has not been touched.`,
  });
}

/** @returns {Promise<number>} a port of the loopback address that is free now */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
