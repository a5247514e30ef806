import type { ProviderCtx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { forbidden, notFound, refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { hashSecret, newSecret } from '../kernel/secrets.ts';
import { permissionsOf, type Role } from './roles.ts';

export type PersonRow = { personId: string; name: string; email: string; disabledAt: string | null; roles: { role: string; clientId: string | null }[] };

export async function findPeople(ctx: ProviderCtx): Promise<PersonRow[]> {
  return query<PersonRow>(ctx, sql`
    select p.person_id as "personId", p.name, p.email, p.disabled_at as "disabledAt",
      coalesce((select json_agg(json_build_object('role', a.role, 'clientId', a.for_client_id) order by a.role)
        from tenancy.assignment a where a.provider_id = p.provider_id and a.person_id = p.person_id), '[]') as roles
    from tenancy.person p where p.provider_id = ${ctx.providerId} order by p.name, p.person_id`);
}

/** Nobody hands out what they do not have themselves. @throws 403 `tenancy.not_allowed`. */
export function requireMayGrant(ctx: ProviderCtx, role: Role): void {
  for (const permission of permissionsOf([role])) if (!ctx.actor.permissions.has(permission)) throw forbidden(permission);
}

/** Replace a person's roles for one client (or all clients) by this one. */
export async function assignRole(ctx: ProviderCtx, given: { personId: string; clientId: string | null; role: Role }): Promise<void> {
  requireMayGrant(ctx, given.role);
  await requirePerson(ctx, given.personId);
  await execute(ctx, sql`
    delete from tenancy.assignment where provider_id = ${ctx.providerId} and person_id = ${given.personId} and for_client_id is not distinct from ${given.clientId}::uuid`);
  await execute(ctx, sql`
    insert into tenancy.assignment (provider_id, assignment_id, person_id, for_client_id, role)
    values (${ctx.providerId}, ${newId()}, ${given.personId}, ${given.clientId}, ${given.role})`);
}

/** The person can no longer sign in; every session and token of theirs ends now. */
export async function disablePerson(ctx: ProviderCtx, personId: string): Promise<void> {
  if (personId === ctx.actor.id) throw refused('tenancy.own_account', 'You cannot disable your own account.', 'Ask another administrator.');
  const changed = await execute(ctx, sql`
    update tenancy.person set disabled_at = coalesce(disabled_at, clock_timestamp()) where provider_id = ${ctx.providerId} and person_id = ${personId}`);
  if (changed === 0) throw notFound('person');
  await execute(ctx, sql`
    update tenancy.credential set revoked_at = clock_timestamp() where provider_id = ${ctx.providerId} and person_id = ${personId} and revoked_at is null`);
}

export async function requirePerson(ctx: ProviderCtx, personId: string): Promise<void> {
  const found = await query(ctx, sql`select 1 from tenancy.person where provider_id = ${ctx.providerId} and person_id = ${personId} and disabled_at is null`);
  if (found.length === 0) throw notFound('person');
}

export type TokenRow = { tokenId: string; name: string; role: string; clientId: string | null; createdAt: string; expiresAt: string | null };

/** A token for a machine. The secret is shown once and kept only as its hash. */
export async function makeToken(ctx: ProviderCtx, given: { name: string; role: Role; clientId: string | null }): Promise<{ tokenId: string; secret: string }> {
  requireMayGrant(ctx, given.role);
  const tokenId = newId();
  const secret = newSecret('bwt');
  await execute(ctx, sql`
    insert into tenancy.credential (provider_id, credential_id, kind, secret_hash, name, role, for_client_id)
    values (${ctx.providerId}, ${tokenId}, 'token', ${hashSecret(secret)}, ${given.name}, ${given.role}, ${given.clientId})`);
  return { tokenId, secret };
}

export async function findTokens(ctx: ProviderCtx): Promise<TokenRow[]> {
  return query<TokenRow>(ctx, sql`
    select credential_id as "tokenId", name, role, for_client_id as "clientId", created_at as "createdAt", expires_at as "expiresAt"
    from tenancy.credential where provider_id = ${ctx.providerId} and kind = 'token' and revoked_at is null order by created_at desc`);
}

export async function revokeToken(ctx: ProviderCtx, tokenId: string): Promise<void> {
  const changed = await execute(ctx, sql`
    update tenancy.credential set revoked_at = clock_timestamp()
    where provider_id = ${ctx.providerId} and credential_id = ${tokenId} and kind = 'token' and revoked_at is null`);
  if (changed === 0) throw notFound('token');
}
