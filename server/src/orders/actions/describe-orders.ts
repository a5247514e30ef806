import type { ActionDescription } from '../../actions/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOnly, sql, type RawBuilder } from '../../kernel/db.ts';

const SAMPLE_MAX = 20;

type Exclusion = { reason: string; words: string; which: RawBuilder<boolean> };

/**
 * What an action on orders touches, in figures: `matched` is a condition behind the alias
 * `o`, and each exclusion one for what lies in the scope but is left out.
 */
export async function describeOrders(ctx: Ctx, matched: RawBuilder<boolean>, exclusions: readonly Exclusion[], sideEffects: string[]): Promise<ActionDescription> {
  const where = sql`from orders.customer_order o where o.client_id = ${ctx.clientId} and ${matched}`;
  const counts = await queryOnly<ActionDescription['counts']>(ctx, sql`
    select count(*)::int as orders, count(distinct o.customer_id)::int as customers, coalesce(sum(o.units_open), 0)::int as units, count(distinct o.site_id)::int as sites ${where}`);
  const money = await query<ActionDescription['money'][number]>(ctx, sql`
    select o.currency, sum(o.total_minor)::bigint as "valueMinor" ${where} group by o.currency order by 2 desc`);
  const sample = await query<{ subjectId: string; label: string; stage: string; placedAt: string; promisedAt: string | null; units: number }>(ctx, sql`
    select o.order_id as "subjectId", o.number as label, o.stage, o.placed_at as "placedAt", o.promised_at as "promisedAt", o.units_open as units ${where}
    order by o.placed_at, o.order_id limit ${SAMPLE_MAX}`);
  return {
    counts,
    money,
    exclusions: (await Promise.all(exclusions.map((one) => countExcluded(ctx, one)))).filter((one) => one.count > 0),
    sample: sample.map(({ subjectId, label, ...cells }) => ({ subjectId, label, cells: { Stage: cells.stage, Placed: cells.placedAt, Promised: cells.promisedAt, Units: cells.units } })),
    sideEffects,
  };
}

async function countExcluded(ctx: Ctx, { reason, words, which }: Exclusion): Promise<ActionDescription['exclusions'][number]> {
  const { count, sample } = await queryOnly<{ count: number; sample: string[] | null }>(ctx, sql`
    select count(*)::int as count, (array_agg(o.order_id::text order by o.order_id))[1:${SAMPLE_MAX}] as sample
    from orders.customer_order o where o.client_id = ${ctx.clientId} and ${which}`);
  return { reason, words, count, sampleIds: sample ?? [] };
}
