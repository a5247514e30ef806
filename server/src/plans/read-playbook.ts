import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { parsePlaybook, type ParsedPlaybook } from './lint-playbook.ts';
import { readLibrary } from './playbook-library.ts';

/** A playbook as its text and parsed: the given version, else the published one, else the library's. @throws 404 */
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
