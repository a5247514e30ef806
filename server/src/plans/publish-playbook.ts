import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';

/**
 * Put a draft into force; the version before it is retired, never changed.
 *
 * @throws 404; 409 `plans.not_a_draft`.
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
