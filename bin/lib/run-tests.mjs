import { tmpdir } from 'node:os';
import { buildConsole } from './build-console.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { findTestFiles } from './find-test-files.mjs';
import { installPackages } from './install-packages.mjs';
import { runTestFiles } from './run-test-files.mjs';
import { say } from './say.mjs';
import { ENDING_SIGNALS } from './spawn-node.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { withTemporaryPostgres } from './temporary-postgres.mjs';

/** Two files at once keep two cores busy; more only make timings worse. */
const CONCURRENCY = 2;

/**
 * Run the checks and tests that are asked for; everything when nothing is.
 *
 * @param {{ onlyStatic: boolean, patterns: string[] }} wanted
 * @returns {Promise<number>} the exit code, 1 when anything failed; the last line printed says how many
 */
export async function runTests({ onlyStatic, patterns }) {
  await installPackages();
  const parts = [];
  if (patterns.length === 0) parts.push(await runStaticChecks());
  if (!onlyStatic) parts.push(await runFiles(findTestFiles(patterns)));

  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  say(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') > 0 ? 1 : 0;
}

async function runFiles({ unit, browser }) {
  const ending = new AbortController();
  for (const signal of ENDING_SIGNALS) process.once(signal, () => ending.abort());
  const run = async () => {
    const unitCounts = await runTestFiles(unit, { concurrency: CONCURRENCY, signal: ending.signal });
    const browserCounts = await runBrowserTests(browser, ending.signal);
    return {
      passed: unitCounts.passed + browserCounts.passed,
      failed: unitCounts.failed + browserCounts.failed,
      skipped: unitCounts.skipped + browserCounts.skipped,
    };
  };
  // An address of one's own is how the same tests run on another version of PostgreSQL.
  if (process.env.TEST_DATABASE_URL) return run();
  return withTemporaryPostgres({ parentDir: tmpdir(), durable: false }, (postgres) => {
    process.env.TEST_DATABASE_URL = postgres.url('postgres');
    return run();
  });
}

async function runBrowserTests(files, signal) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const chromiumPath = await findOrInstallChromium();
  if (!chromiumPath) return { passed: 0, failed: 0, skipped: files.length };
  await buildConsole();
  process.env.CHROMIUM_PATH = chromiumPath;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const once = await runTestFiles([file], { concurrency: 1, signal });
    if (once.failed > 0) say('  A browser on a busy machine may miss its time limit: once more. What fails twice has failed.');
    const result = once.failed > 0 ? await runTestFiles([file], { concurrency: 1, signal }) : once;
    for (const key of Object.keys(counts)) counts[key] += result[key];
  }
  return counts;
}
