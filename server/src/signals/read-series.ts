import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { HOUR_MS } from './read-history.ts';
import type { SeriesByHour } from './schema.ts';
import { findSeries, SERIES } from './series.ts';

export const SERIES_HOURS_MAX = 24 * 60;

/**
 * The last hours of a series as they were counted, part by part: hours without a row are
 * left out.
 *
 * @throws 422 `signals.unknown_series`
 */
export async function readSeries(ctx: Ctx, name: string, hours: number): Promise<SeriesByHour> {
  const series = findSeries(name);
  if (!series) throw invalid('signals.unknown_series', `There is no series "${name}".`, `Use one of: ${SERIES.map((one) => one.name).join(', ')}.`);
  const rows = await query<{ part: string; at: string; value: number }>(ctx, sql`
    select part, at, value from signals.point
    where client_id = ${ctx.clientId} and series = ${series.name} and at > ${new Date(ctx.now.getTime() - hours * HOUR_MS)} order by part, at`);
  const parts = [...Map.groupBy(rows, (row) => row.part)].map(([part, points]) => ({ part, points: points.map(({ at, value }) => ({ at, value })) }));
  return { title: series.title, unit: series.unit, parts };
}
