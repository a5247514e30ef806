import type { ProviderCtx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { forbidden, notFound, refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { permissionsOf, type Role } from './roles.ts';

const PEOPLE_MAX = 2000;

export type PersonRow = { personId: string; name: string; email: string; disabledAt: string | null; roles: { role: string; clientId: string | null }[] };

/** Everybody of the provider with their roles, by name; at most PEOPLE_MAX. */
export async function findPeople(ctx: ProviderCtx): Promise<PersonRow[]> {
  return query<PersonRow>(ctx, sql`
    select p.person_id as "personId", p.name, p.email, p.disabled_at as "disabledAt",
      coalesce((select json_agg(json_build_object('role', a.role, 'clientId', a.for_client_id) order by a.role)
        from tenancy.assignment a where a.provider_id = p.provider_id and a.person_id = p.person_id), '[]') as roles
    from tenancy.person p where p.provider_id = ${ctx.providerId} order by p.name, p.person_id limit ${PEOPLE_MAX}`);
}

/** Nobody hands out what they do not have themselves. @throws 403 `tenancy.not_allowed`. */
export function requireMayGrant(ctx: ProviderCtx, role: Role): void {
  for (const permission of permissionsOf([role])) if (!ctx.actor.permissions.has(permission)) throw forbidden(permission);
}

/** Replace a person's roles for one client (or all clients) by this one. @throws 403 `tenancy.not_allowed`; 404. */
export async function assignRole(ctx: ProviderCtx, given: { personId: string; clientId: string | null; role: Role }): Promise<void> {
  requireMayGrant(ctx, given.role);
  await requirePerson(ctx, given.personId);
  await execute(ctx, sql`
    delete from tenancy.assignment where provider_id = ${ctx.providerId} and person_id = ${given.personId} and for_client_id is not distinct from ${given.clientId}::uuid`);
  await execute(ctx, sql`
    insert into tenancy.assignment (provider_id, assignment_id, person_id, for_client_id, role)
    values (${ctx.providerId}, ${newId()}, ${given.personId}, ${given.clientId}, ${given.role})`);
}

/** The person can no longer sign in; every session and token of theirs ends now. @throws 404; 409 `tenancy.own_account`. */
export async function disablePerson(ctx: ProviderCtx, personId: string): Promise<void> {
  if (personId === ctx.actor.id) throw refused('tenancy.own_account', 'You cannot disable your own account.', 'Ask another administrator.');
  const changed = await execute(ctx, sql`
    update tenancy.person set disabled_at = coalesce(disabled_at, clock_timestamp()) where provider_id = ${ctx.providerId} and person_id = ${personId}`);
  if (changed === 0) throw notFound('person');
  await execute(ctx, sql`
    update tenancy.credential set revoked_at = clock_timestamp() where provider_id = ${ctx.providerId} and person_id = ${personId} and revoked_at is null`);
}

/** @throws 404 unless this person works for the provider and is not disabled. */
export async function requirePerson(ctx: ProviderCtx, personId: string): Promise<void> {
  const found = await query(ctx, sql`select 1 from tenancy.person where provider_id = ${ctx.providerId} and person_id = ${personId} and disabled_at is null`);
  if (found.length === 0) throw notFound('person');
}
