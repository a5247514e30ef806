import { sql, type RawBuilder } from '../kernel/db.ts';
import type { JudgeOptions } from '../../../libs/anomaly/index.ts';
import type { Ctx } from '../kernel/ctx.ts';

/** One thing that is counted by the hour, from the rows people work on. */
export type Series = {
  name: string;
  title: string;
  unit: string;
  /** What one part stands for; '' when there is only the whole. */
  part: '' | 'site';
  /**
   * Selects (part text, at timestamptz, value) for the hours from `from` to `to`, one row an
   * hour and part that has any. `level` series are a state now and have one row, at `from`.
   */
  points(ctx: Ctx, from: Date, to: Date): RawBuilder<unknown>;
  /** A flow that has no row in an hour was zero in it; a level keeps no value it did not have. */
  kind: 'flow' | 'level';
  /** What is unusual; none: drawn, not watched. */
  watch?: JudgeOptions;
};

const hour = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`date_trunc('hour', ${column})`;

/** Register of series: to add one is one entry. */
export const SERIES: readonly Series[] = [
  {
    name: 'orders', title: 'Orders placed', unit: 'orders per hour', part: '', kind: 'flow', watch: { direction: 'both', threshold: 6, openAfter: 3 },
    points: (ctx, from, to) => sql`
      select '' as part, ${hour(sql`placed_at`)} as at, count(*) as value from orders.customer_order
      where client_id = ${ctx.clientId} and placed_at >= ${from} and placed_at < ${to} group by 2`,
  },
  {
    name: 'shipped', title: 'Parcels shipped', unit: 'parcels per hour', part: 'site', kind: 'flow', watch: { direction: 'low', threshold: 3, openAfter: 2 },
    points: (ctx, from, to) => sql`
      select site_id::text as part, ${hour(sql`shipped_at`)} as at, count(*) as value from fulfilment.shipment
      where client_id = ${ctx.clientId} and shipped_at >= ${from} and shipped_at < ${to} group by 1, 2`,
  },
  {
    name: 'cancelled', title: 'Orders cancelled', unit: 'orders per hour', part: '', kind: 'flow', watch: { direction: 'high', threshold: 6 },
    points: (ctx, from, to) => sql`
      select '' as part, ${hour(sql`cancelled_at`)} as at, count(*) as value from orders.customer_order
      where client_id = ${ctx.clientId} and cancelled_at >= ${from} and cancelled_at < ${to} group by 2`,
  },
  {
    name: 'backlog', title: 'Orders open', unit: 'orders', part: '', kind: 'level',
    points: (ctx, from) => sql`
      select '' as part, ${from}::timestamptz as at, count(*) as value from orders.customer_order where client_id = ${ctx.clientId} and is_open and placed_at <= ${ctx.now}`,
  },
  {
    name: 'late', title: 'Orders past their promise', unit: 'orders', part: '', kind: 'level', watch: { direction: 'high', threshold: 6, openAfter: 3 },
    points: (ctx, from) => sql`
      select '' as part, ${from}::timestamptz as at, count(*) as value from orders.customer_order
      where client_id = ${ctx.clientId} and is_open and promised_at < ${ctx.now}`,
  },
  {
    name: 'stock', title: 'Units free to sell', unit: 'units', part: 'site', kind: 'level',
    points: (ctx, from) => sql`
      select k.site_id::text as part, ${from}::timestamptz as at, sum(case when s.closed_at is null then k.on_hand - k.quarantined - k.reserved else 0 end) as value
      from inventory.stock k join inventory.site s on s.client_id = k.client_id and s.site_id = k.site_id
      where k.client_id = ${ctx.clientId} group by 1`,
  },
];

export function findSeries(name: string): Series | undefined {
  return SERIES.find((one) => one.name === name);
}
