import { expectValue } from '../../../libs/anomaly/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { HOUR_MS, readHistory } from './read-history.ts';
import type { AlertChart } from './schema.ts';
import { findSeries } from './series.ts';

export const CHART_HOURS_MAX = 7 * 24;

/**
 * The last hours of an alert's series, each beside what its own history let one expect then:
 * the same arithmetic that raised the alert. It ends when the alert cleared, or now.
 *
 * @throws 404 for an unknown alert.
 */
export async function readAlertChart(ctx: Ctx, alertId: string, hours: number): Promise<AlertChart> {
  const alert = await queryOne<{ series: string; part: string; endAt: string }>(ctx, sql`
    select series, part, coalesce(cleared_at, ${ctx.now}) as "endAt" from signals.alert where client_id = ${ctx.clientId} and alert_id = ${alertId}`);
  const series = alert && findSeries(alert.series);
  if (!alert || !series) throw notFound('alert');
  const until = new Date(Math.floor(Date.parse(alert.endAt) / HOUR_MS) * HOUR_MS);
  const history = (await readHistory(ctx, series, until, alert.part)).get(alert.part) ?? [];
  const first = Math.max(0, history.length - hours);
  const points = history.slice(first).map(({ at, value }, i) => {
    const { expected } = expectValue(history.slice(0, first + i), at);
    return { at: at.toISOString(), value, expected: Number.isNaN(expected) ? null : expected };
  });
  return { title: series.title, unit: series.unit, points };
}
