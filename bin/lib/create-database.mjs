/** The name of the database of an installation. */
export const DATABASE = 'breakwater';

/** Create the installation's database in the embedded PostgreSQL unless it exists. */
export async function createDatabaseOnce(adminUrl) {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
