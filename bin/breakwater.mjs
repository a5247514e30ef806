#!/usr/bin/env node
/** The command line: runs cli/main.ts on a Node that runs TypeScript as it is. */
import { join } from 'node:path';
import { ROOT_DIR } from './lib/paths.mjs';
import { runFile } from './lib/run-file.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(() => runFile(join(ROOT_DIR, 'cli', 'main.ts'), process.argv.slice(2)));
