import { createHash } from 'node:crypto';
import type { Ctx } from './ctx.ts';
import { execute, queryOnly, sql } from './db.ts';
import { invalid } from './errors.ts';

type Stored = { operation: string; body_hash: Buffer; status: number; response: unknown };

/**
 * Do `work` once per key: a repeat gets the first answer, and a concurrent repeat waits for
 * it. The key is written in the same transaction as the effect, so a crash leaves both or
 * neither.
 *
 * @throws 422 `kernel.key_reused` when the key came with another operation or body before.
 */
export async function once<T>(ctx: Ctx, key: string, operation: string, body: unknown, work: () => Promise<{ status: number; response: T }>): Promise<{ status: number; response: T; replayed: boolean }> {
  const bodyHash = createHash('sha256').update(JSON.stringify(body ?? null)).digest();
  const fresh = await execute(ctx, sql`
    insert into kernel.idempotency (client_id, actor_id, key, operation, body_hash)
    values (${ctx.clientId}, ${ctx.actor.id}, ${key}, ${operation}, ${bodyHash})
    on conflict do nothing`);
  const mine = sql`client_id = ${ctx.clientId} and actor_id = ${ctx.actor.id} and key = ${key}`;
  if (fresh === 0) {
    const stored = await queryOnly<Stored>(ctx, sql`select operation, body_hash, status, response from kernel.idempotency where ${mine}`);
    if (stored.operation !== operation || !stored.body_hash.equals(bodyHash)) {
      throw invalid('kernel.key_reused', `The Idempotency-Key "${key}" was used before for another request.`, 'Use a new key for each new request, and the same key only to repeat one.');
    }
    return { status: stored.status, response: stored.response as T, replayed: true };
  }
  const done = await work();
  await execute(ctx, sql`update kernel.idempotency set status = ${done.status}, response = ${JSON.stringify(done.response ?? null)}::jsonb where ${mine}`);
  return { ...done, replayed: false };
}
