import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql, type RawBuilder } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { PageQuery, parseCursor, toPage } from '../kernel/page.ts';
import { ageDaysSql } from './age-buckets.ts';
import { BacklogFilter, compileBacklogFilter } from './backlog-filter.ts';
import type { BacklogRow } from './backlog-schema.ts';
import { countInMemory } from './count-in-memory.ts';
import { allows, ORDER_VERBS } from './states.ts';

/** As PostgreSQL writes an instant in JSON: to the microsecond, or a page would repeat rows. */
const At = z.string().regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/).refine((text) => !Number.isNaN(Date.parse(text)));
/** An order without a promise stands behind all others. */
const Due = z.union([At, z.literal('infinity')]);
const Rank = z.int().min(0).max(9);
const Id = z.uuid();

/**
 * What the list can be sorted by: the columns that make it one key together with the order's
 * id, as the indexes of 0023_backlog.sql have them, and what a cursor must hold.
 */
const SORTS = {
  promisedAt: { key: [sql`o.due_at`], types: [sql`timestamptz`], cursor: z.tuple([Due, Id]) },
  placedAt: { key: [sql`o.placed_at`], types: [sql`timestamptz`], cursor: z.tuple([At, Id]) },
  priority: { key: [sql`o.rank`, sql`o.due_at`], types: [sql`smallint`, sql`timestamptz`], cursor: z.tuple([Rank, Due, Id]) },
  value: { key: [sql`o.total_minor`], types: [sql`bigint`], cursor: z.tuple([z.int(), Id]) },
} as const satisfies Record<string, { key: RawBuilder<unknown>[]; types: RawBuilder<unknown>[]; cursor: z.ZodType }>;

export const BacklogQuery = BacklogFilter.extend(PageQuery.shape).extend({
  sort: z.enum(['promisedAt', 'placedAt', 'priority', 'value']).default('promisedAt').describe('priority: what goes first, then by promise'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export type BacklogQuery = z.infer<typeof BacklogQuery>;

type FoundRow = Omit<BacklogRow, 'can'> & { key: (string | number)[] };

/**
 * A page of the orders that a filter leaves, in an order that does not shift when others
 * come and go: the next page starts behind the last row of this one.
 *
 * @throws 422 `orders.sort_not_offered`, `kernel.bad_cursor`, and as `compileBacklogFilter`.
 */
export async function findBacklog(ctx: Ctx, wanted: BacklogQuery): Promise<{ orders: BacklogRow[]; next: string | null }> {
  if (wanted.state !== 'open' && wanted.sort !== 'placedAt') {
    throw invalid('orders.sort_not_offered', 'Only open orders can be sorted by promise, priority or value.', 'Sort by placedAt, or leave "state" out.');
  }
  await countInMemory(ctx);
  const rows = await query(ctx, await selectBacklog(ctx, wanted));
  const page = toPage(rows, wanted.limit, (row) => [...row.key, row.orderId]);
  return { orders: page.rows.map(({ key: _key, ...row }) => ({ ...row, can: ORDER_VERBS.filter((verb) => allows(verb, row.stage) && ctx.actor.permissions.has('orders.write')) })), next: page.next };
}

/** Ids and keys come from an index alone; only the rows of the page are read from the table. */
async function selectBacklog(ctx: Ctx, wanted: BacklogQuery): Promise<RawBuilder<FoundRow>> {
  const { key } = SORTS[wanted.sort];
  const matched = await compileBacklogFilter(ctx, wanted);
  const order = (columns: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
    sql.join(columns.map((column) => (wanted.direction === 'asc' ? sql`${column}` : sql`${column} desc`)));
  return sql<FoundRow>`
    select o.order_id as "orderId", o.number, o.external_id as "externalId", o.channel, o.customer_id as "customerId", o.country,
      o.placed_at as "placedAt", o.promised_at as "promisedAt", o.original_promised_at as "originalPromisedAt",
      ${ageDaysSql(ctx.now, sql`o.placed_at`)} as "ageDays",
      o.stage, o.is_open as "isOpen", o.is_held as "isHeld", (o.is_open and o.due_at < ${ctx.now}::timestamptz) as "isLate",
      o.units, o.units_open as "unitsOpen", o.total_minor as "valueMinor", o.currency,
      o.site_id as "siteId", w.name as "siteName", o.is_split as "isSplit", o.flags, o.priority, o.version,
      json_build_array(${sql.join([...key])}) as key
    from (
      select o.order_id from orders.customer_order o
      where o.client_id = ${ctx.clientId} and ${matched} ${behindCursor(wanted)}
      order by ${order([...key, sql`o.order_id`])}
      limit ${wanted.limit + 1}
    ) page
    join orders.customer_order o on o.client_id = ${ctx.clientId} and o.order_id = page.order_id
    left join inventory.site w on w.client_id = ${ctx.clientId} and w.site_id = o.site_id
    order by ${order([...key, sql`o.order_id`])}`;
}

function behindCursor({ sort, direction, after }: BacklogQuery): RawBuilder<unknown> {
  if (after === undefined) return sql``;
  const { key, types, cursor } = SORTS[sort];
  const values: readonly (string | number)[] = parseCursor<readonly (string | number)[]>(after, cursor);
  const bounds = [...types, sql`uuid`].map((type, i) => sql`${values[i]}::${type}`);
  return sql`and (${sql.join([...key, sql`o.order_id`])}) ${direction === 'asc' ? sql`>` : sql`<`} (${sql.join(bounds)})`;
}
