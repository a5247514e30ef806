/**
 * Write the console's API client.
 *
 *     node console/src/api/generate-client.ts openapi.json console/src/api/generated.ts
 *
 * With `--check` nothing is written: the exit code is 1 when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OpenApi } from './generator/openapi.ts';
import { renderClient } from './generator/render-client.ts';

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [source, target] = positionals;

if (!source || !target) {
  fail('Usage: node console/src/api/generate-client.ts openapi.json generated.ts [--check]');
}

const wanted = renderClient(JSON.parse(readFileSync(source, 'utf8')) as OpenApi);

if (!values.check) {
  writeFileSync(target, wanted);
} else if (readFileSync(target, 'utf8') !== wanted) {
  fail(`${target} is stale: ${source} has changed since. Run \`npm run generate\` and commit it.`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
