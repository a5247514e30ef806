import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { query, sql } from '../kernel/db.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import type { BacklogRow } from './backlog-schema.ts';
import { draft, giveStock } from './testing/given.ts';

let t: TestServer;
let siteIds: Map<string, string>;

/** The clock stands at 2026-11-27T09:00Z. */
before(async () => {
  t = await startTestServer();
  await giveStock(t, { KETTLE: { LEE: 2 }, MUG: { LEE: 3, YOR: 3 } });
  const mug = (units: number) => [{ sku: 'MUG', title: 'Mug', units, unitPriceMinor: 500 }];
  await given({ number: 'A-1', channel: 'web', placedAt: '2026-11-27T08:00:00Z', promisedAt: '2026-11-30T00:00:00Z' });
  await given({ number: 'A-2', channel: 'web', placedAt: '2026-11-24T08:00:00Z', promisedAt: '2026-11-26T00:00:00Z', priority: 9 });
  await given({ number: 'A-3', channel: 'app', placedAt: '2026-10-01T08:00:00Z', promisedAt: '2026-11-01T00:00:00Z', shippingAddress: { line1: 'Quai 1', city: 'Lyon', country: 'FR' } });
  await given({ number: 'B-4', channel: 'app', placedAt: '2026-11-26T08:00:00Z', customer: { email: 'kim@example.com', name: 'Kim' }, lines: mug(5) });
  await given({ number: 'B-5', channel: 'app', placedAt: '2026-11-20T09:00:00Z', promisedAt: '2026-12-24T00:00:00Z', lines: [{ sku: 'PIANO', title: 'Piano', units: 1, unitPriceMinor: 900_000 }], totals: { totalMinor: 5 } });
  const { body } = await t.as('dispatcher').get('/backlog?search=A-2');
  await t.as('dispatcher').post(`/orders/${body.orders[0].orderId}/hold`, { reason: 'OTHER' });
  await given({ number: 'C-6', placedAt: '2026-11-01T08:00:00Z', state: { cancelledAt: '2026-11-02T08:00:00Z' } });
  siteIds = await t.inClient(async (ctx) => new Map((await query<{ code: string; id: string }>(ctx, sql`select code, site_id as id from inventory.site where client_id = ${ctx.clientId}`)).map((row) => [row.code, row.id])));
});
after(() => t.close());

async function given(over: Parameters<typeof draft>[0]): Promise<void> {
  const res = await t.as('dispatcher').post('/orders', draft(over));
  assert.equal(res.status, 200, JSON.stringify(res.body));
}

async function numbers(search: string): Promise<string[]> {
  const { status, body } = await t.as('dispatcher').get<{ orders: BacklogRow[] }>(`/backlog?${search}`);
  assert.equal(status, 200, `${search}: ${JSON.stringify(body)}`);
  return body.orders.map((order) => order.number);
}

test('the backlog is what is open, the earliest promise first and without a promise last', async () => {
  assert.deepEqual(await numbers(''), ['A-3', 'A-2', 'A-1', 'B-5', 'B-4']);
});

test('sorted by anything, both ways', async () => {
  const sorted: Record<string, string[]> = {
    promisedAt: ['A-3', 'A-2', 'A-1', 'B-5', 'B-4'],
    placedAt: ['A-3', 'B-5', 'A-2', 'B-4', 'A-1'],
    priority: ['A-2', 'A-3', 'A-1', 'B-5', 'B-4'],
  };
  for (const [sort, expected] of Object.entries(sorted)) {
    assert.deepEqual(await numbers(`sort=${sort}`), expected, sort);
    assert.deepEqual(await numbers(`sort=${sort}&direction=desc`), expected.toReversed(), `${sort} desc`);
  }
  assert.equal((await numbers('sort=value'))[0], 'B-5');
  assert.equal((await numbers('sort=value&direction=desc'))[0], 'B-4');
});

