import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { route } from '../kernel/route.ts';
import { Scope } from '../scopes/index.ts';
import { dismissProposal } from './propose.ts';
import { CHART_HOURS_MAX, readAlertChart } from './read-alert-chart.ts';
import { findSeries, SERIES } from './series.ts';

const ClientParams = z.object({ clientId: z.uuid() });
const HOURS_MAX = 24 * 60;

const Alert = z.object({
  alertId: z.uuid(), series: z.string(), part: z.string(), since: z.string(), openedAt: z.string(), clearedAt: z.string().nullable(), words: z.string(),
  facts: z.record(z.string(), z.unknown()), proposalId: z.uuid().nullable(),
}).meta({ id: 'Alert' });

const Proposal = z.object({
  proposalId: z.uuid(), title: z.string(), crisisType: z.string(), playbook: z.string(), scope: Scope, words: z.string(), firstSignalAt: z.string(), madeAt: z.string(),
  state: z.enum(['open', 'declared', 'dismissed', 'lapsed']), endedAt: z.string().nullable(), endedWhy: z.string().nullable(), alerts: z.array(Alert),
}).meta({ id: 'Proposal' });

const ALERT = sql`jsonb_build_object('alertId', a.alert_id, 'series', a.series, 'part', a.part, 'since', a.since, 'openedAt', a.opened_at, 'clearedAt', a.cleared_at,
  'words', a.words, 'facts', a.facts, 'proposalId', a.proposal_id)`;

async function findProposals(ctx: Ctx): Promise<z.infer<typeof Proposal>[]> {
  return query<z.infer<typeof Proposal>>(ctx, sql`
    select p.proposal_id as "proposalId", p.title, p.crisis_type as "crisisType", p.playbook, p.scope, p.words, p.first_signal_at as "firstSignalAt", p.made_at as "madeAt",
      p.state, p.ended_at as "endedAt", p.ended_why as "endedWhy",
      coalesce((select jsonb_agg(${ALERT} order by a.since) from signals.alert a where a.client_id = p.client_id and a.proposal_id = p.proposal_id), '[]') as alerts
    from signals.proposal p where p.client_id = ${ctx.clientId} order by p.state <> 'open', p.made_at desc limit 100`);
}

const listAlerts = route({
  method: 'GET', path: '/clients/:clientId/alerts', operation: 'findAlerts', tag: 'signals', summary: 'What is unusual, in words, and the proposals made of it', permission: 'signals.read',
  params: ClientParams, response: z.object({ proposals: z.array(Proposal), alerts: z.array(Alert), now: z.string() }),
  async handle(ctx) {
    const rows = await query<{ alert: z.infer<typeof Alert> }>(ctx, sql`
      select ${ALERT} as alert from signals.alert a where a.client_id = ${ctx.clientId} order by a.cleared_at is not null, a.opened_at desc limit 200`);
    return { proposals: await findProposals(ctx), alerts: rows.map((row) => row.alert), now: ctx.now.toISOString() };
  },
});

const dismiss = route({
  method: 'POST', path: '/clients/:clientId/alerts/proposals/:proposalId/dismiss', operation: 'dismissProposal', tag: 'signals', summary: 'Say that a proposal needs no crisis', permission: 'signals.write',
  params: ClientParams.extend({ proposalId: z.uuid() }), body: z.object({ why: z.string().trim().min(1).max(2000) }),
  handle: (ctx, { params, body }) => dismissProposal(ctx, params.proposalId, body.why),
});

const alertChart = route({
  method: 'GET', path: '/clients/:clientId/alerts/:alertId/chart', operation: 'readAlertChart', tag: 'signals', summary: 'An alert’s series hour by hour beside what was expected', permission: 'signals.read',
  params: ClientParams.extend({ alertId: z.uuid() }), query: z.object({ hours: z.coerce.number().int().min(1).max(CHART_HOURS_MAX).default(36) }),
  response: z.object({ title: z.string(), unit: z.string(), points: z.array(z.object({ at: z.string(), value: z.number(), expected: z.number().nullable() })) }),
  handle: (ctx, { params, query: asked }) => readAlertChart(ctx, params.alertId, asked.hours),
});

const readSeries = route({
  method: 'GET', path: '/clients/:clientId/series/:series', operation: 'readSeries', tag: 'signals', summary: 'One series by the hour', permission: 'signals.read',
  params: ClientParams.extend({ series: z.string().max(60) }), query: z.object({ hours: z.coerce.number().int().min(1).max(HOURS_MAX).default(72) }),
  response: z.object({ title: z.string(), unit: z.string(), parts: z.array(z.object({ part: z.string(), points: z.array(z.object({ at: z.string(), value: z.number() })) })) }),
  async handle(ctx, { params, query: asked }) {
    const series = findSeries(params.series);
    if (!series) throw invalid('signals.unknown_series', `There is no series "${params.series}".`, `Use one of: ${SERIES.map((one) => one.name).join(', ')}.`);
    const rows = await query<{ part: string; at: string; value: number }>(ctx, sql`
      select part, at, value from signals.point
      where client_id = ${ctx.clientId} and series = ${series.name} and at > ${new Date(ctx.now.getTime() - asked.hours * 3_600_000)} order by part, at`);
    const parts = [...Map.groupBy(rows, (row) => row.part)].map(([part, points]) => ({ part, points: points.map(({ at, value }) => ({ at, value })) }));
    return { title: series.title, unit: series.unit, parts };
  },
});

export const signalsRoutes = [listAlerts, alertChart, dismiss, readSeries];
