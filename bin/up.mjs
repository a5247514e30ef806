#!/usr/bin/env node
/**
 * npm start. Plain JavaScript that runs on Node 18: it brings a newer Node itself when
 * the machine's is too old, and only then loads the rest.
 */
import { HELP, parseFlags } from './lib/flags.mjs';
import { continueOnNewEnoughNode } from './lib/node-runtime.mjs';
import { runCommand, say } from './lib/say.mjs';
import { endWithNpm } from './lib/watch-npm.mjs';

await runCommand(async () => {
  const flags = parseFlags(process.argv.slice(2), process.env);
  if (flags.help) return say(HELP);

  endWithNpm();
  await continueOnNewEnoughNode(import.meta.url, { dataDir: flags.dataDir });
  const { start } = await import('./lib/start.mjs');
  process.exit(await start(flags));
});
