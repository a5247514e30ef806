import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { query, sql } from '../kernel/db.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { allIn } from './intake/plan-order.ts';
import { BUCKETS, deriveStage, nextChangeAt, nextChangeSql, stageSql, type Milestones, type Quantities } from './states.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

const NOW = new Date('2026-11-27T09:00:00Z');
/** Before, exactly at, and after the present moment, or unknown. */
const instant = fc.constantFrom(null, '2026-11-26T09:00:00.000Z', '2026-11-27T09:00:00.000Z', '2026-11-27T09:00:00.001Z', '2026-11-29T00:00:00.000Z');
const milestones = fc.record<Milestones>({ approvedAt: instant, shippedAt: instant, deliveredAt: instant, cancelledAt: fc.oneof(fc.constant(null), instant), unavailable: fc.constantFrom(false, false, false, true) });
const quantities = fc.array(fc.constantFrom<number>(0, 0, 0, 0, 0, 1, 2), { minLength: BUCKETS.length, maxLength: BUCKETS.length }).map((units): Quantities => {
  const quantities = allIn('unallocated', 0);
  BUCKETS.forEach((bucket, i) => { quantities[bucket] = units[i]!; });
  return { ...quantities, ordered: units.reduce((sum, one) => sum + one, 0) };
});

test('the stage in SQL is the stage in TypeScript', async () => {
  const cases = fc.sample(fc.record({ known: milestones, units: quantities }), { numRuns: 3_000, seed: 7 });
  const rows = cases.map(({ known, units }, i) => ({ i, approved_at: known.approvedAt, shipped_at: known.shippedAt, delivered_at: known.deliveredAt, cancelled_at: known.cancelledAt, unavailable: known.unavailable, ...units }));
  const derived = await t.inClient((ctx) => query<{ stage: string; next: string | null }>(ctx, sql`
    select ${stageSql(NOW)} as stage, ${nextChangeSql(NOW)} as next
    from json_to_recordset(${JSON.stringify(rows)}::json) as o (i int, approved_at timestamptz, shipped_at timestamptz, delivered_at timestamptz, cancelled_at timestamptz, unavailable boolean)
    join json_to_recordset(${JSON.stringify(rows)}::json) as q (i int, ordered int, unallocated int, backordered int, allocated int, released int, picked int, packed int, shipped int, cancelled int) on q.i = o.i
    order by o.i`));
  const expected = cases.map(({ known, units }) => ({ stage: deriveStage(known, units, NOW), next: nextChangeAt(known, NOW) }));
  assert.deepEqual(derived, expected);
  // The sample reaches every stage, so that agreement says something.
  assert.equal(new Set(expected.map((one) => one.stage)).size, 10);
});
