import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Ctx } from './ctx.ts';
import { execute, query, queryOnly, sql } from './db.ts';
import { invalid } from './errors.ts';

type Stored = { key: string; operation: string; body_hash: Buffer; status: number; response: unknown };

/** What `once` answers. `replayed`: the work was done by an earlier request. */
export type Done<T> = { status: number; response: T; replayed: boolean };

/**
 * Do `work` once per key: a repeat gets the first answer, and a concurrent repeat waits for
 * it. The key is written in the same transaction as the effect, so a crash leaves both or
 * neither.
 *
 * @throws 422 `kernel.key_reused` when the key came with another operation or body before.
 */
export async function once<T>(ctx: Ctx, key: string, operation: string, body: unknown, work: () => Promise<{ status: number; response: T }>): Promise<Done<T>> {
  const bodyHash = hashBody(body);
  const fresh = await execute(ctx, sql`
    insert into kernel.idempotency (client_id, actor_id, key, operation, body_hash)
    values (${ctx.clientId}, ${ctx.actor.id}, ${key}, ${operation}, ${bodyHash})
    on conflict do nothing`);
  const mine = sql`client_id = ${ctx.clientId} and actor_id = ${ctx.actor.id} and key = ${key}`;
  if (fresh === 0) {
    const stored = await queryOnly<Stored>(ctx, sql`select key, operation, body_hash, status, response from kernel.idempotency where ${mine}`);
    return replay<T>(stored, operation, bodyHash);
  }
  const done = await work();
  await execute(ctx, sql`update kernel.idempotency set status = ${done.status}, response = ${JSON.stringify(done.response ?? null)}::jsonb where ${mine}`);
  return { ...done, replayed: false };
}

/** One request of several that share a transaction. */
export type Ask = { key: string | undefined; body: unknown };

/** Somebody else used one of the keys meanwhile: roll back, and do each request alone with `once`. */
export class KeyTakenError extends Error {
  override name = 'KeyTakenError';
}

/**
 * `once` for several requests of one actor in a shared transaction, in two statements. Does
 * `work` for those not done before, given by index; a key that was used for another request
 * is an error of that request alone.
 *
 * @throws {KeyTakenError} when a key is used twice here, or by a transaction under way.
 */
export async function onceEach<T>(ctx: Ctx, operation: string, asks: readonly Ask[], work: (indexes: number[]) => Promise<{ status: number; response: T }[]>): Promise<(Done<T> | Error)[]> {
  const keys = asks.flatMap((ask) => ask.key ?? []);
  if (new Set(keys).size < keys.length) throw new KeyTakenError();
  const stored = await findStored(ctx, keys);
  const earlier = asks.map((ask) => (ask.key === undefined ? undefined : stored.get(ask.key)));
  const fresh = asks.flatMap((_, index) => (earlier[index] ? [] : [index]));
  const done = await work(fresh);
  await store(ctx, operation, fresh.flatMap((index, i) => {
    const { key, body } = asks[index]!;
    return key === undefined ? [] : [{ key, body_hash: hashBody(body).toString('hex'), ...done[i]! }];
  }));
  const doneAt = new Map(fresh.map((index, i) => [index, done[i]!]));
  return asks.map((ask, index) => (earlier[index] ? tryReplay<T>(earlier[index], operation, hashBody(ask.body)) : { ...doneAt.get(index)!, replayed: false }));
}

async function findStored(ctx: Ctx, keys: readonly string[]): Promise<Map<string, Stored>> {
  if (keys.length === 0) return new Map();
  const rows = await query<Stored>(ctx, sql`
    select key, operation, body_hash, status, response from kernel.idempotency
    where client_id = ${ctx.clientId} and actor_id = ${ctx.actor.id} and key = any(${keys}::text[])`);
  return new Map(rows.map((row) => [row.key, row]));
}

async function store(ctx: Ctx, operation: string, rows: readonly { key: string; body_hash: string; status: number; response: unknown }[]): Promise<void> {
  if (rows.length === 0) return;
  const inOrder = rows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const written = await execute(ctx, sql`
    insert into kernel.idempotency (client_id, actor_id, key, operation, body_hash, status, response)
    select c.client_id, ${ctx.actor.id}, n.key, ${operation}, decode(n.body_hash, 'hex'), n.status, n.response
    from tenancy.client c, json_to_recordset(${JSON.stringify(inOrder)}::json) as n (key text, body_hash text, status int, response jsonb)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  if (written < rows.length) throw new KeyTakenError();
}

function tryReplay<T>(stored: Stored, operation: string, bodyHash: Buffer): Done<T> | Error {
  return isSame(stored, operation, bodyHash) ? replay<T>(stored, operation, bodyHash) : keyReused(stored.key);
}

/** @throws 422 `kernel.key_reused` */
function replay<T>(stored: Stored, operation: string, bodyHash: Buffer): Done<T> {
  if (!isSame(stored, operation, bodyHash)) throw keyReused(stored.key);
  // The same operation wrote it.
  return { status: stored.status, response: stored.response as T, replayed: true }; // oxlint-disable-line typescript/no-unsafe-type-assertion
}

function isSame(stored: Stored, operation: string, bodyHash: Buffer): boolean {
  return stored.operation === operation && stored.body_hash.equals(bodyHash);
}

function keyReused(key: string): Error {
  return invalid('kernel.key_reused', `The Idempotency-Key "${key}" was used before for another request.`, 'Use a new key for each new request, and the same key only to repeat one.');
}

function hashBody(body: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(body ?? null)).digest();
}

/** @throws 422 `kernel.bad_key` */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) throw invalid('kernel.bad_key', 'The Idempotency-Key must have 1 to 200 characters.', 'Send a UUID.');
  return key;
}
