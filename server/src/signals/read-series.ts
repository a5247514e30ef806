import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { fillGaps, HOUR_MS } from './read-history.ts';
import type { SeriesByHour } from './schema.ts';
import { findSeries, SERIES } from './series.ts';

export const SERIES_HOURS_MAX = 24 * 60;

/**
 * The last hours of a series, part by part, the hour that is running included. A flow was
 * zero in an hour without a row; a level keeps no value it did not have.
 *
 * @throws 422 `signals.unknown_series`
 */
export async function readSeries(ctx: Ctx, name: string, hours: number): Promise<SeriesByHour> {
  const series = findSeries(name);
  if (!series) throw invalid('signals.unknown_series', `There is no series "${name}".`, `Use one of: ${SERIES.map((one) => one.name).join(', ')}.`);
  const rows = await query<{ part: string; at: string; value: number }>(ctx, sql`
    select part, at, value from signals.point
    where client_id = ${ctx.clientId} and series = ${series.name} and at > ${new Date(ctx.now.getTime() - hours * HOUR_MS)} order by part, at`);
  const parts = [...Map.groupBy(rows, (row) => row.part)].map(([part, own]) => ({
    part,
    points: series.kind === 'flow' ? fillGaps(own, ctx.now).map(({ at, value }) => ({ at: at.toISOString(), value })) : own.map(({ at, value }) => ({ at, value })),
  }));
  return { title: series.title, unit: series.unit, parts };
}
