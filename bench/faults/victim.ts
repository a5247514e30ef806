import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readConfig } from '../../server/src/kernel/config.ts';
import type { Ctx } from '../../server/src/kernel/ctx.ts';
import { closeDatabase, openDatabase, withClient } from '../../server/src/kernel/db.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import { systemActor } from '../../server/src/kernel/jobs.ts';
import { makeLog } from '../../server/src/kernel/log.ts';
import { newSecret } from '../../server/src/kernel/secrets.ts';
import { proveBalances } from '../../server/src/inventory/index.ts';
import { proveOrders } from '../../server/src/orders/index.ts';
import { asProvider, makeClient, writeCredential, type Role } from '../../server/src/tenancy/index.ts';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const POLL_MS = 50;

export type Answer<T> = { status: number; body: T };

/** A server process that is killed again and again, with a client of its own and people in it. */
export type Victim = {
  /** Throws when the server is gone before it has answered. */
  call<T>(role: Role, method: string, path: string, json?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** SIGKILL after at most so many milliseconds, at random; resolves when the process is gone. */
  killWithin(msMax: number): Promise<void>;
  start(): Promise<void>;
  inClient<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** As the owner of the database: to let time pass that nobody wants to wait for. */
  asOwner(statement: string, values?: unknown[]): Promise<void>;
  until(what: string, isSo: () => Promise<boolean>): Promise<void>;
  /** Balances and orders recomputed from what happened. @throws when one differs. */
  prove(): Promise<void>;
  close(): Promise<void>;
};

/** On the database of `env.DATABASE_URL`. */
export async function openVictim(env: NodeJS.ProcessEnv, extra: Record<string, string> = {}): Promise<Victim> {
  const serverEnv = { ...env, PORT: String(await freePort()), HOST: '127.0.0.1', LOG_LEVEL: 'silent', BREAKWATER_EMPTY: '1', ...extra };
  const config = readConfig(serverEnv);
  let server = await startServer(serverEnv);
  const database = openDatabase({ databaseUrl: config.databaseUrl, secret: config.secret, connectionsMax: 2, log: makeLog('silent') });
  const owner = new pg.Client({ connectionString: config.databaseUrl });
  await owner.connect();
  const { rows: [provider] } = await database.dispatcher.query<{ provider_id: string }>('select provider_id from tenancy.provider limit 1');
  const providerId = provider!.provider_id;
  const clientId = await asProvider(database, providerId, (ctx) => makeClient(ctx, { slug: `faults-${newId().slice(-8)}`, name: 'Faults', currency: 'EUR', timeZone: 'UTC', languages: ['en'] }));
  const tokens = new Map<Role, string>();
  const tokenOf = async (role: Role): Promise<string> => {
    const known = tokens.get(role);
    if (known) return known;
    const secret = newSecret('bwt');
    await writeCredential(database, { providerId, personId: null, credentialId: newId(), kind: 'token', secret, name: role, role, forClientId: clientId });
    tokens.set(role, secret);
    return secret;
  };
  const inClient = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => withClient(database, { clientId, providerId, actor: systemActor('faults'), requestId: 'faults' }, work);

  return {
    inClient,
    async call<T>(role: Role, method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
      const response = await fetch(`${config.publicUrl}/api/v1/clients/${clientId}${path}`, {
        method, headers: { authorization: `Bearer ${await tokenOf(role)}`, 'content-type': 'application/json', ...headers }, ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
    },
    async killWithin(msMax) {
      await wait(Math.random() * msMax);
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async start() {
      server = await startServer(serverEnv);
      // The dead process's leases run out within three periods, which are made to have passed.
      await owner.query(`update kernel.schedule_lease set leased_until = clock_timestamp()`);
    },
    async asOwner(statement, values = []) { await owner.query(statement, values); },
    async until(what, isSo) {
      for (const endsAt = Date.now() + UNTIL_MS_MAX; !(await isSo());) {
        if (Date.now() > endsAt) throw new Error(`waited ${UNTIL_MS_MAX / 1000} s in vain until ${what}`);
        await wait(POLL_MS);
      }
    },
    prove: () => inClient(async (ctx) => {
      const wrong = [...(await proveBalances(ctx)), ...(await proveOrders(ctx))];
      if (wrong.length > 0) throw new Error(`it does not add up: ${JSON.stringify(wrong[0])}`);
    }),
    async close() {
      server.kill('SIGKILL');
      await owner.end();
      await closeDatabase(database);
    },
  };
}

const UNTIL_MS_MAX = 120_000;

async function startServer(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('Breakwater is ready')) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error('the server ended before it was ready');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
