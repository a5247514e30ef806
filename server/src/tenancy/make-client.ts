import { withDispatcher, withProvider, execute, sql, type Database } from '../kernel/db.ts';
import type { Actor, ProviderCtx } from '../kernel/ctx.ts';
import { refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { systemActor } from '../kernel/jobs.ts';
import type { Role } from './roles.ts';

export type NewClient = { slug: string; name: string; currency: string; timeZone: string; languages: string[]; isDrill?: boolean; virtualNow?: Date; clockRate?: number };

/**
 * Open a client (a retailer) under the provider, with its clock.
 *
 * @throws 409 `tenancy.slug_taken` when the provider already has a client of that slug.
 */
export async function makeClient(ctx: ProviderCtx, client: NewClient): Promise<string> {
  const clientId = newId();
  const made = await execute(ctx, sql`
    insert into tenancy.client (client_id, provider_id, slug, name, currency, time_zone, languages, is_drill)
    values (${clientId}, ${ctx.providerId}, ${client.slug}, ${client.name}, ${client.currency}, ${client.timeZone}, ${client.languages}, ${client.isDrill ?? false})
    on conflict do nothing`);
  if (made === 0) throw refused('tenancy.slug_taken', `There is a client with the short name "${client.slug}" already.`, 'Choose another short name.');
  return clientId;
}

/** Set a client's clock; needs a transaction of that client. Rate 0 stands still. */
export async function setClock(ctx: { db: ProviderCtx['db']; clientId: string }, clock: { virtualNow: Date; rate: number } | 'real'): Promise<void> {
  const virtual = clock === 'real' ? null : clock;
  await execute(ctx, sql`
    insert into tenancy.clock (client_id, mode, virtual_at, anchored_at, rate)
    values (${ctx.clientId}, ${virtual ? 'virtual' : 'real'}, ${virtual?.virtualNow ?? null}, ${virtual ? sql`clock_timestamp()` : null}, ${virtual?.rate ?? 1})
    on conflict (client_id) do update
    set mode = excluded.mode, virtual_at = excluded.virtual_at, anchored_at = excluded.anchored_at, rate = excluded.rate`);
}

/** The first provider of an installation, with one person who may do everything. */
export async function makeProvider(database: Database, provider: { name: string; email: string; personName: string }): Promise<{ providerId: string; personId: string }> {
  const providerId = newId();
  const personId = newId();
  await withDispatcher(database, async (db) => {
    await db.query('insert into tenancy.provider (provider_id, name) values ($1, $2)', [providerId, provider.name]);
    await db.query('insert into tenancy.person (provider_id, person_id, email, name) values ($1, $2, $3, $4)', [providerId, personId, provider.email, provider.personName]);
    await db.query(`insert into tenancy.assignment (provider_id, assignment_id, person_id, role) values ($1, $2, $3, 'administrator')`, [providerId, newId(), personId]);
  });
  return { providerId, personId };
}

/** Add a person of the provider, for all clients or one. */
export async function makePerson(ctx: ProviderCtx, person: { email: string; name: string; role: Role; forClientId?: string; passwordHash?: string }): Promise<string> {
  const personId = newId();
  const made = await execute(ctx, sql`
    insert into tenancy.person (provider_id, person_id, email, name, password_hash)
    values (${ctx.providerId}, ${personId}, ${person.email.trim().toLowerCase()}, ${person.name}, ${person.passwordHash ?? null}) on conflict do nothing`);
  if (made === 0) throw refused('tenancy.email_taken', 'There is a person with this mail address already.', 'Give that person another role instead.');
  await execute(ctx, sql`
    insert into tenancy.assignment (provider_id, assignment_id, person_id, for_client_id, role)
    values (${ctx.providerId}, ${newId()}, ${personId}, ${person.forClientId ?? null}, ${person.role})`);
  return personId;
}

/** The provider's transaction as the system: first run, tests, the command line. */
export function asProvider<T>(database: Database, providerId: string, work: (ctx: ProviderCtx) => Promise<T>, actor: Actor = systemActor('setup')): Promise<T> {
  return withProvider(database, { providerId, actor, requestId: 'setup' }, work);
}
