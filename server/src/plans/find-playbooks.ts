import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { readLibrary } from './playbook-library.ts';
import type { PlaybookRow } from './schema.ts';

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
