import { judgeSeries, type Judgement } from '../../../libs/anomaly/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import { publish } from '../kernel/events.ts';
import { alertCleared, alertOpened } from './events.ts';
import { alertInWords } from './alert-in-words.ts';
import { HISTORY_HOURS, HOUR_MS, readHistory } from './read-history.ts';
import { proposeFrom } from './propose.ts';
import { SERIES, type Series } from './series.ts';

/** Hours counted again within an hour: what arrives late is mostly this late. */
const RECOUNT_HOURS = 3;

/**
 * Bring every series up to the client's clock, judge the watched ones at their last complete
 * hour, open and clear alerts, and group what is open into proposals. Running it twice, or
 * late after a stop, gives the same points and the same alerts.
 *
 * When the hour turns, all that is judged against is counted again: an import of past orders
 * that was half written at the last look would otherwise leave weeks that seem quiet.
 */
export async function observe(ctx: Ctx): Promise<void> {
  const thisHour = new Date(Math.floor(ctx.now.getTime() / HOUR_MS) * HOUR_MS);
  const hoursBack = (await isObserved(ctx, thisHour)) ? RECOUNT_HOURS : HISTORY_HOURS;
  const flowsFrom = new Date(thisHour.getTime() - hoursBack * HOUR_MS);
  for (const series of SERIES) {
    await countSeries(ctx, series, series.kind === 'level' ? thisHour : flowsFrom, new Date(thisHour.getTime() + HOUR_MS));
    if (series.watch) await judgeParts(ctx, series, thisHour);
  }
  await proposeFrom(ctx);
}

/** The open orders are counted at every look, so their row tells whether there was one in this hour. */
async function isObserved(ctx: Ctx, hour: Date): Promise<boolean> {
  return (await queryOne(ctx, sql`select from signals.point where client_id = ${ctx.clientId} and series = 'backlog' and part = '' and at = ${hour}`)) !== undefined;
}

async function countSeries(ctx: Ctx, series: Series, from: Date, to: Date): Promise<void> {
  await execute(ctx, sql`
    insert into signals.point (client_id, series, part, at, value)
    select c.client_id, ${series.name}, p.part, p.at, p.value
    from tenancy.client c, (${series.points(ctx, from, to)}) p where c.client_id = ${ctx.clientId}
    on conflict (client_id, series, part, at) do update set value = excluded.value`);
}

async function judgeParts(ctx: Ctx, series: Series, thisHour: Date): Promise<void> {
  for (const [part, points] of await readHistory(ctx, series, thisHour)) {
    const judgement = judgeSeries(points, series.watch!);
    if (judgement) await settleAlert(ctx, series, part, judgement);
  }
}

async function settleAlert(ctx: Ctx, series: Series, part: string, judgement: Judgement): Promise<void> {
  if (!judgement.alarm) {
    const cleared = await query<{ alertId: string }>(ctx, sql`
      update signals.alert set cleared_at = ${ctx.now} where client_id = ${ctx.clientId} and series = ${series.name} and part = ${part} and cleared_at is null
      returning alert_id as "alertId"`);
    for (const { alertId } of cleared) await publish(ctx, alertCleared, { series: series.name, part }, alertId);
    return;
  }
  const words = await alertInWords(ctx, series, part, judgement);
  const { last } = judgement;
  const facts = { value: last.value, expected: last.expected, spread: last.spread, score: last.score, basis: last.basis, comparedWith: last.comparedWith, at: last.at.toISOString(), unit: series.unit };
  const alertId = newId();
  const opened = await execute(ctx, sql`
    insert into signals.alert (client_id, alert_id, series, part, since, opened_at, words, facts)
    values (${ctx.clientId}, ${alertId}, ${series.name}, ${part}, ${judgement.since}, ${ctx.now}, ${words}, ${JSON.stringify(facts)}::jsonb)
    on conflict (client_id, series, part) where cleared_at is null do nothing`);
  if (opened === 1) {
    await publish(ctx, alertOpened, { series: series.name, part, words }, alertId);
    return;
  }
  await execute(ctx, sql`
    update signals.alert set words = ${words}, facts = ${JSON.stringify(facts)}::jsonb
    where client_id = ${ctx.clientId} and series = ${series.name} and part = ${part} and cleared_at is null`);
}
