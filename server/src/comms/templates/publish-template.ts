import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, queryOnly, sql } from '../../kernel/db.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { templatePublished } from '../events.ts';
import { hashContent, type TemplateContent } from './content.ts';
import { findTemplate, readClientWords } from './find-templates.ts';
import { isPublishable, lintTemplate, type Finding } from './lint-template.ts';

/**
 * Keep a draft of a template: the open draft is replaced, or a new version begun. What is
 * published stays as it is.
 */
export async function saveTemplate(ctx: Ctx, name: string, content: TemplateContent): Promise<{ version: number; findings: Finding[] }> {
  const { languages } = await readClientWords(ctx);
  const { version } = await queryOnly<{ version: number }>(ctx, sql`
    insert into comms.template_version as v (client_id, name, version, state, origin, content, content_hash, made_by, made_at)
    select c.client_id, ${name},
      coalesce((select max(d.version) from comms.template_version d where d.client_id = c.client_id and d.name = ${name} and d.state = 'draft'),
        (select max(p.version) + 1 from comms.template_version p where p.client_id = c.client_id and p.name = ${name}), 1),
      'draft', 'own', ${JSON.stringify(content)}::jsonb, ${hashContent(content)}, ${ctx.actor.id}, ${ctx.now}
    from tenancy.client c where c.client_id = ${ctx.clientId}
    on conflict (client_id, name, version) do update
    set content = excluded.content, content_hash = excluded.content_hash, made_by = excluded.made_by, made_at = excluded.made_at
    where v.state = 'draft'
    returning version`);
  return { version, findings: lintTemplate(content, languages) };
}

/**
 * From now on this version can be sent, and can no longer change.
 *
 * @throws 409 `comms.template_has_errors` with the findings, `comms.already_published`; 404.
 */
export async function publishTemplate(ctx: Ctx, name: string, version: number): Promise<void> {
  const draft = await queryOne<{ state: string }>(ctx, sql`
    select v.state from comms.template_version v where v.client_id = ${ctx.clientId} and v.name = ${name} and v.version = ${version} for update`);
  if (!draft) throw notFound('template');
  if (draft.state === 'published') throw refused('comms.already_published', `Version ${version} of "${name}" is published and cannot change.`, 'Save a new draft.');
  const { content, contentHash } = await findTemplate(ctx, name, version);
  const { languages } = await readClientWords(ctx);
  const findings = lintTemplate(content, languages);
  if (!isPublishable(findings)) throw refused('comms.template_has_errors', `"${name}" has errors and cannot be published.`, 'Mend what the findings name and save it again.', { findings });
  await execute(ctx, sql`
    update comms.template_version set state = 'published', published_by = ${ctx.actor.id}, published_at = ${ctx.now}
    where client_id = ${ctx.clientId} and name = ${name} and version = ${version}`);
  await publish(ctx, templatePublished, { name, version, contentHash });
}
