import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR_DEFAULT, ROOT_DIR } from './paths.mjs';
import { runNpm } from './run-npm.mjs';
import { Refusal, say, step } from './say.mjs';

/**
 * Install exactly what package-lock.json names, unless it is there already.
 *
 * @param {{ dataDir?: string, nodePath?: string }} [options] nodePath: the Node that npm runs on
 * @throws {Refusal} when the repository is not writable or npm fails
 */
export async function installPackages({ dataDir = DATA_DIR_DEFAULT, nodePath = process.execPath } = {}) {
  if (isInstalled(ROOT_DIR, process)) return;
  const what = `Cannot install packages into ${join(ROOT_DIR, 'node_modules')}.`;
  try {
    accessSync(ROOT_DIR, constants.W_OK);
  } catch {
    throw new Refusal({
      what,
      why: 'this user may not write there',
      fix: `run "npm ci" there once as the owner of ${ROOT_DIR}, or use a clone of your own.`,
    });
  }
  say('  installing packages (a minute or two)');
  await step('packages installed', () =>
    runNpm(['ci', '--include=dev', '--include=optional'], {
      cwd: ROOT_DIR,
      nodePath,
      what,
      fallbackCacheDir: join(dataDir, 'cache', 'npm'),
    }),
  );
}

/**
 * Whether node_modules holds every package of the lockfile that this machine needs.
 *
 * npm writes node_modules/.package-lock.json last, so an interrupted installation has none.
 *
 * @param {string} rootDir
 * @param {{ platform: string, arch: string }} machine
 */
export function isInstalled(rootDir, machine) {
  const wanted = readPackages(join(rootDir, 'package-lock.json'));
  const installed = readPackages(join(rootDir, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    const isRoot = path === '';
    if (isRoot || !isNeeded(entry, machine)) return true;
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity;
  });
}

function isNeeded(entry, { platform, arch }) {
  if (!entry.optional) return true;
  // Of the optional packages only the compiled ones for this very machine are relied upon.
  return Boolean(entry.os?.includes(platform) && entry.cpu?.includes(arch) && !entry.libc?.includes('musl'));
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
