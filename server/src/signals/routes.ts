import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { findAlerts, findProposals } from './find-alerts.ts';
import { dismissProposal } from './end-proposal.ts';
import { CHART_HOURS_MAX, readAlertChart } from './read-alert-chart.ts';
import { readSeries, SERIES_HOURS_MAX } from './read-series.ts';
import { Alert, AlertChart, ClientParams, Proposal, SeriesByHour } from './schema.ts';

const tag = 'signals';

const listAlerts = route({
  method: 'GET', path: '/clients/:clientId/alerts', operation: 'findAlerts', tag, summary: 'What is unusual, in words, and the proposals made of it', permission: 'signals.read',
  params: ClientParams, response: z.object({ proposals: z.array(Proposal), alerts: z.array(Alert), now: z.string() }),
  handle: async (ctx) => ({ proposals: await findProposals(ctx), alerts: await findAlerts(ctx), now: ctx.now.toISOString() }),
});

const dismiss = route({
  method: 'POST', path: '/clients/:clientId/alerts/proposals/:proposalId/dismiss', operation: 'dismissProposal', tag, summary: 'Say that a proposal needs no crisis', permission: 'signals.write',
  params: ClientParams.extend({ proposalId: z.uuid() }), body: z.object({ why: z.string().trim().min(1).max(2000) }),
  handle: (ctx, { params, body }) => dismissProposal(ctx, params.proposalId, body.why),
});

const alertChart = route({
  method: 'GET', path: '/clients/:clientId/alerts/:alertId/chart', operation: 'readAlertChart', tag, summary: 'An alert’s series hour by hour beside what was expected', permission: 'signals.read',
  params: ClientParams.extend({ alertId: z.uuid() }), query: z.object({ hours: z.coerce.number().int().min(1).max(CHART_HOURS_MAX).default(36) }),
  response: AlertChart,
  handle: (ctx, { params, query }) => readAlertChart(ctx, params.alertId, query.hours),
});

const series = route({
  method: 'GET', path: '/clients/:clientId/series/:series', operation: 'readSeries', tag, summary: 'One series by the hour', permission: 'signals.read',
  params: ClientParams.extend({ series: z.string().max(60) }), query: z.object({ hours: z.coerce.number().int().min(1).max(SERIES_HOURS_MAX).default(72) }),
  response: SeriesByHour,
  handle: (ctx, { params, query }) => readSeries(ctx, params.series, query.hours),
});

export const signalsRoutes = [listAlerts, alertChart, dismiss, series];
