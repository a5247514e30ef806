import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { query, queryOnly, sql } from '../../kernel/db.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { followClock } from '../advance-orders.ts';
import { proveOrders } from '../prove-orders.ts';
import type { Import } from './schema.ts';

/** Real orders of a marketplace, imported as somebody would: by HTTP, through the mapping that comes with us. */
const folder = resolve(process.env.BREAKWATER_DATA ?? '../shared/data', 'olist');
const skip = existsSync(folder) ? false : `the Olist data set is not at ${folder}; set BREAKWATER_DATA to the folder that holds it`;
const FILES = { items: 'order_items', order_payments: 'order_payments', customers: 'customers', products: 'products', sellers: 'sellers' };
const read = (name: string): Promise<Buffer> => readFile(resolve(folder, `A-olist_${name}_dataset.csv.gz`));

let t: TestServer;
let dataDir: string;
before(async () => {
  if (skip) return;
  dataDir = await mkdtemp(join(tmpdir(), 'breakwater-olist-'));
  t = await startTestServer({ BREAKWATER_DATA_DIR: dataDir });
  await t.setNow('2018-06-01T12:00:00Z');
});
after(async () => {
  if (skip) return;
  await t.close();
  await rm(dataDir, { recursive: true });
});

async function importAll(): Promise<Import> {
  const feeder = t.as('feeder');
  const sent = await feeder.raw('POST', '/imports?fileName=olist_orders_dataset.csv.gz&mapping=olist', await read('orders'));
  const { importId } = (await sent.json()) as Import;
  for (const [name, file] of Object.entries(FILES)) assert.equal((await feeder.raw('PUT', `/imports/${importId}/files/${name}`, await read(file))).status, 200);
  await t.settle();
  return (await feeder.get<Import>(`/imports/${importId}`)).body;
}

test('every order of the Olist data set comes in, once', { skip }, async () => {
  const first = await importAll();
  assert.deepEqual([first.state, first.ordersNew, first.ordersRefused, first.problemCount], ['done', 8_135, 0, 0]);
  const second = await importAll();
  assert.deepEqual([second.state, second.ordersNew, second.ordersChanged, second.ordersUnchanged], ['done', 0, 0, 8_135]);

  const { orders, lines, units, sites, stocked } = await t.inClient((ctx) => queryOnly<Record<'orders' | 'lines' | 'units' | 'sites' | 'stocked', number>>(ctx, sql`
    select (select count(*) from orders.customer_order where client_id = ${ctx.clientId}) as orders,
      (select count(*) from orders.line where client_id = ${ctx.clientId}) as lines,
      (select sum(ordered) from orders.line where client_id = ${ctx.clientId}) as units,
      (select count(*) from inventory.site where client_id = ${ctx.clientId} and kind = 'drop_ship') as sites,
      (select count(*) from inventory.stock where client_id = ${ctx.clientId}) as stocked`));
  assert.deepEqual([orders, units, stocked], [8_135, 8_365, 0]);
  assert.ok(lines > 7_000 && lines <= 8_365 && sites > 1_500, `${lines} lines of ${sites} sellers`);
  assert.deepEqual(await t.inClient((ctx) => proveOrders(ctx)), []);
});

test('the backlog is that of the client’s date: what was stuck then is stuck, by stage and seller', { skip }, async () => {
  const open = async (date: string): Promise<Record<string, number>> => {
    await t.setNow(date);
    await t.inClient((ctx) => followClock(ctx));
    const rows = await t.inClient((ctx) => query<{ stage: string; orders: number }>(ctx, sql`
      select stage, count(*) as orders from orders.customer_order where client_id = ${ctx.clientId} and is_open and placed_at <= ${ctx.now} group by stage order by stage`));
    return Object.fromEntries(rows.map((row) => [row.stage, row.orders]));
  };
  const sum = (stages: Record<string, number>): number => Object.values(stages).reduce((total, one) => total + one, 0);
  const [spring, autumn] = [await open('2018-03-01T12:00:00Z'), await open('2018-10-20T12:00:00Z')];
  assert.ok(sum(spring) > 0 && sum(autumn) > 0, JSON.stringify({ spring, autumn }));
  assert.notDeepEqual(spring, autumn);

  const never = await t.inClient((ctx) => queryOnly<{ orders: number; sellers: number }>(ctx, sql`
    select count(distinct o.order_id) as orders, count(distinct l.seller_code) as sellers
    from orders.customer_order o left join orders.line l on l.client_id = o.client_id and l.order_id = o.order_id
    where o.client_id = ${ctx.clientId} and o.is_open and o.cancelled_at is null and not o.unavailable`));
  assert.ok(never.orders > 500 && never.sellers > 100, JSON.stringify(never));
  assert.deepEqual(await t.inClient((ctx) => proveOrders(ctx)), []);
});
