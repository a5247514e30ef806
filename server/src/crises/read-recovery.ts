import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { readBacklogFigures, type BacklogFigures } from '../measures/index.ts';
import { readPlaybook, type Playbook } from '../plans/index.ts';
import type { Scope } from '../scopes/index.ts';
import type { Criterion, Reading } from './schema.ts';

export type Recovery = { holds: boolean; criteria: Criterion[]; figures: BacklogFigures };

/** Thirty days of readings: the longest a criterion can ask for. */
const READINGS_MAX = (30 * 24 * 60) / 5 + 1;

/** Each recovery criterion against the live backlog: now, since when it holds, and when it will have held long enough. @throws 404 */
export async function readRecovery(ctx: Ctx, crisisId: string): Promise<Recovery> {
  const crisis = await queryOne<{ scope: Scope; playbook: string; versionId: string }>(ctx, sql`
    select s.scope, p.playbook, p.version_id as "versionId"
    from crises.crisis c
    join crises.scope_version s on s.client_id = c.client_id and s.crisis_id = c.crisis_id and s.version = c.scope_version
    join plans.playbook_version p on p.client_id = c.client_id and p.version_id = c.playbook_version_id
    where c.client_id = ${ctx.clientId} and c.crisis_id = ${crisisId}`);
  if (!crisis) throw notFound('crisis');
  const { playbook } = await readPlaybook(ctx, crisis.playbook, crisis.versionId);
  const figures = await readBacklogFigures(ctx, crisis.scope);
  const readings = await findReadings(ctx, crisisId);
  const criteria = playbook.recovery.map((criterion) => judge(criterion, figures, readings, ctx.now));
  return { holds: criteria.every((one) => one.holds), criteria, figures };
}

/** The newest READINGS_MAX points of the burn-down, oldest first. */
export async function findReadings(ctx: Ctx, crisisId: string): Promise<Reading[]> {
  const newestFirst = await query<Reading>(ctx, sql`
    select at, figures from crises.reading where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by at desc limit ${READINGS_MAX}`);
  return newestFirst.reverse();
}

/** A criterion holds when the value is low enough now and was in every reading for as long as asked. */
export function judge(criterion: Playbook['recovery'][number], figures: BacklogFigures, readings: readonly Reading[], now: Date): Criterion {
  const fine = (value: number): boolean => value <= criterion.atMost;
  const value = figures[criterion.measure];
  let sinceAt: string | null = fine(value) ? now.toISOString() : null;
  for (let i = readings.length - 1; sinceAt !== null && i >= 0 && fine(readings[i]!.figures[criterion.measure]); i -= 1) sinceAt = readings[i]!.at;
  const holdsAt = sinceAt === null ? null : new Date(Date.parse(sinceAt) + criterion.forMinutes * 60_000).toISOString();
  return { key: criterion.key, words: criterion.words, measure: criterion.measure, atMost: criterion.atMost, now: value, sinceAt, holdsAt, holds: holdsAt !== null && Date.parse(holdsAt) <= now.getTime() };
}
