import type { ProviderCtx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';

/** @throws 404 unless it is a client of this provider. */
export async function requireClient(ctx: ProviderCtx, clientId: string): Promise<void> {
  if (!(await queryOne(ctx, sql`select 1 as ok from tenancy.client where client_id = ${clientId} and provider_id = ${ctx.providerId}`))) throw notFound('client');
}
