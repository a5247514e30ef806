import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { scopeInWords } from './scope-in-words.ts';
import { hashScope, Scope } from './scope.ts';

const SAVED_MAX = 500;
export const SavedName = z.string().trim().min(1).max(120);

export const SavedScope = z.object({
  savedId: z.uuid(),
  name: z.string(),
  version: z.int(),
  scope: Scope,
  hash: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
}).meta({ id: 'SavedScope' });
export type SavedScope = z.infer<typeof SavedScope>;

/**
 * Keep a scope under a name.
 *
 * @throws 409 `scopes.name_taken`, 409 `scopes.too_many` over SAVED_MAX, 422 for an unknown facet.
 */
export async function saveScope(ctx: Ctx, wanted: { name: string; scope: Scope }): Promise<SavedScope> {
  await scopeInWords(ctx, wanted.scope);
  const { n } = (await queryOne<{ n: number }>(ctx, sql`select count(*) as n from scopes.saved where client_id = ${ctx.clientId} and archived_at is null`))!;
  if (n >= SAVED_MAX) throw refused('scopes.too_many', `There are ${SAVED_MAX} saved scopes already.`, 'Delete one that nobody needs.');
  const savedId = newId();
  const made = await execute(ctx, sql`
    insert into scopes.saved (client_id, saved_id, name, version) values (${ctx.clientId}, ${savedId}, ${wanted.name}, 1)
    on conflict (client_id, name) where archived_at is null do nothing`);
  if (made === 0) throw nameTaken(wanted.name);
  await writeVersion(ctx, savedId, 1, wanted.scope);
  return findSavedScope(ctx, savedId);
}

/**
 * Rename it, or say anew what it selects; the latter makes a new version and the older ones
 * stay. `version` is the one the caller saw.
 *
 * @throws 404, 409 `scopes.changed_meanwhile`, 409 `scopes.name_taken`.
 */
export async function changeSavedScope(ctx: Ctx, savedId: string, change: { version: number; name?: string; scope?: Scope }): Promise<SavedScope> {
  const saved = await queryOne<{ name: string; version: number }>(ctx, sql`
    select name, version from scopes.saved where client_id = ${ctx.clientId} and saved_id = ${savedId} and archived_at is null for update`);
  if (!saved) throw notFound('saved scope');
  if (saved.version !== change.version) throw refused('scopes.changed_meanwhile', `Somebody made version ${saved.version} of it meanwhile.`, 'Look at the new version and change that.', { version: saved.version });
  const name = change.name ?? saved.name;
  const version = change.scope === undefined ? saved.version : saved.version + 1;
  const taken = await queryOne(ctx, sql`select 1 from scopes.saved where client_id = ${ctx.clientId} and name = ${name} and saved_id <> ${savedId} and archived_at is null`);
  if (taken) throw nameTaken(name);
  if (change.scope !== undefined) {
    await scopeInWords(ctx, change.scope);
    await writeVersion(ctx, savedId, version, change.scope);
  }
  await execute(ctx, sql`update scopes.saved set name = ${name}, version = ${version} where client_id = ${ctx.clientId} and saved_id = ${savedId}`);
  return findSavedScope(ctx, savedId);
}

/** Take it off the list. What used one of its versions keeps it. */
export async function deleteSavedScope(ctx: Ctx, savedId: string): Promise<void> {
  const gone = await execute(ctx, sql`
    update scopes.saved set archived_at = ${ctx.now} where client_id = ${ctx.clientId} and saved_id = ${savedId} and archived_at is null`);
  if (gone === 0) throw notFound('saved scope');
}

export async function findSavedScopes(ctx: Ctx): Promise<SavedScope[]> {
  return query<SavedScope>(ctx, selectSaved(ctx, sql`and v.version = s.version and s.archived_at is null order by s.name`));
}

/** One saved scope; without a version, the newest. */
export async function findSavedScope(ctx: Ctx, savedId: string, version?: number): Promise<SavedScope> {
  const found = await queryOne<SavedScope>(ctx, selectSaved(ctx, sql`and s.saved_id = ${savedId} and v.version = ${version ?? sql`s.version`}`));
  if (!found) throw notFound('saved scope');
  return found;
}

function selectSaved(ctx: Ctx, rest: ReturnType<typeof sql>) {
  return sql<SavedScope>`
    select s.saved_id as "savedId", s.name, v.version, v.scope, v.scope_hash as hash, v.made_by_name as "madeBy", v.made_at as "madeAt"
    from scopes.saved s join scopes.saved_version v on v.client_id = s.client_id and v.saved_id = s.saved_id
    where s.client_id = ${ctx.clientId} and v.client_id = ${ctx.clientId} ${rest}`;
}

async function writeVersion(ctx: Ctx, savedId: string, version: number, scope: Scope): Promise<void> {
  await execute(ctx, sql`
    insert into scopes.saved_version (client_id, saved_id, version, scope, scope_hash, made_by, made_by_name, made_at)
    values (${ctx.clientId}, ${savedId}, ${version}, ${JSON.stringify(scope)}::jsonb, ${hashScope(scope)}, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})`);
}

function nameTaken(name: string) {
  return refused('scopes.name_taken', `There is a saved scope called "${name}" already.`, 'Choose another name.');
}
