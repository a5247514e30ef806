import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Refusal } from './say.mjs';

const OUTPUT_LINES_MAX = 15;

/**
 * Run npm on the given Node, and without install scripts.
 *
 * That Node goes first in PATH because npm leaves out, without a word, optional packages
 * whose `engines` do not admit the Node it runs on.
 *
 * @param {string[]} args
 * @param {{ cwd: string, what: string, fallbackCacheDir: string, nodePath?: string }} options what: for the refusal, "Cannot ..."
 * @throws {Refusal} when npm is missing or fails, with the end of its output
 */
export async function runNpm(args, { cwd, what, fallbackCacheDir, nodePath = process.execPath }) {
  const env = { ...process.env, PATH: `${dirname(nodePath)}${delimiter}${process.env.PATH}` };
  if (!canWriteNpmCache()) env.npm_config_cache = fallbackCacheDir;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const isWindows = process.platform === 'win32';
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    cwd,
    env,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(npmMissing(what, error)));
    child.once('close', resolve);
  });
  if (code === 0) return;

  const lastLines = output.trim().split('\n').slice(-OUTPUT_LINES_MAX).join('\n    ');
  throw new Refusal({
    what,
    why: `npm ${args[0]} ended with code ${code}:\n    ${lastLines}`,
    fix: 'check the network and the npm registry (npm ping), then run the same command again.',
  });
}

function npmMissing(what, error) {
  return new Refusal({
    what,
    why: `npm cannot be started (${error.message})`,
    fix: 'install npm, which comes with Node from https://nodejs.org (on Debian: apt-get install npm).',
  });
}

function canWriteNpmCache() {
  try {
    const cacheDir = process.env.npm_config_cache ?? join(homedir(), '.npm');
    mkdirSync(cacheDir, { recursive: true });
    accessSync(cacheDir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
