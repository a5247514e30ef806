import { sql, type RawBuilder } from '../kernel/db.ts';

/** Whole days since an order was placed, as a backlog is read: today and yesterday first, the forgotten last. */
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

/** The latest instant at which an order was placed that has been lying for this many days. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** The bucket of whole days. */
export function ageOfDays(days: number): Age {
  return AGE_BUCKETS.findLast((bucket) => bucket.fromDays <= days)!.age;
}

/** Index into AGE_BUCKETS of an order placed at `column`; one from the future counts as new. */
export function ageBucketSql(now: Date, column: RawBuilder<unknown>): RawBuilder<number> {
  const older = AGE_BUCKETS.slice(1).map((bucket) => sql`(${column} <= ${daysBefore(now, bucket.fromDays)}::timestamptz)::int`);
  return sql`(${sql.join(older, sql` + `)})`;
}
