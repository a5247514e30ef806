import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabaseOnce, DATABASE } from './create-database.mjs';
import { installPackages } from './install-packages.mjs';
import { DATA_DIR_DEFAULT, ROOT_DIR } from './paths.mjs';
import { Refusal, say } from './say.mjs';
import { spawnNode, waitPassingSignals } from './spawn-node.mjs';
import { withTemporaryPostgres } from './temporary-postgres.mjs';

const BENCH_DIR = join(ROOT_DIR, 'bench');

/**
 * Run one benchmark. Whether it meets its target is for its last line to say, not for the exit code.
 *
 * @param {string[]} args name and the benchmark's own arguments; none lists the names
 * @returns {Promise<number>} the benchmark's exit code
 * @throws {Refusal} on an unknown name
 */
export async function runBenchmark([name, ...args]) {
  if (!name) {
    say(`npm run bench -- NAME, where NAME is one of: ${listBenchmarks().join(', ')}`);
    return 0;
  }
  const file = join(BENCH_DIR, `${name}.ts`);
  if (!existsSync(file)) {
    throw new Refusal({
      what: `Cannot run the benchmark "${name}".`,
      why: `there is no bench/${name}.ts`,
      fix: `choose one of: ${listBenchmarks().join(', ')}`,
    });
  }

  await installPackages();
  const run = (databaseUrl) =>
    waitPassingSignals(
      spawnNode(process.execPath, [file, ...args], {
        cwd: ROOT_DIR,
        ownGroup: true,
        env: { ...process.env, DATABASE_URL: databaseUrl, BREAKWATER_SECRET: randomBytes(32).toString('hex') },
      }),
    );
  if (process.env.BENCH_DATABASE_URL) return run(process.env.BENCH_DATABASE_URL);
  // Beside the real data and not in a temporary directory, which may be memory: then commits would cost nothing.
  return withTemporaryPostgres({ parentDir: DATA_DIR_DEFAULT, durable: true }, async (postgres) => {
    await createDatabaseOnce(postgres.url('postgres'));
    return run(postgres.url(DATABASE));
  });
}

/** The helpers of benchmarks lie beside them; a benchmark names itself in its usage or last line. */
function listBenchmarks() {
  return readdirSync(BENCH_DIR)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => new RegExp(`bench(/| -- | )${name}\\b`).test(readFileSync(join(BENCH_DIR, `${name}.ts`), 'utf8')));
}
