import { createDatabaseOnce, DATABASE } from './create-database.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { checkExternalPostgres } from './external-postgres.mjs';
import { say, step } from './say.mjs';

/**
 * The database of an installation: the one of DATABASE_URL when that is set, otherwise the
 * embedded one, with an (at first empty) database of ours in it.
 *
 * @returns {Promise<{ url: string, ended: Promise<number>, stop: () => Promise<void> }>}
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
