import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { rolePassword } from './db.ts';
import { deriveKey, hmacPads } from './secrets.ts';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);
const POSTGRES_MIN = 150_000;

export class MigrationError extends Error {
  override name = 'MigrationError';
}

export type Migration = { name: string; text: string; hash: string };

/**
 * Bring the database to this version of the code: roles, then every migration not yet
 * applied, each in its own transaction, in order of name. Forward only. Safe to run from
 * several processes at once: the second waits for the first.
 *
 * @throws {MigrationError} when the server is older than PostgreSQL 15, when an applied
 *   migration has been edited, or when the database is newer than this code.
 */
export async function migrate(databaseUrl: string, secret: string): Promise<{ applied: string[] }> {
  const db = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000 });
  await db.connect();
  try {
    await requireVersion(db);
    // Session lock on the admin connection: migrations alone may use advisory locks.
    await db.query(`select pg_advisory_lock(hashtext('breakwater migrate'))`);
    await makeRoles(db, secret);
    await db.query('create table if not exists public.breakwater_migration (name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())');
    const applied = await applyMissing(db, await readMigrations());
    await storeContextKey(db, secret);
    return { applied };
  } finally {
    await db.end();
  }
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, MIGRATIONS), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function requireVersion(db: pg.Client): Promise<void> {
  const version = Number((await db.query('show server_version_num')).rows[0].server_version_num);
  if (version < POSTGRES_MIN) {
    throw new MigrationError(`The database is PostgreSQL ${Math.floor(version / 10_000)}, and Breakwater needs 15 or newer. Upgrade it, or unset DATABASE_URL to use the embedded one.`);
  }
}

async function makeRoles(db: pg.Client, secret: string): Promise<void> {
  for (const role of ['bw_owner', 'bw_app', 'bw_dispatcher']) {
    const exists = (await db.query('select 1 from pg_roles where rolname = $1', [role])).rowCount === 1;
    // Two databases of one cluster may be migrated at the same time: the other one won.
    if (!exists) await db.query(`create role ${role} nologin`).catch(ignoreIfMade);
  }
  for (const role of ['bw_app', 'bw_dispatcher']) {
    const current = (await db.query('select rolcanlogin from pg_roles where rolname = $1', [role])).rows[0].rolcanlogin;
    const works = current && (await passwordWorks(db, role, secret));
    if (!works) await db.query(`alter role ${role} login password '${rolePassword(secret, role)}'`);
  }
  await db.query('grant bw_owner, bw_dispatcher to current_user');
  // The queue's own tables belong to the role that works it; the library migrates them.
  await db.query('create schema if not exists queue authorization bw_dispatcher');
  await db.query(`do $$ begin execute format('grant create on database %I to bw_owner', current_database()); end $$`);
}

async function passwordWorks(db: pg.Client, role: string, secret: string): Promise<boolean> {
  const probe = new pg.Client({ host: db.host, port: db.port, database: db.database, user: role, password: rolePassword(secret, role), ssl: false });
  try {
    await probe.connect();
    return true;
  } catch {
    return false;
  } finally {
    await probe.end().catch(() => undefined);
  }
}

function ignoreIfMade(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function applyMissing(db: pg.Client, migrations: Migration[]): Promise<string[]> {
  const done = new Map<string, string>((await db.query('select name, hash from public.breakwater_migration')).rows.map((row) => [row.name, row.hash]));
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...done.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new MigrationError(`The database already has ${unknown.join(', ')}, which this version does not know. Start the newer version, or restore a backup from before the upgrade.`);
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    const hash = done.get(migration.name);
    if (hash === migration.hash) continue;
    if (hash !== undefined) throw new MigrationError(`${migration.name} was changed after it had been applied. Restore its text and write a new migration instead.`);
    await db.query('begin');
    await db.query('set local role bw_owner');
    await db.query(migration.text).catch((error: Error) => {
      throw new MigrationError(`${migration.name} failed: ${error.message}`, { cause: error });
    });
    await db.query('reset role');
    await db.query('insert into public.breakwater_migration (name, hash) values ($1, $2)', [migration.name, migration.hash]);
    await db.query('commit');
    applied.push(migration.name);
  }
  return applied;
}

async function storeContextKey(db: pg.Client, secret: string): Promise<void> {
  const { innerPad, outerPad } = hmacPads(deriveKey(secret, 'database context'));
  await db.query(
    `insert into app.context_key (inner_pad, outer_pad) values ($1, $2)
     on conflict (only_row) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
     where app.context_key.inner_pad <> excluded.inner_pad`,
    [innerPad, outerPad],
  );
}
