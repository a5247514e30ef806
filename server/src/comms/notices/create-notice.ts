import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../../kernel/db.ts';
import { invalid } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import { compileScope, type Scope } from '../../scopes/index.ts';
import { noticeCreated } from '../events.ts';
import { pinTemplate, readClientWords, type ClientWords, type Template } from '../templates/find-templates.ts';
import type { TemplateContent } from '../templates/content.ts';
import { chooseLanguage } from '../templates/lint-template.ts';
import { selectAudience } from './audience.ts';
import { readFacts, type Facts } from './facts.ts';

export type NewNotice = { noticeId?: string; template: string; version?: number; scope: Scope; crisisId?: string | null; facts: Facts };

export type CreatedNotice = { noticeId: string; created: boolean; audienceCount: number; audienceHash: string };

/**
 * Freeze the audience of a message: one row for each customer of the scope's orders, with
 * the orders and dates they will be told and, for those who will not be, the reason. Nothing
 * is sent: that is the action `comms.notify`.
 *
 * With a `noticeId` of its own (a run's), a second call changes nothing and waits for the
 * first.
 *
 * @throws 404 unknown template; 422 for facts and scopes that do not fit.
 */
export async function createNotice(ctx: Ctx, wanted: NewNotice): Promise<CreatedNotice> {
  const template = await pinTemplate(ctx, wanted.template, wanted.version);
  requireNotice(template);
  readFacts(template.content, wanted.facts);
  const noticeId = wanted.noticeId ?? newId();
  const crisisId = wanted.crisisId ?? null;
  const made = await execute(ctx, sql`
    insert into comms.notice (client_id, notice_id, template_name, template_version, channel, scope, crisis_id, facts, state, audience_hash, audience_count, made_by, made_by_name, made_at)
    values (${ctx.clientId}, ${noticeId}, ${template.name}, ${template.version}, 'email', ${JSON.stringify(wanted.scope)}::jsonb, ${crisisId},
      ${JSON.stringify(wanted.facts)}::jsonb, 'draft', ${'0'.repeat(64)}, 0, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
    on conflict (client_id, notice_id) do nothing`);
  if (made === 1) await freezeAudience(ctx, noticeId, wanted.scope, template.name, template.content);
  const frozen = await queryOnly<{ audienceCount: number; audienceHash: string }>(ctx, sql`
    select n.audience_count as "audienceCount", n.audience_hash as "audienceHash" from comms.notice n where n.client_id = ${ctx.clientId} and n.notice_id = ${noticeId}`);
  if (made === 1) await publish(ctx, noticeCreated, { noticeId, crisisId, template: template.name, ...frozen }, noticeId);
  return { noticeId, created: made === 1, ...frozen };
}

/** @throws 422 `comms.not_a_notice`, `comms.template_is_draft`. */
function requireNotice(template: Template): void {
  if (template.content.kind !== 'notice') throw invalid('comms.not_a_notice', `"${template.name}" is a template for the status page.`, 'Choose a template of the kind "notice".');
  if (template.state !== 'published') throw invalid('comms.template_is_draft', `Version ${template.version} of "${template.name}" is a draft.`, 'Publish it first, or choose a published version.');
}

async function freezeAudience(ctx: Ctx, noticeId: string, scope: Scope, templateName: string, content: TemplateContent): Promise<void> {
  const client = await readClientWords(ctx);
  const matched = compileScope(ctx, scope, 'order');
  await execute(ctx, sql`
    insert into comms.recipient (client_id, notice_id, customer_id, address_hash, language, wanted_language, order_ids, fields, fields_hash, state, reason)
    select c.client_id, ${noticeId}::uuid, a.customer_id, a.address_hash, case when ${hasLanguage(content)} then ${wantedLanguage} else ${fallbackLanguage(content, client)} end,
      case when a.wanted_language is not null and not ${hasLanguage(content)} then a.wanted_language end,
      a.order_ids, a.fields, a.fields_hash, case when a.reason is null then 'audience' else 'excluded' end, a.reason
    from tenancy.client c, (${selectAudience(ctx, { matched, templateName, safety: content.safety })}) as a
    where c.client_id = ${ctx.clientId}`);
  await execute(ctx, sql`
    update comms.notice n
    set audience_count = f.audience_count, audience_hash = f.audience_hash,
      orders_without_customer = (select count(*) from orders.customer_order o where o.client_id = ${ctx.clientId} and o.customer_id is null and (${matched}))
    from (
      select count(*) filter (where r.state = 'audience') as audience_count,
        encode(sha256(convert_to(coalesce(string_agg(r.customer_id::text || r.fields_hash || coalesce(r.address_hash, '') || r.language, ',' order by r.customer_id)
          filter (where r.state = 'audience'), ''), 'UTF8')), 'hex') as audience_hash
      from comms.recipient r where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId}) as f
    where n.client_id = ${ctx.clientId} and n.notice_id = ${noticeId}`);
}

/** "pt-BR" asks for Portuguese. */
const wantedLanguage = sql`lower(split_part(replace(a.wanted_language, '_', '-'), '-', 1))`;

function hasLanguage(content: TemplateContent) {
  return sql`coalesce(${wantedLanguage} = any(${Object.keys(content.texts)}::text[]), false)`;
}

function fallbackLanguage(content: TemplateContent, client: ClientWords): string {
  return chooseLanguage(content, null, client.languages).language;
}
