/**
 * The backlog page over 1,000,000 open orders, asked over HTTP with every filter it offers, in
 * every order, and its counts beside it.
 *
 *   npm run bench -- backlog-page
 *
 * The baseline is the same statements, bare: by the owner of the database, without HTTP,
 * sign-in, signed context and row level security.
 */
import { BacklogQuery, findBacklog } from '../server/src/orders/find-backlog.ts';
import { summariseBacklog } from '../server/src/orders/summarise-backlog.ts';
import { fillBacklog, inBase64, quantile, timeEach } from './million-orders.ts';

const TARGET_PAGE_MS = 300;
const TARGET_SUMMARY_MS = 2_000;
const TIMES = 3;
const SORTS = [['promisedAt', 'asc'], ['promisedAt', 'desc'], ['placedAt', 'asc'], ['placedAt', 'desc'], ['priority', 'asc'], ['value', 'asc'], ['value', 'desc']] as const;

const { t, siteIds, bare, close } = await fillBacklog();
try {
  const large = siteIds.get('S01')!;
  const small = siteIds.get('S12')!;
  const filters: Record<string, string>[] = [
    {}, { stage: 'waiting' }, { stage: 'awaiting_approval' }, { stage: 'packed' }, { site: large }, { site: small }, { channel: 'web' }, { channel: 'marketplace' }, { channel: 'nowhere' },
    { country: 'DE' }, { country: 'PT' }, { held: 'true' }, { held: 'false' }, { late: 'true' }, { late: 'false' }, { flag: 'unusable_email' }, { flag: 'no_lines' },
    { age: '0-1' }, { age: '8-14' }, { age: '>30' }, { priority: '9' }, { priority: '5' }, { placedFrom: '2026-11-27T00:00:00Z' }, { placedTo: '2026-10-01T00:00:00Z' }, { promisedFrom: '2026-12-01T00:00:00Z' }, { promisedTo: '2026-10-10T00:00:00Z' },
    { search: 'N-0012345' }, { search: 'N-' }, { search: 'X77' }, { search: 'SKU-0001' }, { search: 'SKU-1999' }, { search: 'c77@shop.example' }, { search: 'nothing' },
    { stage: 'packed', country: 'PT', channel: 'app', held: 'true' }, { site: small, late: 'true', age: '0-1' }, { site: large, stage: 'released', late: 'true' },
    { scope: inBase64({ facet: 'sku', is: ['SKU-0777'] }) }, { scope: inBase64({ any: [{ facet: 'lot', is: ['L-1500'] }, { facet: 'site', is: [small] }] }) },
  ];
  const pages: { ms: number; what: string }[] = [];
  const barePages: number[] = [];
  const summaries: { ms: number; what: string }[] = [];
  const bareSummaries: number[] = [];
  const ask = async (path: string): Promise<void> => {
    const { status, body } = await t.as('dispatcher').get(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  };
  for (const filter of filters) {
    for (const [sort, direction] of SORTS) {
      const asked = { ...filter, sort, direction };
      const what = new URLSearchParams(asked).toString();
      pages.push(...(await timeEach(TIMES, () => ask(`/backlog?${what}`))).map((ms) => ({ ms, what })));
      barePages.push(...(await timeEach(TIMES, () => findBacklog(bare, BacklogQuery.parse(asked)))));
    }
    const what = new URLSearchParams(filter).toString();
    summaries.push(...(await timeEach(1, () => ask(`/backlog/summary?${what}`))).map((ms) => ({ ms, what })));
    bareSummaries.push(...(await timeEach(1, () => summariseBacklog(bare, BacklogQuery.parse(filter)))));
  }

  const slowest = pages.toSorted((one, other) => other.ms - one.ms).slice(0, 5);
  for (const { ms, what } of slowest) console.log(`slowest pages: ${ms.toFixed(0)} ms ${what}`);
  const slowestSummary = summaries.toSorted((one, other) => other.ms - one.ms)[0]!;
  const of = (rows: { ms: number }[]): number[] => rows.map((row) => row.ms);
  console.log(`${pages.length} pages: p50 ${quantile(of(pages), 0.5).toFixed(0)} ms, p95 ${quantile(of(pages), 0.95).toFixed(0)} ms, slowest ${slowest[0]!.ms.toFixed(0)} ms`);
  console.log(`${summaries.length} counts with histogram: p50 ${quantile(of(summaries), 0.5).toFixed(0)} ms (bare ${quantile(bareSummaries, 0.5).toFixed(0)}), slowest ${slowestSummary.ms.toFixed(0)} ms (${slowestSummary.what}), target ${TARGET_SUMMARY_MS} ms`);
  const value = quantile(of(pages), 0.95);
  const baseline = quantile(barePages, 0.95);
  const met = value <= TARGET_PAGE_MS && slowestSummary.ms <= TARGET_SUMMARY_MS;
  console.log(`bench backlog-page: ${value.toFixed(0)} ms, baseline ${baseline.toFixed(0)}, ratio ${(value / baseline).toFixed(2)}, target <= ${TARGET_PAGE_MS} ms: ${met ? 'met' : 'short'}`);
} finally {
  await close();
}
