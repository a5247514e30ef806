import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';

/** A worker that has not been heard of for this long is taken for dead. */
export const LEASE_SECONDS = 6;
export const HEARTBEAT_MS = 1_500;

/** Who works an import: a batch commits only while its worker holds the lease. */
export type Lease = { importId: string; leaseId: string };

const until = sql`clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'`;

/** False: it has ended, or somebody else works it. */
export async function takeLease(ctx: Ctx, { importId, leaseId }: Lease): Promise<boolean> {
  const taken = await execute(ctx, sql`
    update orders.import set lease_id = ${leaseId}, leased_until = ${until}
    where client_id = ${ctx.clientId} and import_id = ${importId} and state = 'running'
      and (lease_id is null or lease_id = ${leaseId} or leased_until < clock_timestamp())`);
  return taken === 1;
}

export async function renewLease(ctx: Ctx, { importId, leaseId }: Lease): Promise<void> {
  await execute(ctx, sql`
    update orders.import set leased_until = ${until}
    where client_id = ${ctx.clientId} and import_id = ${importId} and lease_id = ${leaseId} and state = 'running'`);
}

/** For another worker to go on at once. */
export async function giveUpLease(ctx: Ctx, { importId, leaseId }: Lease): Promise<void> {
  await execute(ctx, sql`
    update orders.import set lease_id = null, leased_until = ${until}
    where client_id = ${ctx.clientId} and import_id = ${importId} and lease_id = ${leaseId}`);
}

/** It was cancelled, or another worker has taken over: stop, and leave the rest to them. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}
