import type { Ctx } from '../../kernel/ctx.ts';
import { query, sql } from '../../kernel/db.ts';
import { readClientWords, type ClientWords } from '../templates/find-templates.ts';
import { COMPONENTS, type Component, type ComponentState, type IncidentState } from './states.ts';
import { chooseText } from './choose-text.ts';
import type { Texts } from './post-update.ts';

const HISTORY_DAYS = 90;
const INCIDENTS_MAX = 30;
const UPDATES_MAX = 50;

export type Update = { updateId: string; state: IncidentState; texts: Texts; nextUpdateAt: string | null; postedAt: string; postedByName: string; runId: string | null; retractedAt: string | null; retraction: Texts | null };

export type Incident = {
  incidentId: string; crisisId: string | null; titles: Texts; components: Component[]; state: IncidentState;
  openedAt: string; resolvedAt: string | null; nextUpdateAt: string | null; retractedAt: string | null;
  /** Newest first. */
  updates: Update[];
};

export type StatusPicture = { client: ClientWords; now: string; components: { component: Component; state: ComponentState; changedAt: string | null }[]; current: Incident[]; earlier: Incident[] };

/** The whole public page as data: what it says now, and the last HISTORY_DAYS days. */
export async function readStatus(ctx: Ctx): Promise<StatusPicture> {
  const client = await readClientWords(ctx);
  const known = await query<{ component: Component; state: ComponentState; changedAt: string }>(ctx, sql`
    select k.component, k.state, k.changed_at as "changedAt" from comms.component k where k.client_id = ${ctx.clientId}`);
  const incidents = await query<Incident>(ctx, sql`
    select i.incident_id as "incidentId", i.crisis_id as "crisisId", i.titles, i.components, i.state, i.opened_at as "openedAt", i.resolved_at as "resolvedAt",
      i.next_update_at as "nextUpdateAt", i.retracted_at as "retractedAt",
      coalesce((select json_agg(json_build_object('updateId', u.update_id, 'state', u.state, 'texts', u.texts, 'nextUpdateAt', u.next_update_at, 'postedAt', u.posted_at,
          'postedByName', u.posted_by_name, 'runId', u.run_id, 'retractedAt', u.retracted_at, 'retraction', u.retraction) order by u.posted_at desc, u.update_id desc)
        from (select * from comms.incident_update n where n.client_id = i.client_id and n.incident_id = i.incident_id
          order by n.posted_at desc, n.update_id desc limit ${UPDATES_MAX}) as u), '[]') as updates
    from comms.incident i
    where i.client_id = ${ctx.clientId} and (i.resolved_at is null or i.opened_at > ${ctx.now}::timestamptz - ${HISTORY_DAYS} * interval '1 day')
    order by i.resolved_at is null and i.retracted_at is null desc, i.opened_at desc, i.incident_id desc limit ${INCIDENTS_MAX}`);
  const over = (incident: Incident): boolean => incident.resolvedAt !== null || incident.retractedAt !== null;
  return {
    client,
    now: ctx.now.toISOString(),
    components: COMPONENTS.map((component) => known.find((row) => row.component === component) ?? { component, state: 'working', changedAt: null }),
    current: incidents.filter((incident) => !over(incident)),
    earlier: incidents.filter(over),
  };
}

export type PromisedUpdate = { incidentId: string; crisisId: string | null; title: string; nextUpdateAt: string; overdueMinutes: number };

/** Promised updates of current incidents, the most urgent first; below zero: so many minutes are left. */
export async function findPromisedUpdates(ctx: Ctx): Promise<PromisedUpdate[]> {
  const rows = await query<{ incidentId: string; crisisId: string | null; titles: Texts; nextUpdateAt: string; languages: string[] }>(ctx, sql`
    select i.incident_id as "incidentId", i.crisis_id as "crisisId", i.titles, i.next_update_at as "nextUpdateAt", c.languages
    from comms.incident i join tenancy.client c on c.client_id = i.client_id
    where i.client_id = ${ctx.clientId} and i.next_update_at is not null and i.resolved_at is null and i.retracted_at is null
    order by i.next_update_at, i.incident_id limit ${INCIDENTS_MAX}`);
  return rows.map(({ titles, languages, ...row }) => ({
    ...row,
    title: chooseText(titles, languages[0] ?? 'en', languages).text,
    overdueMinutes: Math.floor((ctx.now.getTime() - Date.parse(row.nextUpdateAt)) / 60_000),
  }));
}
