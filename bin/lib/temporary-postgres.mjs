import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';

/**
 * Run `use` with an embedded PostgreSQL of its own, and leave nothing of it behind.
 *
 * @template T
 * @param {{ parentDir: string, durable: boolean }} options durable: false is faster and loses data in a crash
 * @param {(postgres: import('./embedded-postgres.mjs').EmbeddedPostgres) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withTemporaryPostgres({ parentDir, durable }, use) {
  await mkdir(parentDir, { recursive: true });
  const dataDir = await mkdtemp(join(parentDir, 'breakwater-'));
  // When root starts it, another account runs the database and must be able to enter.
  await chmod(dataDir, 0o711);
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable });
    try {
      return await use(postgres);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
