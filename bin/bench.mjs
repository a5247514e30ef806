#!/usr/bin/env node
/**
 * npm run bench -- NAME [arguments]. Runs bench/NAME.ts on a temporary PostgreSQL with the
 * settings of a real one, or on that of BENCH_DATABASE_URL. Without a name, lists them.
 */
import { continueOnNewEnoughNode } from './lib/node-runtime.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(async () => {
  await continueOnNewEnoughNode(import.meta.url);
  const { runBenchmark } = await import('./lib/run-benchmark.mjs');
  process.exit(await runBenchmark(process.argv.slice(2)));
});
