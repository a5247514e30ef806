import { Refusal } from './say.mjs';

const VERSION_MIN = 15;
const CONNECT_MILLISECONDS_MAX = 5000;

/** What PostgreSQL and the network answer, in words; see the PostgreSQL manual, appendix A. */
const CAUSES = {
  ECONNREFUSED: ['nothing listens there', 'start that PostgreSQL, or correct host and port in DATABASE_URL.'],
  ENOTFOUND: ['that host name is not known', 'correct the host in DATABASE_URL.'],
  EAI_AGAIN: ['that host name cannot be looked up now', 'check the network, or correct the host in DATABASE_URL.'],
  ETIMEDOUT: ['it does not answer', 'check the network and its firewall.'],
  '28P01': ['it refuses this user and password', 'correct user and password in DATABASE_URL.'],
  28000: ['it does not admit this user from here', 'correct the user in DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': ['that database does not exist', 'create it (createdb), or correct the name in DATABASE_URL.'],
};

/**
 * Make sure that the PostgreSQL of DATABASE_URL answers and is new enough.
 *
 * @param {string} databaseUrl
 * @returns {Promise<string>} what answered, for example "PostgreSQL 16.3 at db.example:5432"
 * @throws {Refusal} naming the host, never the password
 */
export async function checkExternalPostgres(databaseUrl) {
  const { Client } = await import('pg');
  const client = makeClient(Client, databaseUrl);
  const place = `${client.host}:${client.port}`;
  // The server may hang up at any time; what matters here is what connect() and query() throw.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    const version = rows[0].server_version;
    if (Number.parseInt(version, 10) >= VERSION_MIN) return `PostgreSQL ${version} at ${place}`;
    throw new Refusal({
      what: `Cannot use the PostgreSQL at ${place}.`,
      why: `it is version ${version}, and Breakwater needs ${VERSION_MIN} or newer`,
      fix: 'upgrade it, or unset DATABASE_URL to use the embedded one.',
    });
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(place, client, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function makeClient(Client, databaseUrl) {
  try {
    return new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MILLISECONDS_MAX });
  } catch {
    throw new Refusal({
      what: 'Cannot use DATABASE_URL.',
      why: 'it is not a PostgreSQL connection URL',
      fix: 'set it like postgres://user:password@host:5432/breakwater (special characters percent-encoded).',
    });
  }
}

function unreachable(place, client, error) {
  // Node reports one error per address it tried; the first says enough.
  const cause = error.errors?.[0] ?? error;
  const timedOut = /timeout/i.test(cause.message);
  const [why, fix] = CAUSES[timedOut ? 'ETIMEDOUT' : cause.code] ?? [
    cause.message,
    'correct DATABASE_URL, or unset it to use the embedded database.',
  ];
  return new Refusal({
    what: `Cannot reach database "${client.database}" as "${client.user}" at ${place}.`,
    why,
    fix,
  });
}