test('each filter leaves what it says, and several join', async () => {
  const lee = siteIds.get('LEE')!;
  const yor = siteIds.get('YOR')!;
  const scope = Buffer.from(JSON.stringify({ not: { facet: 'country', is: ['DE'] } })).toString('base64url');
  const cases: [string, string[]][] = [
    ['channel=app', ['A-3', 'B-4', 'B-5']],
    ['channel=app&channel=web', ['A-1', 'A-2', 'A-3', 'B-4', 'B-5']],
    ['country=FR', ['A-3']],
    ['held=true', ['A-2']],
    ['held=false', ['A-1', 'A-3', 'B-4', 'B-5']],
    ['late=true', ['A-2', 'A-3']],
    ['late=false', ['A-1', 'B-4', 'B-5']],
    [`site=${lee}`, ['A-1', 'A-2', 'B-4']],
    [`site=${yor}`, ['B-4']],
    [`site=${lee}&site=${yor}&late=true`, ['A-2']],
    ['age=0-1', ['A-1', 'B-4']],
    ['age=2-3', ['A-2']],
    ['age=4-7', ['B-5']],
    ['age=4-7&age=%3E30', ['A-3', 'B-5']],
    ['priority=9', ['A-2']],
    ['flag=totals_mismatch', ['B-5']],
    ['placedFrom=2026-11-24T08:00:00Z&placedTo=2026-11-26T08:00:00Z', ['A-2']],
    ['promisedFrom=2026-11-30T00:00:00%2B00:00', ['A-1', 'B-5']],
    ['promisedTo=2026-11-26T00:00:00Z', ['A-3']],
    ['search=A-', ['A-1', 'A-2', 'A-3']],
    ['search=kim@example.com', ['B-4']],
    ['search=PIANO', ['B-5']],
    ['search=nothing', []],
    ['search=A-&channel=app', ['A-3']],
    [`scope=${scope}`, ['A-3']],
    ['state=closed&sort=placedAt', ['C-6']],
    ['state=all&sort=placedAt&stage=cancelled', ['C-6']],
    ['state=all&sort=placedAt&late=false', ['A-1', 'B-4', 'B-5', 'C-6']],
  ];
  for (const [search, expected] of cases) assert.deepEqual((await numbers(search)).toSorted(), expected, search);
  assert.deepEqual(await numbers('stage=allocated'), ['A-2', 'A-1', 'B-4']);
});

test('a row says what the list shows and what may be done', async () => {
  const { body } = await t.as('dispatcher').get<{ orders: BacklogRow[] }>('/backlog?search=B-4');
  const row = body.orders[0]!;
  assert.deepEqual([row.isSplit, row.siteName, row.units, row.unitsOpen, row.valueMinor, row.currency, row.ageDays], [true, null, 5, 5, 2500, 'EUR', 1]);
  assert.ok(row.can.includes('cancelOrder'));
  const seen = await t.as('analyst').get<{ orders: BacklogRow[] }>('/backlog?search=A-1');
  assert.deepEqual([seen.body.orders[0]!.siteName, seen.body.orders[0]!.can], ['Site LEE', []]);
  assert.deepEqual((await t.as('analyst').get<{ orders: BacklogRow[] }>('/backlog?search=kim@example.com')).body.orders, [], 'who may not look at customers does not find them');
});

test('pages join without a gap or a copy, while orders come in', async () => {
  for (const [sort, direction] of [['promisedAt', 'asc'], ['promisedAt', 'desc'], ['placedAt', 'desc'], ['priority', 'asc'], ['value', 'asc']]) {
    const before = await numbers(`sort=${sort}&direction=${direction}`);
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page === 0 || after !== ''; page++) {
      const { body } = await t.as('dispatcher').get<{ orders: BacklogRow[]; next: string | null }>(`/backlog?limit=2&sort=${sort}&direction=${direction}${after}`);
      seen.push(...body.orders.map((order) => order.number));
      after = body.next === null ? '' : `&after=${body.next}`;
      if (page === 0) await given({ number: `N-${sort}-${direction}`, placedAt: '2026-11-25T08:00:00.123Z', promisedAt: '2026-11-26T12:00:00Z' });
    }
    assert.deepEqual(seen.filter((number) => before.includes(number)), before, `${sort} ${direction}`);
    assert.equal(new Set(seen).size, seen.length);
  }
});

