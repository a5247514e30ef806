import pg from 'pg';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type RawBuilder } from 'kysely';
import type { ClientScope, Connection, Ctx, ProviderCtx } from './ctx.ts';
import { NIL_ID } from './ids.ts';
import type { Logger } from './log.ts';
import type { ReactionMap, Registers } from './registers.ts';
import { deriveKey, hmacHex } from './secrets.ts';

export { sql, type RawBuilder };

/** The two ways into the database, each with its own role. */
export type Database = {
  app: pg.Pool;
  /** Sees across clients, but only the tables opened to it (relay, schedules, sign-in). */
  dispatcher: pg.Pool;
  contextKey: Buffer;
  log: Logger;
  reactions: ReactionMap;
  registers: Registers;
  /** Called after a commit that wrote to the outbox. Set by the relay of this process. */
  onOutbox: () => void;
};

const CONTEXT_SECONDS_MAX = 15 * 60;
const STATEMENT_TIMEOUT_MS = 60_000;
/** Scopes hash the lines they select; at the default of 2 a large one would not be hashed but read again for each order. */
const HASH_MEM_MULTIPLIER = 16;

// int8 and numeric as numbers: money is in minor units and stays below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// Instants as ISO strings in UTC, as they leave in JSON; calendar dates as they are.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type DatabaseOptions = { databaseUrl: string; secret: string; connectionsMax: number; log: Logger; reactions?: ReactionMap; registers?: Registers };

export function openDatabase(options: DatabaseOptions): Database {
  const pool = (role: string, max: number): pg.Pool => {
    const opened = new pg.Pool({
      connectionString: roleUrl(options.databaseUrl, role, options.secret),
      max,
      connectionTimeoutMillis: 15_000,
      idleTimeoutMillis: 30_000,
      application_name: `breakwater ${role}`,
      options: `-c timezone=UTC -c statement_timeout=${STATEMENT_TIMEOUT_MS} -c hash_mem_multiplier=${HASH_MEM_MULTIPLIER} -c idle_in_transaction_session_timeout=60000`,
    });
    opened.on('error', (error) => options.log.warn({ error: error.message }, 'idle database connection lost'));
    return opened;
  };
  return {
    app: pool('bw_app', options.connectionsMax),
    dispatcher: pool('bw_dispatcher', 4),
    contextKey: deriveKey(options.secret, 'database context'),
    log: options.log,
    reactions: options.reactions ?? new Map(),
    registers: options.registers ?? new Map(),
    onOutbox: () => undefined,
  };
}

export async function closeDatabase(database: Database): Promise<void> {
  await Promise.all([database.app.end(), database.dispatcher.end()]);
}

/** The same server and database, as one of our own roles with its derived password. */
export function roleUrl(databaseUrl: string, role: string, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return url.href;
}

export function rolePassword(secret: string, role: string): string {
  return deriveKey(secret, `database role ${role}`, 24).toString('hex');
}

/**
 * Run `work` in one transaction that sees and writes this client's rows and nothing else.
 * The only way in for business code. Commits when `work` returns; on any error rolls back
 * and destroys the connection, so that no state of it reaches the next user.
 *
 * The network has no place inside: only SQL.
 */
export async function withClient<T>(database: Database, scope: ClientScope, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  let poked = false;
  const value = await inTransaction(database.app, enterSql(database, scope.clientId, scope.providerId), (db, now) =>
    work({ ...scope, now: new Date(now), db, log: database.log, reactions: database.reactions, registers: database.registers, poke: () => (poked = true) }),
  );
  if (poked) database.onOutbox();
  return value;
}

/** The same for what belongs to the provider: people, credentials, its list of clients. */
export async function withProvider<T>(
  database: Database,
  scope: Omit<ClientScope, 'clientId'>,
  work: (ctx: ProviderCtx) => Promise<T>,
): Promise<T> {
  return inTransaction(database.app, enterSql(database, NIL_ID, scope.providerId), (db) => work({ ...scope, db, log: database.log }));
}

/** Across clients, as the dispatcher: relay, schedules, sign-in. Never for business rows. */
export async function withDispatcher<T>(database: Database, work: (db: Connection) => Promise<T>): Promise<T> {
  return inTransaction(database.dispatcher, 'begin; select clock_timestamp() as now', (db) => work(db));
}

function enterSql(database: Database, clientId: string, providerId: string): string {
  const expiry = (Math.floor(Date.now() / 1000) + CONTEXT_SECONDS_MAX).toString(16);
  const message = `${clientId}.${providerId}.${expiry}`;
  const context = `${message}.${hmacHex(database.contextKey, message)}`;
  // One round trip. The text is checked because this is the one place that inlines a value.
  if (!/^[0-9a-f.-]{1,200}$/.test(context)) throw new Error('context is malformed');
  return `begin; select app.enter('${context}'); select app.business_now() as now`;
}

async function inTransaction<T>(pool: pg.Pool, beginSql: string, work: (db: Connection, now: string) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    const begun = (await db.query(beginSql)) as unknown as pg.QueryResult<{ now: string }>[];
    const value = await work(db, begun[begun.length - 1]!.rows[0]!.now);
    await db.query('commit');
    db.release();
    return value;
  } catch (error) {
    db.release(true);
    throw error;
  }
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Run an `sql` template and return its rows. Unnamed statements, so pgbouncer works. */
export async function query<Row>(on: { db: Connection }, statement: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = statement.compile(compiler);
  return (await on.db.query(text, parameters as unknown[])).rows as Row[];
}

/** The first row, or undefined. */
export async function queryOne<Row>(on: { db: Connection }, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await query(on, statement))[0];
}

/** The one row that must be there. */
export async function queryOnly<Row>(on: { db: Connection }, statement: RawBuilder<Row>): Promise<Row> {
  const row = await queryOne(on, statement);
  if (row === undefined) throw new Error('a row that must exist is missing');
  return row;
}

/** Run a statement that returns no rows; answers how many rows it changed. */
export async function execute(on: { db: Connection }, statement: RawBuilder<unknown>): Promise<number> {
  const { sql: text, parameters } = statement.compile(compiler);
  return (await on.db.query(text, parameters as unknown[])).rowCount ?? 0;
}
