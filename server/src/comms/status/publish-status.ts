import { z } from 'zod';
import { action, findRun, type Action, type ActionDescription } from '../../actions/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOne, queryOnly, sql } from '../../kernel/db.ts';
import { invalid } from '../../kernel/errors.ts';
import { readFacts } from '../notices/facts.ts';
import { findTemplate, readClientWords, type ClientWords } from '../templates/find-templates.ts';
import { renderMessage } from '../templates/render-message.ts';
import { openIncident, postUpdate, type NewUpdate, type Texts } from './post-update.ts';
import { retractUpdate } from './retract-update.ts';
import { COMPONENT_STATES, COMPONENTS, INCIDENT_STATES, type Component } from './states.ts';

const STATUS_MINUTES_DEFAULT = 60;
/** The first note of an undo; whoever undoes may say more in a new update. */
const RETRACTION: Texts = { en: 'published by mistake', de: 'irrtümlich veröffentlicht', fr: 'publié par erreur', pl: 'opublikowano przez pomyłkę', it: 'pubblicato per errore', es: 'publicado por error', nl: 'per vergissing gepubliceerd', pt: 'publicado por engano' };

const OWN_FIELDS = {
  template: z.string().max(63).optional().describe('a template of the kind "status", in all its languages'),
  title: z.string().min(1).max(200).optional().describe('or: your own words, in the client’s first language'),
  text: z.string().min(1).max(2000).optional(),
  incidentId: z.uuid().optional().describe('the incident to update; otherwise the open one of the crisis, or a new one'),
  state: z.enum(INCIDENT_STATES).optional(),
  components: z.string().max(100).optional().describe('comma-separated: orders, deliveries, returns, customer-service'),
  componentState: z.enum(COMPONENT_STATES).optional(),
  nextUpdateAt: z.iso.datetime({ offset: true }).optional(),
  nextUpdateMinutes: z.int().min(5).max(7 * 24 * 60).optional().describe('from now'),
  noFurtherUpdate: z.boolean().default(false),
};

/** Everything else in the input is a fact of the template. */
const Input = z.object(OWN_FIELDS).catchall(z.union([z.string(), z.number(), z.boolean()])).refine((input) => (input.template === undefined) !== (input.text === undefined), 'give either template or text');
type PublishInput = z.output<typeof Input>;

/** Say something on the public status page, from a template or in own words. */
export const publishStatus: Action<PublishInput> = action({
  name: 'comms.publish-status',
  title: 'Publish on the status page',
  permission: 'comms.run',
  subject: 'client',
  input: Input,
  reasons: { 'comms.already_retracted': 'It had been taken back before' },

  /** One subject, the page; what stands on it now is its fingerprint. */
  subjects: (ctx) => sql`
    select c.client_id as subject_id, coalesce((select max(u.update_id::text) from comms.incident_update u where u.client_id = c.client_id), '') as fingerprint
    from tenancy.client c where c.client_id = ${ctx.clientId}`,

  async describe(ctx, input): Promise<ActionDescription> {
    const { titles, update } = await compose(ctx, input);
    const { subscribers } = await queryOnly<{ subscribers: number }>(ctx, sql`
      select count(*) as subscribers from comms.subscriber s where s.client_id = ${ctx.clientId} and s.confirmed_at is not null and s.ended_at is null`);
    return {
      counts: { orders: 0, customers: 0, units: 0, sites: 0 },
      money: [],
      exclusions: [],
      sample: Object.keys(update.texts).slice(0, 20).map((language) => ({ subjectId: ctx.clientId, label: language, cells: { Language: language, Title: titles[language] ?? null, Text: update.texts[language]! } })),
      sideEffects: [
        `The public page says "${update.state}".`,
        ...Object.entries(update.components).map(([component, state]) => `${component} is shown as ${state}.`),
        update.nextUpdateAt === null ? 'No further update is promised.' : `The next update is promised for ${update.nextUpdateAt}.`,
        `${subscribers} subscribers get it by mail.`,
      ],
    };
  },

  async runBatch(ctx, { runId, input, subjectIds }) {
    const { titles, update } = await compose(ctx, input);
    const { crisisId } = await findRun(ctx, runId);
    const incidentId = input.incidentId ?? (await findOpenIncident(ctx, crisisId));
    const posted = incidentId === undefined ? await openIncident(ctx, { ...update, runId, titles, crisisId }) : await postUpdate(ctx, incidentId, { ...update, runId });
    return subjectIds.map((subjectId) => ({ subjectId, outcome: 'done', after: posted }));
  },

  async undoBatch(ctx, { runId, receipts }) {
    const updates = await query<{ update_id: string }>(ctx, sql`select u.update_id from comms.incident_update u where u.client_id = ${ctx.clientId} and u.run_id = ${runId}`);
    let any = false;
    for (const update of updates) any = (await retractUpdate(ctx, update.update_id, RETRACTION)).changed || any;
    return receipts.map(({ subjectId }) => (any ? { subjectId, outcome: 'done' } : { subjectId, outcome: 'skipped', reason: 'comms.already_retracted' }));
  },
});

