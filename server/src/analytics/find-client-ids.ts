import type { ProviderCtx } from '../kernel/ctx.ts';
import { query, sql, withProvider, type Database } from '../kernel/db.ts';

/** The provider's open clients, real ones before drills, by name. */
export async function findClientIds(database: Database, caller: Pick<ProviderCtx, 'providerId' | 'actor' | 'requestId'>): Promise<string[]> {
  const rows = await withProvider(database, caller, (ctx) => query<{ clientId: string }>(ctx, sql`
    select client_id as "clientId" from tenancy.client where provider_id = ${ctx.providerId} and closed_at is null order by is_drill, name`));
  return rows.map((row) => row.clientId);
}
