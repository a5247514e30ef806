import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, sql } from '../../kernel/db.ts';
import { invalid, notFound, refused } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import { statusPublished } from '../events.ts';
import { chooseText } from './choose-text.ts';
import { setComponent } from './set-component.ts';
import type { Component, ComponentState, IncidentState } from './states.ts';
import { readClientWords } from '../templates/find-templates.ts';

export type Texts = Record<string, string>;

export type NewUpdate = {
  state: IncidentState;
  texts: Texts;
  /** When the next update comes at the latest; who promises none must say so. */
  nextUpdateAt: string | null;
  noFurtherUpdate: boolean;
  /** Parts of the shop that are in another state from now on. */
  components: Partial<Record<Component, ComponentState>>;
  runId?: string;
};

export type Posted = { incidentId: string; updateId: string };

/**
 * Open an incident on the public page with its first update.
 *
 * @throws 422 as `postUpdate`.
 */
export async function openIncident(ctx: Ctx, wanted: NewUpdate & { titles: Texts; crisisId: string | null }): Promise<Posted> {
  requireNextUpdate(ctx, wanted);
  const incidentId = newId();
  await execute(ctx, sql`
    insert into comms.incident (client_id, incident_id, crisis_id, titles, components, state, opened_at, resolved_at, next_update_at)
    values (${ctx.clientId}, ${incidentId}, ${wanted.crisisId}, ${JSON.stringify(wanted.titles)}::jsonb, ${Object.keys(wanted.components)}, 'investigating', ${ctx.now}, null, null)`);
  return postUpdate(ctx, incidentId, wanted);
}

/**
 * Say something new about an incident; with the state `resolved` it ends. Everything that is
 * not the end needs the promised time of the next update, or the plain word that none is
 * planned.
 *
 * @throws 422 `comms.no_next_update`, `comms.next_update_in_the_past`; 409
 * `comms.incident_over`; 404.
 */
export async function postUpdate(ctx: Ctx, incidentId: string, wanted: NewUpdate): Promise<Posted> {
  requireNextUpdate(ctx, wanted);
  const incident = await queryOne<{ titles: Texts; crisis_id: string | null; over: boolean }>(ctx, sql`
    select i.titles, i.crisis_id, i.resolved_at is not null or i.retracted_at is not null as over
    from comms.incident i where i.client_id = ${ctx.clientId} and i.incident_id = ${incidentId} for update`);
  if (!incident) throw notFound('incident');
  if (incident.over) throw refused('comms.incident_over', 'This incident is over.', 'Open a new one.');

  const updateId = newId();
  const resolved = wanted.state === 'resolved';
  const nextUpdateAt = resolved ? null : wanted.nextUpdateAt;
  await execute(ctx, sql`
    insert into comms.incident_update (client_id, update_id, incident_id, state, texts, next_update_at, posted_at, posted_by, posted_by_name, run_id)
    values (${ctx.clientId}, ${updateId}, ${incidentId}, ${wanted.state}, ${JSON.stringify(wanted.texts)}::jsonb, ${nextUpdateAt}, ${ctx.now}, ${ctx.actor.id}, ${ctx.actor.name}, ${wanted.runId ?? null})`);
  await execute(ctx, sql`
    update comms.incident
    set state = ${wanted.state}, next_update_at = ${nextUpdateAt}, resolved_at = ${resolved ? ctx.now : null},
      components = array(select distinct unnest(components || ${Object.keys(wanted.components)}::text[]) order by 1)
    where client_id = ${ctx.clientId} and incident_id = ${incidentId}`);
  for (const [component, state] of Object.entries(wanted.components)) await setComponent(ctx, component as Component, state);
  const { languages } = await readClientWords(ctx);
  await publish(ctx, statusPublished, {
    incidentId, updateId, crisisId: incident.crisis_id, state: wanted.state, title: chooseText(incident.titles, languages[0] ?? 'en', languages).text, nextUpdateAt,
  }, incidentId);
  return { incidentId, updateId };
}

function requireNextUpdate(ctx: Ctx, wanted: NewUpdate): void {
  if (wanted.state === 'resolved') return;
  if (wanted.nextUpdateAt === null && !wanted.noFurtherUpdate) {
    throw invalid('comms.no_next_update', 'It is not said when the next update comes.', 'Give nextUpdateAt, or noFurtherUpdate: true when none is planned.');
  }
  if (wanted.nextUpdateAt !== null && Date.parse(wanted.nextUpdateAt) <= ctx.now.getTime()) {
    throw invalid('comms.next_update_in_the_past', 'The promised time of the next update has passed already.', 'Give a later time.', { now: ctx.now.toISOString() });
  }
}
