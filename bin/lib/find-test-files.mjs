import { globSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ROOT_DIR } from './paths.mjs';
import { Refusal } from './say.mjs';

const UNIT = ['server/**/*.test.ts', 'libs/**/*.test.ts', 'cli/**/*.test.ts', 'bench/**/*.test.ts', 'console/src/**/*.test.ts', 'bin/**/*.test.mjs'];
const BROWSER = ['console/e2e/**/*.test.ts'];

/**
 * The test files to run: all, or those that are named or whose path holds one of the patterns.
 *
 * @param {string[]} patterns
 * @returns {{ unit: string[], browser: string[] }} absolute paths, in order
 * @throws {Refusal} when a pattern matches nothing
 */
export function findTestFiles(patterns) {
  const all = { unit: find(UNIT), browser: find(BROWSER) };
  for (const pattern of patterns) {
    if ([...all.unit, ...all.browser].some((file) => matches(file, pattern))) continue;
    throw new Refusal({
      what: `Cannot run "${pattern}".`,
      why: 'no test file has that in its path',
      fix: 'name a file (npm test -- server/src/kernel/queue.test.ts) or a part of its path (npm test -- queue).',
    });
  }
  const isWanted = (file) => patterns.length === 0 || patterns.some((pattern) => matches(file, pattern));
  return { unit: all.unit.filter(isWanted), browser: all.browser.filter(isWanted) };
}

const find = (globs) => globSync(globs, { cwd: ROOT_DIR }).map((path) => join(ROOT_DIR, path)).sort();
const matches = (file, pattern) => file === resolve(pattern) || relative(ROOT_DIR, file).includes(pattern);
