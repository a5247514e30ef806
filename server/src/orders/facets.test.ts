import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { query, sql } from '../kernel/db.ts';
import { compileScope, type Scope } from '../scopes/index.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { shipUnits } from './ship-units.ts';
import { draft, giveStock } from './testing/given.ts';
import { packUnits, pickUnits, releaseUnits } from './work-units.ts';

let t: TestServer;
/** What the tests call an order, and its id. */
const ids = new Map<string, string>();
let siteIds: Map<string, string>;

before(async () => {
  t = await startTestServer();
  await giveStock(t, { KETTLE: { LEE: 1 }, MUG: { LEE: 5, YOR: 5 } });
  const given = {
    kettle: draft({ channel: 'web', promisedAt: '2026-11-27T08:30:00Z', tags: ['vip'], totals: { totalMinor: 1999 } }),
    short: draft({ channel: 'app', priority: 3, shippingAddress: { line1: 'Quai 1', city: 'Lyon', country: 'FR' } }),
    split: draft({ channel: 'app', promisedAt: '2026-12-01T00:00:00Z', lines: [{ sku: 'MUG', title: 'Mug', units: 8, unitPriceMinor: 500 }] }),
    seller: draft({ channel: 'market', placedAt: '2026-11-01T08:00:00Z', lines: [{ sku: 'VASE', title: 'Vase', units: 1, unitPriceMinor: 3000, sellerCode: 'S-1', siteCode: 'S-1', lotCode: 'L-7' }] }),
  };
  for (const [name, order] of Object.entries(given)) {
    const res = await t.as('dispatcher').post('/orders', order);
    assert.equal(res.status, 200, JSON.stringify(res.body));
    ids.set(name, res.body.orderId);
  }
  siteIds = await t.inClient(async (ctx) => new Map((await query<{ code: string; id: string }>(ctx, sql`select code, site_id as id from inventory.site where client_id = ${ctx.clientId}`)).map((row) => [row.code, row.id])));
});
after(() => t.close());

async function select(scope: Scope, subject = 'order'): Promise<string[]> {
  const rows = await t.inClient((ctx) => query<{ id: string }>(ctx, subject === 'order'
    ? sql`select o.order_id as id from orders.customer_order o where o.client_id = ${ctx.clientId} and ${compileScope(ctx, scope, 'order')}`
    : sql`select l.order_id as id from orders.line l where l.client_id = ${ctx.clientId} and ${compileScope(ctx, scope, 'line')}`));
  const nameOf = new Map([...ids].map(([name, id]) => [id, name]));
  return rows.map((row) => nameOf.get(row.id)!).toSorted();
}

const EVERYBODY = ['kettle', 'seller', 'short', 'split'];

test('each facet selects the orders it speaks of, and their lines', async () => {
  const item = (await t.as('dispatcher').get('/scopes/facets/item/options?search=mug')).body.options[0].value;
  const cases: [Scope, string[]][] = [
    [{ facet: 'channel', is: ['app'] }, ['short', 'split']],
    [{ facet: 'country', is: ['FR'] }, ['short']],
    [{ facet: 'language', is: ['de'] }, EVERYBODY],
    [{ facet: 'open', is: [true] }, EVERYBODY],
    [{ facet: 'held', is: [true] }, []],
    [{ facet: 'late', is: [true] }, ['kettle']],
    [{ facet: 'late', is: [false] }, ['seller', 'short', 'split']],
    [{ facet: 'priority', is: [3] }, ['short']],
    [{ facet: 'priority', from: 1 }, ['short']],
    [{ facet: 'value', from: 3000 }, ['seller', 'split']],
    [{ facet: 'placedAt', to: '2026-11-02T00:00:00Z' }, ['seller']],
    [{ facet: 'promisedAt', from: '2026-11-28T00:00:00Z' }, ['split']],
    [{ facet: 'item', is: [item] }, ['split']],
    [{ facet: 'sku', is: ['KETTLE'] }, ['kettle', 'short']],
    [{ facet: 'seller', is: ['S-1'] }, ['seller']],
    [{ facet: 'lot', is: ['L-7'] }, ['seller']],
    [{ facet: 'tag', is: ['vip'] }, ['kettle']],
    [{ facet: 'site', is: [siteIds.get('LEE')!] }, ['kettle', 'split']],
    [{ facet: 'site', is: [siteIds.get('YOR')!] }, ['split']],
    [{ facet: 'site', is: [siteIds.get('S-1')!] }, ['seller']],
    [{ not: { facet: 'site', is: [siteIds.get('LEE')!] } }, ['seller', 'short']],
    [{ any: [{ facet: 'site', is: [siteIds.get('YOR')!] }, { facet: 'lot', is: ['L-7'] }] }, ['seller', 'split']],
    [{ all: [{ facet: 'site', is: [siteIds.get('LEE')!] }, { facet: 'late', is: [true] }] }, ['kettle']],
  ];
  for (const [scope, names] of cases) {
    assert.deepEqual(await select(scope), names, JSON.stringify(scope));
    assert.deepEqual([...new Set(await select(scope, 'line'))], names, `lines: ${JSON.stringify(scope)}`);
  }
});

