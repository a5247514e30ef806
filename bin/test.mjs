#!/usr/bin/env node
/**
 * npm test. On a bare machine: brings Node and packages, then checks types, lint and
 * generated files and runs every test on a temporary PostgreSQL. `--static` runs only the
 * checks; file names or parts of their paths run only those tests.
 */
import { parseArgs } from 'node:util';
import { continueOnNewEnoughNode } from './lib/node-runtime.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { static: { type: 'boolean' } }, allowPositionals: true });
  await continueOnNewEnoughNode(import.meta.url);
  const { runTests } = await import('./lib/run-tests.mjs');
  process.exit(await runTests({ onlyStatic: values.static ?? false, patterns: positionals }));
});
