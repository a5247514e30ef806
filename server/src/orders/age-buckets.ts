import { sql, type RawBuilder } from '../kernel/db.ts';

/**
 * Days since an order was placed, as a backlog is read: today and yesterday first, the
 * forgotten last. A day counts when it is over: placed exactly two days ago is one day old.
 */
export const AGE_BUCKETS = [
  { age: '0-1', fromDays: 0, toDays: 2 },
  { age: '2-3', fromDays: 2, toDays: 4 },
  { age: '4-7', fromDays: 4, toDays: 8 },
  { age: '8-14', fromDays: 8, toDays: 15 },
  { age: '15-30', fromDays: 15, toDays: 31 },
  { age: '>30', fromDays: 31, toDays: null },
] as const satisfies readonly { age: string; fromDays: number; toDays: number | null }[];
export type Age = (typeof AGE_BUCKETS)[number]['age'];
export const AGES = AGE_BUCKETS.map((bucket): Age => bucket.age);

const DAY_MS = 86_400_000;

/** What was placed before this instant has been lying for this many days. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** Days since `column`; what comes from the future is new. */
export function ageDaysSql(now: Date, column: RawBuilder<unknown>): RawBuilder<number> {
  return sql`greatest(0, ceil(extract(epoch from ${now}::timestamptz - ${column}) / 86400) - 1)::int`;
}

/** The same up to `daysMax`, where what is older stands too: several times as fast over a million rows. */
export function cappedAgeDaysSql(now: Date, column: RawBuilder<unknown>, daysMax: number): RawBuilder<number> {
  const oldestFirst = Array.from({ length: daysMax }, (_, i) => daysBefore(now, daysMax - i));
  return sql`(${daysMax}::int - width_bucket(${column}, ${oldestFirst}::timestamptz[]))`;
}

/** The bucket of whole days. */
export function ageOfDays(days: number): Age {
  return AGE_BUCKETS.findLast((bucket) => bucket.fromDays <= days)!.age;
}

/** Index into AGE_BUCKETS of an order placed at `column`; one from the future counts as new. */
export function ageBucketSql(now: Date, column: RawBuilder<unknown>): RawBuilder<number> {
  const older = AGE_BUCKETS.slice(1).map((bucket) => sql`(${column} < ${daysBefore(now, bucket.fromDays)}::timestamptz)::int`);
  return sql`(${sql.join(older, sql` + `)})`;
}
