import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT_DIR } from './paths.mjs';
import { Refusal, step } from './say.mjs';

const CONSOLE_DIR = join(ROOT_DIR, 'console');
const STAMP_PATH = join(CONSOLE_DIR, 'dist', '.built-from');
const OUTPUT_LINES_MAX = 20;

/** Not part of what is built. */
const IGNORED = new Set(['dist', 'e2e', 'node_modules']);

/**
 * Build the console unless the build that is there was made from these very sources.
 *
 * @throws {Refusal} with the end of Vite's output when the build fails
 */
export async function buildConsole() {
  const sources = hashSources();
  if (existsSync(STAMP_PATH) && readFileSync(STAMP_PATH, 'utf8') === sources) return;
  await step('console built', runVite);
  writeFileSync(STAMP_PATH, sources);
}

/** One hash over names and contents, the lockfile's included because it decides the libraries. */
function hashSources() {
  const hash = createHash('sha256');
  for (const path of [...listFiles(CONSOLE_DIR), join(ROOT_DIR, 'package-lock.json')]) {
    hash.update(`${relative(ROOT_DIR, path)}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function listFiles(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(dir, entry.name)) : [join(dir, entry.name)]));
}

async function runVite() {
  const vite = spawn(process.execPath, [join(ROOT_DIR, 'node_modules/vite/bin/vite.js'), 'build', 'console'], {
    cwd: ROOT_DIR,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [vite.stdout, vite.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => vite.once('close', resolve));
  if (code === 0) return;
  throw new Refusal({
    what: 'Cannot build the console.',
    why: `vite build ended with code ${code}:\n    ${output.trim().split('\n').slice(-OUTPUT_LINES_MAX).join('\n    ')}`,
    fix: 'mend what it names under console/, then start again.',
  });
}
