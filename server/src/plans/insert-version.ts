import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import type { ParsedPlaybook } from './lint-playbook.ts';

/** The next version of a playbook's text, which was checked. A second publication at the same moment writes nothing. */
export async function insertVersion(ctx: Ctx, parsed: ParsedPlaybook, state: 'draft' | 'published', origin: 'library' | 'client'): Promise<string> {
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
