import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { sql, type RawBuilder } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { compileScope, Scope } from '../scopes/index.ts';
import { AGE_BUCKETS, AGES, daysBefore, type Age } from './age-buckets.ts';
import { searchOrders } from './search-orders.ts';
import { STAGES } from './states.ts';

const VALUES_MAX = 50;
const SCOPE_CHARS_MAX = 8_000;
const SEARCH_CHARS_MAX = 200;
/** Years that both PostgreSQL and the console can show. */
const YEARS = { from: Date.UTC(1900), to: Date.UTC(2200) };

const storable = z.string().refine((text) => !text.includes('\0') && text.isWellFormed(), 'contains a NUL character or broken Unicode');

/** `stage=waiting&stage=packed`, or once. */
const several = <Value extends z.ZodType>(value: Value) => z.union([value.transform((one) => [one]), z.array(value).min(1).max(VALUES_MAX)]).optional();
const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true').optional();
const instant = z.iso.datetime({ offset: true })
  .refine((text) => Date.parse(text) >= YEARS.from && Date.parse(text) < YEARS.to, 'must lie between 1900 and 2200')
  .transform((text) => new Date(text))
  .optional();

/** Everything the backlog page can be narrowed by; conditions are joined by "and". */
export const BacklogFilter = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  stage: several(z.enum(STAGES)),
  site: several(z.uuid()).describe('sites that serve the order, alone or with others'),
  channel: several(storable.pipe(z.string().min(1).max(200))),
  country: several(z.string().regex(/^[A-Z]{2}$/, 'must be an ISO country code, such as "DE"')),
  held: yesOrNo,
  late: yesOrNo.describe('open and past its promise'),
  flag: several(storable.pipe(z.string().min(1).max(60))),
  age: several(z.enum(AGES)).describe('whole days since it was placed'),
  priority: several(z.coerce.number().int().min(0).max(9)),
  placedFrom: instant,
  placedTo: instant.describe('excluded'),
  promisedFrom: instant,
  promisedTo: instant.describe('excluded'),
  search: storable.pipe(z.string().trim().min(1).max(SEARCH_CHARS_MAX)).optional().describe('the beginning of a number or external id, a mail address, or a SKU'),
  scope: z.string().max(SCOPE_CHARS_MAX).optional().describe('a Scope as JSON in base64url'),
});
export type BacklogFilter = z.infer<typeof BacklogFilter>;

/**
 * The filter as a condition behind `o`. What the indexes of the backlog hold is compared
 * with plain operators on their columns, so that an index alone can answer it.
 *
 * @throws 422 `orders.bad_scope`, and as `compileScope`.
 */
export async function compileBacklogFilter(ctx: Ctx, filter: BacklogFilter): Promise<RawBuilder<boolean>> {
  const conditions: RawBuilder<unknown>[] = [];
  // An order that the clock has not reached yet is nobody's backlog: imports may know the future.
  if (filter.state === 'open') conditions.push(sql`o.is_open and o.placed_at <= ${ctx.now}::timestamptz`);
  if (filter.state === 'closed') conditions.push(sql`not o.is_open`);
  if (filter.stage) conditions.push(sql`o.stage = any(${filter.stage}::text[])`);
  if (filter.channel) conditions.push(sql`o.channel = any(${filter.channel}::text[])`);
  if (filter.country) conditions.push(sql`o.country = any(${filter.country}::text[])`);
  if (filter.site) conditions.push(servedFrom(ctx, filter.site));
  if (filter.held !== undefined) conditions.push(filter.held ? sql`o.is_held` : sql`not o.is_held`);
  if (filter.late === true) conditions.push(sql`o.is_open and o.due_at < ${ctx.now}::timestamptz`);
  if (filter.late === false) conditions.push(filter.state === 'open' ? sql`o.due_at >= ${ctx.now}::timestamptz` : sql`(not o.is_open or o.due_at >= ${ctx.now}::timestamptz)`);
  if (filter.flag) conditions.push(sql`o.flags <> '{}' and (${sql.join(filter.flag.map((flag) => sql`${flag}::text = any(o.flags)`), sql` or `)})`);
  if (filter.priority) conditions.push(sql`o.rank = any(${filter.priority.map((priority) => 9 - priority)}::smallint[])`);
  if (filter.age) conditions.push(sql`(${sql.join(filter.age.map((age) => hasAge(ctx.now, age)), sql` or `)})`);
  if (filter.placedFrom) conditions.push(sql`o.placed_at >= ${filter.placedFrom}::timestamptz`);
  if (filter.placedTo) conditions.push(sql`o.placed_at < ${filter.placedTo}::timestamptz`);
  if (filter.promisedFrom) conditions.push(sql`o.due_at >= ${filter.promisedFrom}::timestamptz and o.due_at < 'infinity'`);
  if (filter.promisedTo) conditions.push(sql`o.due_at < ${filter.promisedTo}::timestamptz`);
  if (filter.search !== undefined) conditions.push(await searchOrders(ctx, filter.search));
  if (filter.scope !== undefined) conditions.push(compileScope(ctx, readScope(filter.scope), 'order'));
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/**
 * Few orders are split, so those of them that a site serves are found first and hashed: a
 * correlated exists() would keep the reading from being shared by parallel workers, and an
 * exists() without `is_split` would hash all reservations of the site.
 */
function servedFrom(ctx: Ctx, siteIds: string[]): RawBuilder<unknown> {
  return sql`(o.site_id = any(${siteIds}::uuid[]) or (o.is_split and o.order_id in (
    select p.order_id from orders.customer_order p
    join inventory.reservation r on r.client_id = ${ctx.clientId} and r.order_id = p.order_id and r.state <> 'released' and r.site_id = any(${siteIds}::uuid[])
    where p.client_id = ${ctx.clientId} and p.is_split)))`;
}

function hasAge(now: Date, age: Age): RawBuilder<unknown> {
  const { fromDays, toDays } = AGE_BUCKETS.find((bucket) => bucket.age === age)!;
  const upper = fromDays === 0 ? sql`true` : sql`o.placed_at < ${daysBefore(now, fromDays)}::timestamptz`;
  return toDays === null ? upper : sql`(${upper} and o.placed_at >= ${daysBefore(now, toDays)}::timestamptz)`;
}

function readScope(encoded: string): Scope {
  const parsed = Scope.safeParse(parseJson(Buffer.from(encoded, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw invalid('orders.bad_scope', `The "scope" of this list is no scope: ${parsed.error.issues[0]!.message}.`, 'Send a Scope as JSON in base64url.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
