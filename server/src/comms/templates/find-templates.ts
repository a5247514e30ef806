import type { Ctx } from '../../kernel/ctx.ts';
import { execute, query, queryOne, queryOnly, sql } from '../../kernel/db.ts';
import { notFound } from '../../kernel/errors.ts';
import { BUILT_IN } from './built-in.ts';
import { hashContent, TemplateContent } from './content.ts';

/** A version of a template. `version` is 0 for a built-in that the client has not used yet. */
export type Template = { name: string; version: number; state: 'draft' | 'published'; origin: 'built-in' | 'own'; content: TemplateContent; contentHash: string; publishedAt: string | null };

const COLUMNS = sql`v.name, v.version, v.state, v.origin, v.content, v.content_hash as "contentHash", v.published_at as "publishedAt"`;

/** The client's newest version of each template, and the built-in ones it has none of. */
export async function findTemplates(ctx: Ctx): Promise<Template[]> {
  const own = await query<Template>(ctx, sql`
    select distinct on (v.name) ${COLUMNS} from comms.template_version v
    where v.client_id = ${ctx.clientId} order by v.name, v.version desc`);
  const names = new Set(own.map((one) => one.name));
  return [...own, ...[...BUILT_IN.keys()].filter((name) => !names.has(name)).map(builtIn)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One version; without `version` the newest published one, else the built-in. @throws 404. */
export async function findTemplate(ctx: Ctx, name: string, version?: number): Promise<Template> {
  const wanted = version === undefined ? sql`v.state = 'published'` : sql`v.version = ${version}`;
  const own = await queryOne<Template>(ctx, sql`
    select ${COLUMNS} from comms.template_version v
    where v.client_id = ${ctx.clientId} and v.name = ${name} and ${wanted} order by v.version desc limit 1`);
  if (own) return { ...own, content: TemplateContent.parse(own.content) };
  if (!version && BUILT_IN.has(name)) return builtIn(name);
  throw notFound('template');
}

/**
 * The published version to send by. A built-in one is first copied to the client, so that a
 * later release of the product cannot change what was sent.
 */
export async function pinTemplate(ctx: Ctx, name: string, version?: number): Promise<Template> {
  const template = await findTemplate(ctx, name, version);
  if (template.version > 0) return template;
  await execute(ctx, sql`
    insert into comms.template_version (client_id, name, version, state, origin, content, content_hash, made_by, made_at, published_by, published_at)
    select c.client_id, ${name}, coalesce((select max(v.version) from comms.template_version v where v.client_id = c.client_id and v.name = ${name}), 0) + 1,
      'published', 'built-in', ${JSON.stringify(template.content)}::jsonb, ${template.contentHash}, ${ctx.actor.id}, ${ctx.now}, ${ctx.actor.id}, ${ctx.now}
    from tenancy.client c where c.client_id = ${ctx.clientId}
    on conflict (client_id, name, version) do nothing`);
  return findTemplate(ctx, name);
}

/** The client's languages, first choice first, and what else a message needs of it. */
export type ClientWords = { name: string; slug: string; languages: string[]; timeZone: string; isDrill: boolean };

export function readClientWords(ctx: Ctx): Promise<ClientWords> {
  return queryOnly<ClientWords>(ctx, sql`
    select c.name, c.slug, c.languages, c.time_zone as "timeZone", c.is_drill as "isDrill" from tenancy.client c where c.client_id = ${ctx.clientId}`);
}

function builtIn(name: string): Template {
  const content = BUILT_IN.get(name)!;
  return { name, version: 0, state: 'published', origin: 'built-in', content, contentHash: hashContent(content), publishedAt: null };
}
