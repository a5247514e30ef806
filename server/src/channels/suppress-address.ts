import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { addressHash } from './address.ts';
import { requireAddress } from './sender.ts';

/** Write no more to this address: somebody asked, or complained. Idempotent. */
export async function suppressAddress(ctx: Ctx, given: { address: string; reason: 'complaint' | 'asked' }): Promise<void> {
  await execute(ctx, sql`
    insert into channels.suppression (client_id, channel, address_hash, reason, since)
    values (${ctx.clientId}, 'email', ${addressHash(ctx.clientId, requireAddress(given.address))}, ${given.reason}, ${ctx.now})
    on conflict (client_id, channel, address_hash) do nothing`);
}

/** The address works again, or its owner has changed their mind. */
export async function releaseAddress(ctx: Ctx, address: string): Promise<void> {
  await execute(ctx, sql`
    delete from channels.suppression
    where client_id = ${ctx.clientId} and channel = 'email' and address_hash = ${addressHash(ctx.clientId, requireAddress(address))}`);
}