async function compose(ctx: Ctx, input: PublishInput): Promise<{ titles: Texts; update: NewUpdate }> {
  const client = await readClientWords(ctx);
  const { titles, texts, defaults } = input.template === undefined ? ownWords(client, input) : await fromTemplate(ctx, client, input);
  const state = input.state ?? defaults?.state ?? 'investigating';
  const minutes = input.nextUpdateMinutes ?? defaults?.nextUpdateMinutes ?? STATUS_MINUTES_DEFAULT;
  const nextUpdateAt = state === 'resolved' || input.noFurtherUpdate ? null : (input.nextUpdateAt ?? new Date(ctx.now.getTime() + minutes * 60_000).toISOString());
  const components = input.components === undefined ? (defaults?.components ?? []) : readComponents(input.components);
  const componentState = input.componentState ?? (state === 'resolved' ? 'working' : (defaults?.componentState ?? 'disrupted'));
  return { titles, update: { state, texts, nextUpdateAt, noFurtherUpdate: nextUpdateAt === null, components: Object.fromEntries(components.map((one) => [one, componentState])) } };
}

function ownWords(client: ClientWords, input: PublishInput) {
  const language = client.languages[0] ?? 'en';
  return { titles: { [language]: input.title ?? firstSentence(input.text!) }, texts: { [language]: input.text! }, defaults: undefined };
}

async function fromTemplate(ctx: Ctx, client: ClientWords, input: PublishInput) {
  const { content } = await findTemplate(ctx, input.template!);
  if (content.kind !== 'status') throw invalid('comms.not_a_status', `"${input.template}" is a template for notices.`, 'Choose a template of the kind "status".');
  const facts = readFacts(content, Object.fromEntries(Object.entries(input).filter((entry): entry is [string, string | number | boolean] => !Object.hasOwn(OWN_FIELDS, entry[0]) && entry[1] !== undefined)));
  const rendered = Object.keys(content.texts).map((language) => [language, renderMessage(content, { language, country: null, timeZone: client.timeZone }, { ...facts, clientName: client.name })] as const);
  return {
    titles: Object.fromEntries(rendered.map(([language, { subject }]) => [language, subject])),
    texts: Object.fromEntries(rendered.map(([language, { text }]) => [language, text.trim()])),
    defaults: content.status,
  };
}

function readComponents(list: string): Component[] {
  return list.split(',').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const component = COMPONENTS.find((known) => known === one);
    if (component === undefined) throw invalid('comms.unknown_component', `There is no component "${one.slice(0, 40)}".`, `Use: ${COMPONENTS.join(', ')}.`);
    return component;
  });
}

async function findOpenIncident(ctx: Ctx, crisisId: string | null): Promise<string | undefined> {
  if (crisisId === null) return undefined;
  const row = await queryOne<{ incident_id: string }>(ctx, sql`
    select i.incident_id from comms.incident i
    where i.client_id = ${ctx.clientId} and i.crisis_id = ${crisisId} and i.resolved_at is null and i.retracted_at is null order by i.opened_at desc limit 1`);
  return row?.incident_id;
}

function firstSentence(text: string): string {
  return (/^.{1,120}?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text.slice(0, 120)).replace(/\s+/g, ' ');
}
