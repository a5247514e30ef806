import type { Point } from '../../../libs/anomaly/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import type { Series } from './series.ts';

export const HOUR_MS = 3_600_000;
/** What is judged against: four weeks. */
export const HISTORY_HOURS = 28 * 24;

/** Every part's complete hours before `until`, oldest first, as they are judged. */
export async function readHistory(ctx: Ctx, series: Series, until: Date, onlyPart?: string): Promise<Map<string, Point[]>> {
  const rows = await query<{ part: string; at: string; value: number }>(ctx, sql`
    select part, at, value from signals.point
    where client_id = ${ctx.clientId} and series = ${series.name} and at >= ${new Date(until.getTime() - HISTORY_HOURS * HOUR_MS)} and at < ${until}
      and (${onlyPart ?? null}::text is null or part = ${onlyPart ?? null}::text) order by part, at`);
  const byPart = Map.groupBy(rows, (row) => row.part);
  return new Map([...byPart].map(([part, own]) => [part, series.kind === 'flow' ? fillGaps(own, until) : own.map((row) => ({ at: new Date(row.at), value: row.value }))]));
}

/** A flow without a row in an hour was zero in it. */
export function fillGaps(rows: readonly { at: string; value: number }[], until: Date): Point[] {
  const known = new Map(rows.map((row) => [Date.parse(row.at), row.value]));
  const filled: Point[] = [];
  for (let at = Date.parse(rows[0]!.at); at < until.getTime(); at += HOUR_MS) filled.push({ at: new Date(at), value: known.get(at) ?? 0 });
  return filled;
}
