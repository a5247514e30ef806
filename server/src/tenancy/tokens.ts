import type { ProviderCtx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { hashSecret, newSecret } from '../kernel/secrets.ts';
import { requireMayGrant } from './people.ts';
import type { Role } from './roles.ts';

const TOKENS_MAX = 1000;

export type TokenRow = { tokenId: string; name: string; role: string; clientId: string | null; createdAt: string; expiresAt: string | null };

/** A token for a machine. The secret is shown once and kept only as its hash. @throws 403 `tenancy.not_allowed`. */
export async function makeToken(ctx: ProviderCtx, given: { name: string; role: Role; clientId: string | null }): Promise<{ tokenId: string; secret: string }> {
  requireMayGrant(ctx, given.role);
  const tokenId = newId();
  const secret = newSecret('bwt');
  await execute(ctx, sql`
    insert into tenancy.credential (provider_id, credential_id, kind, secret_hash, name, role, for_client_id)
    values (${ctx.providerId}, ${tokenId}, 'token', ${hashSecret(secret)}, ${given.name}, ${given.role}, ${given.clientId})`);
  return { tokenId, secret };
}

/** Tokens in force, newest first; at most TOKENS_MAX. */
export async function findTokens(ctx: ProviderCtx): Promise<TokenRow[]> {
  return query<TokenRow>(ctx, sql`
    select credential_id as "tokenId", name, role, for_client_id as "clientId", created_at as "createdAt", expires_at as "expiresAt"
    from tenancy.credential where provider_id = ${ctx.providerId} and kind = 'token' and revoked_at is null order by created_at desc limit ${TOKENS_MAX}`);
}

/** The token ends now. @throws 404. */
export async function revokeToken(ctx: ProviderCtx, tokenId: string): Promise<void> {
  const changed = await execute(ctx, sql`
    update tenancy.credential set revoked_at = clock_timestamp()
    where provider_id = ${ctx.providerId} and credential_id = ${tokenId} and kind = 'token' and revoked_at is null`);
  if (changed === 0) throw notFound('token');
}
