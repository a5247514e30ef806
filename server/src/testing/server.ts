import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { readConfig } from '../kernel/config.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { newId } from '../kernel/ids.ts';
import { asSystem } from '../kernel/jobs.ts';
import { makeLog } from '../kernel/log.ts';
import { migrate, readMigrations } from '../kernel/migrate.ts';
import { newSecret } from '../kernel/secrets.ts';
import type { ModuleDoor } from '../modules.ts';
import { openServer, type Server } from '../server.ts';
import { asProvider, makeClient, makePerson, makeProvider, setClock, writeCredential, type Role } from '../tenancy/index.ts';

const SECRET = 'b'.repeat(64);
const START_AT = new Date('2026-11-27T09:00:00Z');

export type Answer<T = unknown> = { status: number; body: T; headers: Headers };
type Call = <T = any>(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>; // eslint-disable-line typescript/no-explicit-any -- tests assert on what came

/** Somebody calling the API over HTTP. Paths start below /api/v1/clients/{clientId}. */
export type Caller = { get: Call; post: Call; put: Call; patch: Call; delete: Call; raw(method: string, path: string, body?: RequestInit['body'], headers?: Record<string, string>): Promise<Response>; token: string };

/**
 * A whole server on a database of its own (cloned from a migrated template), listening on a
 * free port, its queue worked only when told: `settle()`.
 */
export type TestServer = {
  server: Server;
  url: string;
  clientId: string;
  providerId: string;
  /** Another retailer of the same provider, with users of its own. */
  otherClientId: string;
  /** A person with this role for the test's client only. */
  as(role: Role): Caller;
  /** A person with this role for the other client only, calling the test's client. */
  asOther(role: Role): Caller;
  /** Nobody: no session, no token; paths start at the root. */
  anybody: Caller;
  /** One transaction of the test's client as the system. */
  inClient: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  inOtherClient: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /** Run everything queued and due. */
  settle(): Promise<void>;
  /** Set the client's business clock, which stands still in tests. */
  setNow(now: Date | string): Promise<void>;
  close(): Promise<void>;
};

export async function startTestServer(env: Record<string, string> = {}, modules?: readonly ModuleDoor[]): Promise<TestServer> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL is not set. Run tests with: npm test -- FILE');
  const databaseUrl = await cloneTemplate(adminUrl);
  const config = readConfig({ DATABASE_URL: databaseUrl, BREAKWATER_SECRET: SECRET, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', PORT: '0', DATABASE_CONNECTIONS_MAX: '12', ...env });
  const server = await openServer(config, makeLog(config.logLevel), modules);
  const url = await server.http.listen({ host: '127.0.0.1', port: 0 });

  const { database } = server.services;
  const { providerId } = await makeProvider(database, { name: 'Test provider', email: `admin-${newId()}@test.example`, personName: 'Admin' });
  const [clientId, otherClientId] = await asProvider(database, providerId, async (ctx) => [
    await makeClient(ctx, { slug: 'acme', name: 'Acme Home', currency: 'EUR', timeZone: 'Europe/London', languages: ['en', 'de', 'fr', 'pl'] }),
    await makeClient(ctx, { slug: 'other', name: 'Other Goods', currency: 'EUR', timeZone: 'Europe/Paris', languages: ['en', 'fr'] }),
  ]);
  const inClient = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => asSystem(server.services, { clientId: clientId, providerId }, 'test', work);
  const inOtherClient = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => asSystem(server.services, { clientId: otherClientId, providerId }, 'test', work);
  const setNow = (now: Date | string): Promise<void> => inClient((ctx) => setClock(ctx, { virtualNow: new Date(now), rate: 0 }));
  await setNow(START_AT);
  await inOtherClient((ctx) => setClock(ctx, { virtualNow: START_AT, rate: 0 }));

  const callers = new Map<string, Caller>();
  const callerFor = (role: Role, forClientId: string): Caller => {
    const key = `${role} ${forClientId}`;
    const known = callers.get(key);
    if (known) return known;
    const token = newSecret('bws');
    const ready = (async () => {
      const personId = await asProvider(database, providerId, (ctx) => makePerson(ctx, { email: `${role}-${newId()}@test.example`, name: role, role, forClientId }));
      await writeCredential(database, { providerId, personId, credentialId: newId(), kind: 'session', secret: token, name: 'session', lifeSeconds: 3600 });
    })();
    const caller = makeCaller(`${url}/api/v1/clients/${clientId}`, token, ready);
    callers.set(key, caller);
    return caller;
  };

  return {
    server,
    url,
    clientId: clientId,
    providerId,
    otherClientId: otherClientId,
    as: (role) => callerFor(role, clientId),
    asOther: (role) => callerFor(role, otherClientId),
    anybody: makeCaller(url, '', Promise.resolve()),
    inClient,
    inOtherClient,
    settle: () => server.queue.drain(),
    setNow,
    async close() {
      await server.close();
      await onAdmin(adminUrl, (db) => db.query(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`));
    },
  };
}

function makeCaller(base: string, token: string, ready: Promise<unknown>): Caller {
  const raw = async (method: string, path: string, body?: RequestInit['body'], headers: Record<string, string> = {}): Promise<Response> => {
    await ready;
    return fetch(base + path, { method, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers }, ...(body === undefined ? {} : { body, duplex: 'half' }) });
  };
  const call = (method: string): Call => async (path, body, headers = {}) => {
    const hasBody = body !== undefined;
    const response = await raw(method, path, hasBody ? JSON.stringify(body) : undefined, { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: json && text ? JSON.parse(text) : text, headers: response.headers };
  };
  return { get: call('GET'), post: call('POST'), put: call('PUT'), patch: call('PATCH'), delete: call('DELETE'), raw, token };
}

/** One template a set of migrations: the first test file to come makes it, the rest clone it. */
async function cloneTemplate(adminUrl: string): Promise<string> {
  const hash = createHash('sha256').update((await readMigrations()).map((one) => one.hash).join()).digest('hex').slice(0, 12);
  const template = `bw_template_${hash}`;
  const name = `bw_test_${randomBytes(6).toString('hex')}`;
  await onAdmin(adminUrl, async (db) => {
    await db.query(`select pg_advisory_lock(hashtext('${template}'))`);
    const ready = await db.query('select 1 from pg_database where datname = $1 and not datallowconn', [template]);
    if (ready.rowCount === 0) {
      await db.query(`drop database if exists ${template} with (force)`);
      await db.query(`create database ${template}`);
      await migrate(withDatabase(adminUrl, template), SECRET);
      const warm = await openServer(readConfig({ DATABASE_URL: withDatabase(adminUrl, template), BREAKWATER_SECRET: SECRET, LOG_LEVEL: 'silent', PORT: '0' }), makeLog('silent'));
      await warm.close();
      await db.query(`alter database ${template} allow_connections false`);
    }
    await db.query(`create database ${name} template ${template} strategy file_copy`);
  });
  return withDatabase(adminUrl, name);
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function onAdmin<T>(adminUrl: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}