test('the summary counts what the list shows', async () => {
  for (const filter of ['channel=app', 'late=true', `site=${siteIds.get('LEE')!}`, 'age=0-1', 'flag=totals_mismatch', 'search=A-', 'channel=nowhere']) {
    const rows = (await t.as('dispatcher').get<{ orders: BacklogRow[] }>(`/backlog?${filter}`)).body.orders;
    const { status, body } = await t.as('dispatcher').get(`/backlog/summary?${filter}`);
    assert.equal(status, 200, JSON.stringify(body));
    const sum = (list: { orders: number }[]): number => list.reduce((orders, one) => orders + one.orders, 0);
    assert.deepEqual(
      [body.orders, body.late, body.held, body.units, body.exact],
      [rows.length, rows.filter((row) => row.isLate).length, rows.filter((row) => row.isHeld).length, rows.reduce((units, row) => units + row.unitsOpen, 0), true],
      filter,
    );
    assert.deepEqual([sum(body.stages), sum(body.sites), sum(body.channels), sum(body.countries), sum(body.histogram), sum(body.days), sum(body.priorities), sum(body.money)], Array(8).fill(rows.length), filter);
    assert.equal(body.money.reduce((minor: number, one: { valueMinor: number }) => minor + one.valueMinor, 0), rows.reduce((minor, row) => minor + row.valueMinor, 0));
    assert.equal(sum(body.flags), rows.reduce((flags, row) => flags + row.flags.length, 0));
  }
});

test('age is said alike by row, filter and histogram', async () => {
  await given({ number: 'EDGE', channel: 'edge', placedAt: '2026-11-25T09:00:00Z' });
  const { body } = await t.as('dispatcher').get('/backlog/summary?channel=edge');
  const row = (await t.as('dispatcher').get<{ orders: BacklogRow[] }>('/backlog?channel=edge')).body.orders[0]!;
  assert.deepEqual([row.ageDays, body.days[0].ageDays, body.histogram[0].age], [1, 1, '0-1']);
  assert.deepEqual(await numbers('channel=edge&age=0-1'), ['EDGE']);
  assert.deepEqual(await numbers('channel=edge&age=2-3'), []);
});

test('another client gets 404, and who has no session 401', async () => {
  for (const path of ['/backlog', '/backlog/summary']) {
    assert.equal((await t.asOther('dispatcher').get(path)).status, 404);
    assert.equal((await t.anybody.get(`/api/v1/clients/${t.clientId}${path}`)).status, 401);
  }
});

test('hostile values are answered, never with a defect', async () => {
  const cursor = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  const id = '018f0000-0000-7000-8000-000000000001';
  const hostile = [
    'stage=%00', 'channel=%00', 'channel=', 'country=de', 'site=x', 'held=maybe', 'age=forever', 'priority=10', 'priority=1e9', 'flag=%00', 'search=%00', 'limit=0', 'limit=99999', 'sort=stage', 'direction=up', 'state=x',
    'placedFrom=yesterday', 'placedFrom=0000-01-01T00:00:00Z', 'placedTo=9999-12-31T23:59:59Z', 'promisedFrom=2026-02-30T00:00:00Z', 'scope=%%%', 'scope=e30', `scope=${cursor({ facet: 'site', is: ['x'] })}`, `scope=${cursor({ facet: 'nope', is: ['x'] })}`,
    'after=x', `after=${cursor([])}`, `after=${cursor(['0000-01-01T00:00:00+00:00', id])}`, `after=${cursor(['2026-02-31T00:00:00+99:00', id])}`, `after=${cursor(['now', id])}`, `after=${cursor(['infinity', 'x'])}`, `sort=value&after=${cursor([1.5, id])}`, `sort=priority&after=${cursor([-1, 'infinity', id])}`,
    'state=closed&sort=value', 'state=all',
  ];
  for (const search of hostile) {
    const { status } = await t.as('dispatcher').get(`/backlog?${search}`);
    assert.ok(status >= 400 && status < 500, `${search}: ${status}`);
  }
  for (const search of ["search='; drop table x; --", 'search=%25_', 'channel=%F0%9F%98%80', 'search=%F0%9F%98%80', `search=${'x'.repeat(200)}`, `after=${cursor(['infinity', id])}`]) {
    assert.equal((await t.as('dispatcher').get(`/backlog?${search}`)).status, 200, search);
  }
});
