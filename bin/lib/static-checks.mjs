import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from './paths.mjs';
import { say } from './say.mjs';

/** Each is a Node program, run in the root of the repository when the file that it needs is there. */
const CHECKS = [
  { name: 'types', needs: 'tsconfig.json', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'console types', needs: 'console/tsconfig.json', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'console/tsconfig.json'] },
  { name: 'lint', needs: '.oxlintrc.json', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--format=unix'] },
  { name: 'openapi.json is fresh', needs: 'server/src/generate.ts', args: ['server/src/generate.ts', '--check'] },
  { name: 'the console’s client is fresh', needs: 'console/src/api/generate-client.ts', args: ['console/src/api/generate-client.ts', 'openapi.json', 'console/src/api/generated.ts', '--check'] },
];

/**
 * Types, lint and stale generated files; each counts as one test.
 *
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runStaticChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, needs, args } of CHECKS) {
    if (!existsSync(join(ROOT_DIR, needs))) continue;
    const startedAt = performance.now();
    const { code, output } = await runNode(args);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
    say(code === 0 ? `  ok    ${name} (${seconds} s)` : `  FAIL  ${name} (${seconds} s)\n${output.trimEnd()}`);
  }
  return counts;
}

function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT_DIR, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
