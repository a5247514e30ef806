import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { parsePlaybook, type ParsedPlaybook, type Playbook } from './playbook.ts';
import { readLibrary } from './playbook-library.ts';

export type PlaybookRow = { versionId: string | null; playbook: string; version: number; title: string; crisisType: string; state: 'draft' | 'published' | 'retired'; origin: 'library' | 'client'; sha256: string; madeAt: string | null };

/** Every playbook this client can declare with: its own published ones before the library's. */
export async function findPlaybooks(ctx: Ctx): Promise<PlaybookRow[]> {
  const own = await query<PlaybookRow>(ctx, sql`
    select version_id as "versionId", playbook, version, title, crisis_type as "crisisType", state, origin, sha256, made_at as "madeAt"
    from plans.playbook_version where client_id = ${ctx.clientId} and state <> 'retired' order by playbook, version desc`);
  const published = new Set(own.filter((row) => row.state === 'published').map((row) => row.playbook));
  const fromLibrary = [...(await readLibrary()).values()]
    .filter((one) => !published.has(one.playbook.playbook))
    .map((one): PlaybookRow => ({ versionId: null, playbook: one.playbook.playbook, version: 0, title: one.playbook.title, crisisType: one.playbook.crisisType, state: 'published', origin: 'library', sha256: one.sha256, madeAt: null }));
  return [...own, ...fromLibrary].sort((a, b) => a.title.localeCompare(b.title) || b.version - a.version);
}

/** A playbook as its text and parsed: the given version, else the published one, else the library's. */
export async function readPlaybook(ctx: Ctx, name: string, versionId?: string): Promise<ParsedPlaybook & { versionId: string | null; version: number }> {
  const row = await queryOne<{ source: string; versionId: string; version: number }>(ctx, sql`
    select source, version_id as "versionId", version from plans.playbook_version
    where client_id = ${ctx.clientId} and playbook = ${name}
      and (version_id = ${versionId ?? null}::uuid or (${versionId ?? null}::uuid is null and state = 'published'))`);
  if (row) return { ...parsePlaybook(row.source), versionId: row.versionId, version: row.version };
  const fromLibrary = versionId === undefined ? (await readLibrary()).get(name) : undefined;
  if (!fromLibrary) throw notFound('playbook');
  return { ...fromLibrary, versionId: null, version: 0 };
}

export type PinnedPlaybook = { versionId: string; playbook: Playbook; sha256: string };

/**
 * The version a crisis binds to. A library playbook used for the first time becomes the
 * client's published version 1, so that what was in force can always be shown.
 */
export async function pinPlaybook(ctx: Ctx, name: string): Promise<PinnedPlaybook> {
  const found = await readPlaybook(ctx, name);
  if (found.versionId !== null) return { versionId: found.versionId, playbook: found.playbook, sha256: found.sha256 };
  await insertVersion(ctx, found, 'published', 'library');
  const stored = await readPlaybook(ctx, name);
  if (stored.versionId === null) throw refused('plans.try_again', 'The playbook was being published at the same moment.', 'Try again.');
  return { versionId: stored.versionId, playbook: stored.playbook, sha256: stored.sha256 };
}

/** Store a text as a draft. @throws 422 `plans.bad_playbook`. */
export async function draftPlaybook(ctx: Ctx, source: string): Promise<{ versionId: string }> {
  return { versionId: await insertVersion(ctx, parsePlaybook(source), 'draft', 'client') };
}

/**
 * Put a draft into force; the version before it is retired, never changed.
 *
 * @throws 409 `plans.not_a_draft`.
 */
export async function publishPlaybook(ctx: Ctx, versionId: string): Promise<void> {
  const draft = await queryOne<{ playbook: string; state: string }>(ctx, sql`
    select playbook, state from plans.playbook_version where client_id = ${ctx.clientId} and version_id = ${versionId} for update`);
  if (!draft) throw notFound('playbook version');
  if (draft.state !== 'draft') throw refused('plans.not_a_draft', `This version is ${draft.state} already.`, 'Make a new draft instead.');
  await execute(ctx, sql`
    update plans.playbook_version set state = 'retired' where client_id = ${ctx.clientId} and playbook = ${draft.playbook} and state = 'published'`);
  await execute(ctx, sql`
    update plans.playbook_version set state = 'published', published_by = ${ctx.actor.id}, published_at = ${ctx.now}
    where client_id = ${ctx.clientId} and version_id = ${versionId}`);
}

async function insertVersion(ctx: Ctx, parsed: ParsedPlaybook, state: 'draft' | 'published', origin: 'library' | 'client'): Promise<string> {
  const versionId = newId();
  const { playbook, title, crisisType } = parsed.playbook;
  await execute(ctx, sql`
    insert into plans.playbook_version (client_id, version_id, playbook, version, title, crisis_type, source, sha256, state, origin, made_by, made_at, published_by, published_at)
    select ${ctx.clientId}, ${versionId}, ${playbook}, coalesce(max(version), 0) + 1, ${title}, ${crisisType}, ${parsed.source}, ${parsed.sha256}, ${state}, ${origin},
      ${ctx.actor.id}, ${ctx.now}, ${state === 'published' ? ctx.actor.id : null}, ${state === 'published' ? ctx.now : null}
    from plans.playbook_version where client_id = ${ctx.clientId} and playbook = ${playbook}
    on conflict do nothing`);
  return versionId;
}
