import { join } from 'node:path';
import { buildConsole } from './build-console.mjs';
import { checkPort } from './check-port.mjs';
import { prepareDataDir, readOrCreateSecret } from './data-dir.mjs';
import { installPackages } from './install-packages.mjs';
import { ROOT_DIR } from './paths.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { say } from './say.mjs';
import { ENDING_SIGNALS, exitCode, spawnNode } from './spawn-node.mjs';

const SERVER_STOP_MILLISECONDS_MAX = 10_000;

/**
 * Bring up everything and stay until the server ends or we are asked to end. Then the
 * server is stopped before the database, so that its last words can be written.
 *
 * @param {{ port: number, dataDir: string, empty: boolean }} flags
 * @returns {Promise<number>} the exit code: 0 when asked to end, otherwise the server's
 * @throws {Refusal} when something stands in the way; nothing is left running
 */
export async function start({ port, dataDir, empty }) {
  say('Breakwater');
  prepareDataDir(dataDir);
  await checkPort(port, process.env.HOST ?? '127.0.0.1');
  await installPackages({ dataDir });
  await buildConsole();
  const database = await prepareDatabase({ externalUrl: process.env.DATABASE_URL, dataDir });
  try {
    return await runServer({ port, dataDir, empty, database });
  } finally {
    await database.stop();
  }
}

async function runServer({ port, dataDir, empty, database }) {
  const server = spawnNode(process.execPath, [join(ROOT_DIR, 'server/src/main.ts')], {
    cwd: ROOT_DIR,
    ownGroup: true,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      BREAKWATER_SECRET: process.env.BREAKWATER_SECRET ?? readOrCreateSecret(dataDir),
      BREAKWATER_DATA_DIR: dataDir,
      BREAKWATER_EMPTY: empty ? '1' : '0',
      PORT: String(port),
    },
  });
  const serverEnded = exitCode(server);
  const asked = askedToEnd();
  const databaseLost = database.ended.then(() => 'database lost');

  const first = await Promise.race([serverEnded, asked, databaseLost]);
  if (typeof first === 'number') return first;

  say(first === 'database lost' ? '\nThe database has ended; stopping.' : '\nStopping.');
  await stopServer(server, serverEnded);
  return first === 'database lost' ? 1 : 0;
}

/** Resolves on the first signal. Later ones are swallowed: stopping is under way. */
function askedToEnd() {
  return new Promise((resolve) => {
    for (const signal of ENDING_SIGNALS) process.on(signal, () => resolve('asked to end'));
  });
}

async function stopServer(server, serverEnded) {
  server.kill('SIGTERM');
  const deadline = setTimeout(() => server.kill('SIGKILL'), SERVER_STOP_MILLISECONDS_MAX);
  await serverEnded;
  clearTimeout(deadline);
}
