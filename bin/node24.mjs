#!/usr/bin/env node
/** node bin/node24.mjs FILE ARGS...: run a program on a Node that runs TypeScript as it is. */
import { runFile } from './lib/run-file.mjs';
import { Refusal, runCommand } from './lib/say.mjs';

await runCommand(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) {
    throw new Refusal({ what: 'Cannot run nothing.', why: 'no file was named', fix: 'node bin/node24.mjs FILE ARGS...' });
  }
  await runFile(file, args);
});
