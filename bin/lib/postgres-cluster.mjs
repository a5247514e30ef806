import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './say.mjs';

export const SUPERUSER = 'postgres';
const MIB = 1024 * 1024;

/**
 * Make an empty database cluster in `newDir` and move it to `clusterDir` when it is whole,
 * so that `clusterDir` exists complete or not at all. `newDir` exists, is empty and belongs to `owner`.
 *
 * @throws {Refusal} with initdb's own words when it fails
 */
export function createCluster({ newDir, clusterDir, binDir, user, password, durable }) {
  const passwordPath = `${newDir}.password`;
  writeFileSync(passwordPath, password, { mode: 0o600 });
  if (user.owner) chownSync(passwordPath, user.owner.uid, user.owner.gid);
  const [command, ...args] = [
    ...user.prefix,
    join(binDir, 'initdb'),
    `--pgdata=${newDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordPath}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of texts on every machine and after every upgrade of its C library.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
    ...settings({ durable, memoryBytes: totalmem() }).map((setting) => `--set=${setting}`),
  ];
  const initdb = spawnSync(command, args, { encoding: 'utf8', env: postgresEnv() });
  rmSync(passwordPath, { force: true });
  if (initdb.status !== 0) {
    throw new Refusal({
      what: `Cannot create the database in ${clusterDir}.`,
      why: initdb.error?.message ?? initdb.stderr.trim(),
      fix: 'make room or mend the permissions there, or choose another place with --data.',
    });
  }
  renameSync(newDir, clusterDir);
}

/** Throw away what an interrupted createCluster left and make an empty directory. */
export function emptyNewDir(newDir) {
  rmSync(newDir, { recursive: true, force: true });
  mkdirSync(newDir, { recursive: true, mode: 0o700 });
}

export const hasCluster = (clusterDir) => existsSync(join(clusterDir, 'PG_VERSION'));

/** Our own environment holds secrets and a locale; the database needs neither. */
export function postgresEnv() {
  const { PATH, SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot && { SystemRoot }) };
}

/**
 * Settings for one machine that also runs the server and a browser. They are written once,
 * into postgresql.conf, where an operator may change them.
 *
 * @param {{ durable: boolean, memoryBytes: number }} machine durable: false only for throw-away data
 * @returns {string[]} "name=value"
 */
export function settings({ durable, memoryBytes }) {
  const memoryMib = memoryBytes / MIB;
  const sharedMib = clamp(memoryMib / 8, 32, 512);
  return [
    // Tests open several servers at once, each with its pool.
    `max_connections=${durable ? 100 : 200}`,
    `shared_buffers=${sharedMib}MB`,
    `effective_cache_size=${clamp(memoryMib / 2, 128, 8192)}MB`,
    `maintenance_work_mem=${clamp(memoryMib / 32, 32, 256)}MB`,
    `work_mem=${clamp(memoryMib / 512, 4, 16)}MB`,
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'wal_level=replica',
    'random_page_cost=1.1',
    // Our statements are short; compiling them costs more than it saves.
    'jit=off',
    // A young table grows from nothing to thousands of rows in seconds; until it is analyzed,
    // its checks and joins read it from end to end. The default looks once a minute.
    'autovacuum_naptime=5s',
    'autovacuum_analyze_scale_factor=0.05',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}

const clamp = (value, min, max) => Math.round(Math.min(max, Math.max(min, value)));