test('an order that has left still belongs to the site and the lot it left from', async () => {
  const dispatcher = t.as('dispatcher');
  await dispatcher.put('/items', { items: [{ sku: 'TEA', title: 'Tea' }] });
  await dispatcher.put('/lots', { lots: [{ sku: 'TEA', code: 'TEA-1' }] });
  await dispatcher.post('/stock/movements', { movements: [{ sku: 'TEA', siteCode: 'YOR', lotCode: 'TEA-1', units: 5, kind: 'received', sourceId: 'po-1' }] });
  const { orderId } = (await dispatcher.post('/orders', draft({ lines: [{ sku: 'TEA', title: 'Tea', units: 2, unitPriceMinor: 100 }] }))).body;
  ids.set('tea', orderId);
  await t.inClient(async (ctx) => {
    const rows = await query<{ reservationId: string; lineId: string }>(ctx, sql`select reservation_id as "reservationId", line_id as "lineId" from inventory.reservation where client_id = ${ctx.clientId} and order_id = ${orderId}`);
    const moves = rows.map((row) => ({ orderId, lineId: row.lineId, reservationId: row.reservationId, units: 2 }));
    for (const step of [releaseUnits, pickUnits, packUnits]) await step(ctx, moves);
    await shipUnits(ctx, moves, 'shipment-1');
  });
  assert.deepEqual(await select({ facet: 'lot', is: ['TEA-1'] }), ['tea']);
  assert.ok((await select({ facet: 'site', is: [siteIds.get('YOR')!] })).includes('tea'));
});

test('the facets say what can be chosen, and what people call it', async () => {
  const { facets } = (await t.as('analyst').get('/scopes/facets')).body;
  const options = (name: string): string[] => facets.find((one: { name: string }) => one.name === name).options.map((one: { label: string }) => one.label);
  assert.deepEqual(options('site'), ['Site LEE', 'Site YOR', 'S-1']);
  assert.ok(options('channel').includes('market'));
  assert.ok(options('stage').includes('awaiting approval'));
  assert.deepEqual(options('seller'), ['S-1']);
  assert.deepEqual(options('customer'), [], 'people are not listed');

  const measured = await t.as('analyst').post('/scopes/measure', { scope: { facet: 'site', is: [siteIds.get('LEE')!] } });
  assert.equal(measured.body.words, 'Site is Site LEE');
});

test('a scope is measured in orders, units, money, ages, sites and items', async () => {
  const scope = { any: [{ facet: 'channel', is: ['app', 'market'] }] };
  const { status, body } = await t.as('dispatcher').post('/scopes/measure', { scope });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.exact, true);
  assert.deepEqual([body.orders, body.lines, body.units, body.customers], [3, 3, 10, 3]);
  assert.deepEqual(body.money, [{ currency: 'EUR', valueMinor: 1999 + 4000 + 3000, orders: 3 }]);
  assert.equal(body.oldestAt, '2026-11-01T08:00:00.000Z');
  assert.deepEqual(body.ages.map((one: { orders: number }) => one.orders), [2, 0, 0, 0, 1, 0]);
  assert.deepEqual(body.languages, [{ language: 'de', customers: 3 }]);
  assert.deepEqual(body.countries, [{ country: 'DE', orders: 2 }, { country: 'FR', orders: 1 }]);
  assert.deepEqual(body.topItems.map((one: { label: string; orders: number; units: number }) => [one.label.split(' ')[0], one.orders, one.units])[0], ['MUG', 1, 8]);
  assert.deepEqual(body.sites.map((one: { label: string; orders: number }) => [one.label, one.orders]).toSorted(), [['No site yet, or several', 2], ['S-1', 1]]);
});

test('nothing matched is measured as nothing', async () => {
  const { body } = await t.as('dispatcher').post('/scopes/measure', { scope: { facet: 'channel', is: ['nowhere'] } });
  assert.deepEqual([body.orders, body.customers, body.oldestAt], [0, 0, null]);
  assert.deepEqual(body.money, []);
});

test('another client sees none of it', async () => {
  assert.equal((await t.asOther('dispatcher').post('/scopes/measure', { scope: { all: [] } })).status, 404);
});

test('values that are no ids get an answer, not a defect', async () => {
  for (const scope of [{ facet: 'site', is: ['x'] }, { facet: 'item', is: ['\u{1F600}'] }, { facet: 'customer', is: [1] }, { facet: 'late', is: ['yes'] }]) {
    assert.equal((await t.as('dispatcher').post('/scopes/measure', { scope })).status, 422, JSON.stringify(scope));
  }
});
