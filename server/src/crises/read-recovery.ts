import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOnly, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { readBacklogFigures, type BacklogFigures } from '../measures/index.ts';
import { readPlaybook, type Playbook } from '../plans/index.ts';
import type { Scope } from '../scopes/index.ts';

export type Criterion = { key: string; words: string; measure: string; atMost: number; now: number; holds: boolean; sinceAt: string | null; holdsAt: string | null };
export type Recovery = { holds: boolean; criteria: Criterion[]; figures: BacklogFigures };

const READING_EVERY_MS = 5 * 60_000;

/** Each recovery criterion against the live backlog: now, since when it holds, and when it will have held long enough. */
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

export type Reading = { at: string; figures: BacklogFigures };

export async function findReadings(ctx: Ctx, crisisId: string): Promise<Reading[]> {
  return query<Reading>(ctx, sql`select at, figures from crises.reading where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by at`);
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

/** One point of the burn-down, at most every five minutes of the client's time. */
export async function takeReading(ctx: Ctx, crisisId: string): Promise<void> {
  const { due } = await queryOnly<{ due: boolean }>(ctx, sql`
    select coalesce(max(at), '-infinity') <= ${new Date(ctx.now.getTime() - READING_EVERY_MS)} as due
    from crises.reading where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  if (!due) return;
  const { figures } = await readRecovery(ctx, crisisId);
  await execute(ctx, sql`
    insert into crises.reading (client_id, crisis_id, at, figures)
    values (${ctx.clientId}, ${crisisId}, ${ctx.now}, ${JSON.stringify(figures)}::jsonb) on conflict do nothing`);
}

/** A reading for every live crisis of the client. */
export async function takeReadings(ctx: Ctx): Promise<void> {
  const live = await query<{ crisisId: string }>(ctx, sql`
    select crisis_id as "crisisId" from crises.crisis where client_id = ${ctx.clientId} and phase in ('declared', 'activated', 'contained', 'recovering')`);
  for (const { crisisId } of live) await takeReading(ctx, crisisId);
}
