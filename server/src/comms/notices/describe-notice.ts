import type { ActionDescription } from '../../actions/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOne, queryOnly, sql, type RawBuilder } from '../../kernel/db.ts';
import { notFound } from '../../kernel/errors.ts';
import type { TemplateContent } from '../templates/content.ts';
import { findTemplate, readClientWords } from '../templates/find-templates.ts';
import { chooseLanguage } from '../templates/lint-template.ts';
import { zoneOf } from '../templates/reader-zone.ts';
import { renderMessage, type Value } from '../templates/render-message.ts';
import { EXCLUSIONS, type AudienceRow, type Exclusion, type RecipientFields } from './audience.ts';
import { readFacts, valuesFor, type Facts } from './facts.ts';
import { findAudienceDrift } from './find-audience-drift.ts';

const SAMPLE_IDS_MAX = 20;
const SAMPLES_MAX = 20;

type Wanted = { noticeId?: string; template?: string; version?: number; facts: Facts };
type Group = { reason: Exclusion | null; wanted: string | null; customers: number; ids: string[]; sample: RecipientFields };

/**
 * What a notice would do: how many in which language, who is left out and why, and the
 * message as it reads in each language, without anybody's name.
 */
export async function describeNotice(ctx: Ctx, wanted: Wanted, audience: RawBuilder<AudienceRow>): Promise<ActionDescription> {
  const client = await readClientWords(ctx);
  const { content, facts } = await readMessage(ctx, wanted);
  const groups = await query<Group>(ctx, sql`
    select a.reason, lower(split_part(replace(a.wanted_language, '_', '-'), '-', 1)) as wanted, count(*) as customers,
      (array_agg(a.customer_id order by a.customer_id))[1:${SAMPLE_IDS_MAX}] as ids, (array_agg(a.fields order by a.customer_id))[1] as sample
    from (${audience}) as a group by 1, 2 order by count(*) desc, 2`);
  const included = groups.filter((group) => group.reason === null);
  const worth = await query<{ currency: string; valueMinor: number; orders: number; units: number }>(ctx, sql`
    select o.currency, sum(o.total_minor) as "valueMinor", count(*) as orders, sum(o.units_open) as units
    from (select unnest(a.order_ids) as order_id from (${audience}) as a where a.reason is null) as told
    join orders.customer_order o on o.client_id = ${ctx.clientId} and o.order_id = told.order_id group by o.currency order by 2 desc`);
  const sum = (of: (row: (typeof worth)[number]) => number): number => worth.reduce((total, row) => total + of(row), 0);
  return {
    counts: { orders: sum((row) => row.orders), customers: included.reduce((total, group) => total + group.customers, 0), units: sum((row) => row.units), sites: 0 },
    money: worth.map(({ currency, valueMinor }) => ({ currency, valueMinor })),
    exclusions: toExclusions(groups),
    sample: included.slice(0, SAMPLES_MAX).map((group) => {
      const { language, fellBack } = chooseLanguage(content, group.wanted, client.languages);
      const reader = { language, country: group.sample.country, timeZone: zoneOf(group.sample.country, client.timeZone) };
      const message = renderMessage(content, reader, valuesFor(client, facts, { ...group.sample, name: null }, language, ctx.now));
      return { subjectId: group.ids[0]!, label: fellBack ? `${language} (instead of ${group.wanted})` : language, cells: { Language: language, Customers: group.customers, Subject: message.subject, Text: message.text } };
    }),
    sideEffects: await sideEffects(ctx, wanted, content, included, client.languages),
  };
}

async function readMessage(ctx: Ctx, wanted: Wanted): Promise<{ content: TemplateContent; facts: Record<string, Value> }> {
  if (wanted.noticeId === undefined) {
    const { content } = await findTemplate(ctx, wanted.template!, wanted.version);
    return { content, facts: readFacts(content, wanted.facts) };
  }
  const notice = await queryOne<{ name: string; version: number; facts: Facts }>(ctx, sql`
    select n.template_name as name, n.template_version as version, n.facts from comms.notice n where n.client_id = ${ctx.clientId} and n.notice_id = ${wanted.noticeId}`);
  if (!notice) throw notFound('notice');
  const { content } = await findTemplate(ctx, notice.name, notice.version);
  return { content, facts: readFacts(content, notice.facts) };
}

function toExclusions(groups: readonly Group[]): ActionDescription['exclusions'] {
  const byReason = Map.groupBy(groups.filter((group) => group.reason !== null), (group) => group.reason!);
  return [...byReason].map(([reason, some]) => ({
    reason,
    words: EXCLUSIONS[reason],
    count: some.reduce((total, group) => total + group.customers, 0),
    sampleIds: some.flatMap((group) => group.ids).slice(0, SAMPLE_IDS_MAX),
  }));
}

async function sideEffects(ctx: Ctx, wanted: Wanted, content: TemplateContent, included: readonly Group[], languages: readonly string[]): Promise<string[]> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const said: string[] = [];
  const fallen = included.filter((group) => chooseLanguage(content, group.wanted, languages).fellBack);
  for (const group of fallen) said.push(`${group.customers} read ${names.of(group.wanted!)}, which the template lacks; they get ${names.of(chooseLanguage(content, group.wanted, languages).language)}.`);
  if (content.safety) said.push('Safety notice: where nobody can tell whether it arrived, it is sent again.');
  if (wanted.noticeId !== undefined) {
    const drift = await findAudienceDrift(ctx, wanted.noticeId);
    if (drift.ordersJoined > 0) said.push(`${drift.ordersJoined} more orders joined since the audience was frozen; their customers are not told of them.`);
    if (drift.ordersLeft > 0) said.push(`${drift.ordersLeft} orders have left the scope since the audience was frozen.`);
    const { orphans } = await queryOnly<{ orphans: number }>(ctx, sql`select n.orders_without_customer as orphans from comms.notice n where n.client_id = ${ctx.clientId} and n.notice_id = ${wanted.noticeId}`);
    if (orphans > 0) said.push(`${orphans} orders have no customer to write to.`);
  }
  return said;
}
