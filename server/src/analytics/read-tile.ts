import { z } from 'zod';
import { LIVE_PHASES } from '../crises/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOnly, sql } from '../kernel/db.ts';

const Count = z.int().min(0);
const HOURS = 48;

/** One client on the wall: is something wrong there, how bad, who is on it. */
export const WallTile = z.object({
  clientId: z.uuid(), slug: z.string(), name: z.string(), isDrill: z.boolean(), timeZone: z.string(), now: z.string(),
  ordersOpen: Count, ordersLate: Count, ordersHeld: Count, dueIn24h: Count.describe('open and promised within a day'),
  ages: z.array(z.object({ fromDays: z.int(), toDays: z.int().nullable(), orders: Count })),
  ordersByHour: z.array(z.number()).describe('placed, the last 48 hours, oldest first'),
  shippedByHour: z.array(z.number()),
  alertsOpen: Count, proposalsOpen: Count,
  crises: z.array(z.object({ crisisId: z.uuid(), number: z.int(), title: z.string(), severity: z.string(), phase: z.string(), nextUpdateAt: z.string().nullable(), declaredAt: z.string(), commanderName: z.string().nullable() })),
}).meta({ id: 'WallTile' });
export type WallTile = z.infer<typeof WallTile>;

const AGES = [[0, 1], [1, 3], [3, 7], [7, 14], [14, 30], [30, null]] as const;

/** The tile of the context's client. */
export async function readTile(ctx: Ctx): Promise<WallTile> {
  const client = await queryOnly<Pick<WallTile, 'clientId' | 'slug' | 'name' | 'isDrill' | 'timeZone'>>(ctx, sql`
    select client_id as "clientId", slug, name, is_drill as "isDrill", time_zone as "timeZone" from tenancy.client where client_id = ${ctx.clientId}`);
  const counts = await queryOnly<{ ordersOpen: number; ordersLate: number; ordersHeld: number; dueIn24h: number } & Record<`age${number}`, number>>(ctx, sql`
    select count(*) as "ordersOpen", count(*) filter (where o.promised_at < ${ctx.now}) as "ordersLate", count(*) filter (where o.is_held) as "ordersHeld",
      count(*) filter (where o.promised_at >= ${ctx.now} and o.promised_at < ${new Date(ctx.now.getTime() + 86_400_000)}) as "dueIn24h",
      ${sql.join(AGES.map(([from, to], i) => sql`count(*) filter (where o.placed_at <= ${daysAgo(ctx.now, from)} and (${to === null} or o.placed_at > ${daysAgo(ctx.now, to ?? 0)})) as ${sql.ref(`age${i}`)}`))}
    from orders.customer_order o where o.client_id = ${ctx.clientId} and o.is_open and o.placed_at <= ${ctx.now}`);
  const crises = await query<WallTile['crises'][number]>(ctx, sql`
    select c.crisis_id as "crisisId", c.number, c.title, c.severity, c.phase, c.next_update_at as "nextUpdateAt", c.declared_at as "declaredAt",
      (select h.person_name from crises.role_holder h where h.client_id = c.client_id and h.crisis_id = c.crisis_id and h.role = 'incident_commander' and h.relieved_at is null and not h.is_deputy) as "commanderName"
    from crises.crisis c where c.client_id = ${ctx.clientId} and c.phase = any(${[...LIVE_PHASES]}::text[]) order by c.severity, c.number`);
  const open = await queryOnly<{ alertsOpen: number; proposalsOpen: number }>(ctx, sql`
    select (select count(*) from signals.alert a where a.client_id = ${ctx.clientId} and a.cleared_at is null) as "alertsOpen",
      (select count(*) from signals.proposal p where p.client_id = ${ctx.clientId} and p.state = 'open') as "proposalsOpen"`);
  const { ordersOpen, ordersLate, ordersHeld, dueIn24h } = counts;
  return {
    ...client, now: ctx.now.toISOString(), ordersOpen, ordersLate, ordersHeld, dueIn24h, ...open, crises,
    ages: AGES.map(([fromDays, toDays], i) => ({ fromDays, toDays, orders: counts[`age${i}`]! })),
    ordersByHour: await byHour(ctx, 'orders'),
    shippedByHour: await byHour(ctx, 'shipped'),
  };
}

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

async function byHour(ctx: Ctx, series: string): Promise<number[]> {
  const rows = await query<{ value: number }>(ctx, sql`
    select coalesce(sum(p.value), 0) as value
    from generate_series(date_trunc('hour', ${ctx.now}::timestamptz) - ${HOURS - 1} * interval '1 hour', date_trunc('hour', ${ctx.now}::timestamptz), interval '1 hour') as hour (at)
    left join signals.point p on p.client_id = ${ctx.clientId} and p.series = ${series} and p.at = hour.at
    group by hour.at order by hour.at`);
  return rows.map((row) => row.value);
}
