import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { checkExternalPostgres } from './external-postgres.mjs';
import { say, step } from './say.mjs';

const DATABASE = 'breakwater';

/**
 * The database of an installation: the one of DATABASE_URL when that is set, otherwise the
 * embedded one, with an (at first empty) database of ours in it.
 *
 * @returns {Promise<{ url: string, ended: Promise<number>, stop(): Promise<void> }>}
 *   ended: only the embedded one ever ends
 */
export async function prepareDatabase({ externalUrl, dataDir }) {
  if (externalUrl) {
    say(`  database: ${await checkExternalPostgres(externalUrl)}`);
    return { url: externalUrl, ended: new Promise(() => {}), stop: async () => {} };
  }
  const postgres = await step('database ready', async () => {
    const started = await startEmbeddedPostgres({ dataDir });
    await createDatabaseOnce(started.url('postgres'));
    return started;
  });
  return { url: postgres.url(DATABASE), ended: postgres.ended, stop: postgres.stop };
}

async function createDatabaseOnce(adminUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
