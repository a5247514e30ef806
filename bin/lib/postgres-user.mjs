import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { Refusal } from './say.mjs';

const DIE_WITH_PARENT = ['--pdeathsig', 'INT', '--'];

/** Accounts that may run the database when we are root, best first. */
const ACCOUNTS = ['breakwater', 'postgres', 'nobody'];

/** Root inside a user namespace looks like "nobody" to PostgreSQL and still owns root's files. */
const AS_NAMESPACED_ROOT = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * Decide as whom PostgreSQL runs, since it refuses to run as root.
 *
 * As a normal user: as that user. As root: as the owner of the existing cluster; for a new
 * one as the first of ACCOUNTS that can reach the directory, and where none can (a path
 * that only root may enter), as root in a user namespace of its own.
 *
 * @param {string} clusterDir exists; a new one is given to the chosen account
 * @returns {{ prefix: string[], owner: { uid: number, gid: number } | undefined }}
 *   prefix: what to put before a command; owner: who must own the files we hand to it
 * @throws {Refusal} when root has no way to run it
 */
export function choosePostgresUser(clusterDir) {
  if (process.getuid?.() !== 0) return { prefix: hasSetpriv() ? ['setpriv', ...DIE_WITH_PARENT] : [], owner: undefined };
  const { uid, gid } = statSync(clusterDir);
  if (uid !== 0) return asAccount({ uid, gid }, clusterDir) ?? refuseUnreachable(clusterDir, uid);

  const hasCluster = isInitialised(clusterDir);
  for (const account of hasCluster ? [] : findAccounts()) {
    chownSync(clusterDir, account.uid, account.gid);
    const user = asAccount(account, clusterDir);
    if (user) return user;
  }
  chownSync(clusterDir, 0, 0);
  return asNamespacedRoot() ?? refuseRoot();
}

function asAccount({ uid, gid }, dir) {
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...DIE_WITH_PARENT];
  return succeeds([...prefix, 'sh', '-c', 'test -w "$0" && test -x "$0"', dir]) ? { prefix, owner: { uid, gid } } : undefined;
}

function asNamespacedRoot() {
  const prefix = [...AS_NAMESPACED_ROOT, 'setpriv', ...DIE_WITH_PARENT];
  return succeeds([...prefix, 'true']) ? { prefix, owner: undefined } : undefined;
}

function findAccounts() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  return ACCOUNTS.map((name) => lines.find((fields) => fields[0] === name))
    .filter(Boolean)
    .map((fields) => ({ uid: Number(fields[2]), gid: Number(fields[3]) }));
}

function isInitialised(clusterDir) {
  return statSync(`${clusterDir}/PG_VERSION`, { throwIfNoEntry: false }) !== undefined;
}

/** Part of util-linux; elsewhere a watchdog process does its work. */
function hasSetpriv() {
  return process.platform === 'linux' && succeeds(['setpriv', ...DIE_WITH_PARENT, 'true']);
}

function succeeds([command, ...args]) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function refuseUnreachable(clusterDir, uid) {
  throw new Refusal({
    what: `Cannot start the embedded PostgreSQL in ${clusterDir}.`,
    why: `it belongs to the user with number ${uid}, who may not enter that path`,
    fix: 'let that user enter every directory on the way (chmod o+x), or choose another place with --data.',
  });
}

function refuseRoot() {
  throw new Refusal({
    what: 'Cannot start the embedded PostgreSQL as root.',
    why: 'PostgreSQL refuses to run as root, and neither setpriv to another account nor unshare works here',
    fix: 'start as a normal user, choose a place that others may enter (--data /srv/breakwater), or set DATABASE_URL.',
  });
}
