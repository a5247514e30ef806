/**
 * How long the figures of a scope take over 1,200,000 orders, asked over HTTP: exact at once up
 * to 50,000 matched orders, above that an estimate first and the exact figures when asked for.
 *
 *   npm run bench -- scope
 *
 * The baseline is a bare count of the orders that the same condition matches, by the owner
 * of the database, without HTTP, sign-in, signed context and row level security.
 */
import { queryOnly, sql } from '../server/src/kernel/db.ts';
import { compileScope, type Scope, type ScopeMeasure } from '../server/src/scopes/index.ts';
import { fillBacklog, quantile, timeEach } from './million-orders.ts';

const FIRST_MS = 1_000;
const EXACT_MS = 5_000;
const TIMES = 3;

const { t, siteIds, bare, close } = await fillBacklog();
try {
  const site = (code: string): Scope => ({ facet: 'site', is: [siteIds.get(code)!] });
  const scopes: Record<string, Scope> = {
    'one item': { facet: 'sku', is: ['SKU-0777'] },
    'the best-selling item': { facet: 'sku', is: ['SKU-0001'] },
    'a lot': { facet: 'lot', is: ['L-1500'] },
    'held': { facet: 'held', is: [true] },
    'a small site': site('S12'),
    'a small site, late': { all: [site('S12'), { facet: 'late', is: [true] }] },
    'a small site or an item': { any: [site('S12'), { facet: 'sku', is: ['SKU-0900'] }] },
    'a country': { facet: 'country', is: ['FR'] },
    'a large site': site('S01'),
    'late': { facet: 'late', is: [true] },
    'open, not at a large site': { all: [{ facet: 'open', is: [true] }, { not: site('S01') }] },
    'open': { facet: 'open', is: [true] },
    'everything': { all: [] },
  };
  const measure = async (body: { scope: Scope; exact?: boolean }): Promise<ScopeMeasure> => {
    const answer = await t.as('dispatcher').post<ScopeMeasure>('/scopes/measure', body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const firsts: number[] = [];
  const exacts: number[] = [];
  const baselines: number[] = [];
  for (const [name, scope] of Object.entries(scopes)) {
    const first = quantile(await timeEach(TIMES, () => measure({ scope })), 0.5);
    const bareMs = quantile(await timeEach(TIMES, () => queryOnly(bare, sql`select count(*) from orders.customer_order o where o.client_id = ${bare.clientId} and ${compileScope(bare, scope, 'order')}`)), 0.5);
    const figures = await measure({ scope });
    firsts.push(first);
    baselines.push(bareMs);
    if (figures.exact) {
      console.log(`${name}: ${figures.orders.toLocaleString('en')} orders exact in ${first.toFixed(0)} ms (bare count ${bareMs.toFixed(0)} ms)`);
      continue;
    }
    const exactMs = quantile(await timeEach(1, () => measure({ scope, exact: true })), 0.5);
    const { orders } = await measure({ scope, exact: true });
    exacts.push(exactMs);
    const offPercent = (100 * Math.abs(figures.orders - orders)) / orders;
    console.log(`${name}: about ${figures.orders.toLocaleString('en')} orders in ${first.toFixed(0)} ms (off by ${offPercent.toFixed(1)}%, said within ${((100 * figures.marginOrders!) / orders).toFixed(1)}%), ${orders.toLocaleString('en')} exact in ${exactMs.toFixed(0)} ms (bare count ${bareMs.toFixed(0)} ms)`);
  }
  const value = Math.max(...firsts);
  const baseline = Math.max(...baselines);
  const slowestExact = Math.max(...exacts);
  console.log(`slowest first answer ${value.toFixed(0)} ms, slowest exact answer ${slowestExact.toFixed(0)} ms (target ${EXACT_MS} ms)`);
  console.log(`bench scope: ${value.toFixed(0)} ms, baseline ${baseline.toFixed(0)}, ratio ${(value / baseline).toFixed(2)}, target <= ${FIRST_MS} ms: ${value <= FIRST_MS && slowestExact <= EXACT_MS ? 'met' : 'short'}`);
} finally {
  await close();
}
