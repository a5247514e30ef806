import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { query, queryOnly, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { proveOrders } from '../prove-orders.ts';
import { DELIVERY_BYTES_MAX, type Platform } from './schema.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

type ShopifyJson = { id: number; line_items: { id: number; quantity: number }[]; [field: string]: unknown };

const RECORDED = {
  shopify: '../importers/shopify-webhook/fixtures/list/orders.json',
  woocommerce: '../importers/woocommerce-webhook/fixtures/list/orders.json',
};
const recorded = (platform: Platform): ShopifyJson => {
  const json = JSON.parse(readFileSync(new URL(RECORDED[platform], import.meta.url), 'utf8'));
  return (json.orders ?? json)[0];
};

type Shop = { shopId: string; path: string; secret: string };

async function addShop(platform: Platform, channel: string = newId()): Promise<Shop> {
  const made = await t.as('administrator').post<Shop>('/shops', { platform, channel });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

const HEADERS: Record<Platform, (signature: string, key: string, topic?: string) => Record<string, string>> = {
  shopify: (signature, key, topic = 'orders/updated') => ({ 'x-shopify-hmac-sha256': signature, 'x-shopify-event-id': key, 'x-shopify-topic': topic }),
  woocommerce: (signature, key, topic = 'order.updated') => ({ 'x-wc-webhook-signature': signature, 'x-wc-webhook-delivery-id': key, 'x-wc-webhook-topic': topic }),
};

type Answer = { status: number; body: { outcome?: string; code?: string } };

async function deliver(platform: Platform, shop: Pick<Shop, 'path' | 'secret'>, body: string, key: string = newId(), topic?: string): Promise<Answer> {
  const signature = createHmac('sha256', shop.secret).update(body).digest('base64');
  const response = await t.anybody.raw('POST', shop.path, body, { 'content-type': 'application/json', ...HEADERS[platform](signature, key, topic) });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const orderCount = (channelOf: string): Promise<number> => t.inClient(async (ctx) => (await queryOnly<{ n: number }>(ctx, sql`
  select count(*) as n from orders.customer_order o join orders.shop s on s.client_id = o.client_id and s.channel = o.channel
  where o.client_id = ${ctx.clientId} and s.shop_id = ${channelOf}`)).n);

for (const platform of ['shopify', 'woocommerce'] as const) {
  test(`${platform}: a signed order comes in once; its copy changes nothing`, async () => {
    const shop = await addShop(platform);
    const body = JSON.stringify(recorded(platform));
    const key = newId();
    assert.deepEqual(await deliver(platform, shop, body, key), { status: 200, body: { outcome: 'new' } });
    assert.deepEqual(await deliver(platform, shop, body, key), { status: 200, body: { outcome: 'duplicate' } });
    assert.deepEqual(await deliver(platform, shop, body), { status: 200, body: { outcome: 'unchanged' } });
    assert.equal(await orderCount(shop.shopId), 1);
  });

  test(`${platform}: a wrong signature and an unknown shop get the same answer`, async () => {
    const shop = await addShop(platform);
    const body = JSON.stringify(recorded(platform));
    const { status, body: { code } } = await deliver(platform, { ...shop, secret: 'wrong' }, body);
    assert.deepEqual([status, code], [401, 'orders.bad_signature']);
    const other: Platform = platform === 'shopify' ? 'woocommerce' : 'shopify';
    for (const path of [`/webhooks/${platform}/${newId()}`, `/webhooks/${platform}/nonsense`, `/webhooks/${platform}/%00`, `/webhooks/${other}/${shop.shopId}`]) {
      const unknown = await deliver(platform, { path, secret: shop.secret }, body);
      assert.deepEqual([unknown.status, unknown.body.code], [401, 'orders.bad_signature'], path);
    }
    assert.equal(await orderCount(shop.shopId), 0);
  });
}

test('signed nonsense is acknowledged and told as an event, never a defect', async () => {
  const shop = await addShop('shopify');
  for (const body of ['', '{', 'null', '[]', '{"id":1}', '\0', '{"id":{},"currency":7}']) {
    assert.deepEqual(await deliver('shopify', shop, body), { status: 200, body: { outcome: 'refused' } }, body);
  }
  assert.deepEqual(await deliver('shopify', shop, '{}', newId(), 'app/uninstalled'), { status: 200, body: { outcome: 'ignored' } });
  assert.equal((await deliver('shopify', shop, 'x'.repeat(DELIVERY_BYTES_MAX + 1))).status, 413);
  const events = (await t.as('administrator').get(`/events?type=orders.delivery_refused&subjectId=${shop.shopId}`)).body.rows;
  assert.equal(events.length, 7);
});

test('a shop is listed without its secret, has a channel of its own, and is removed', async () => {
  const shop = await addShop('shopify', 'the-shop');
  const admin = t.as('administrator');
  const { shops } = (await admin.get('/shops')).body;
  assert.equal(JSON.stringify(shops).includes(shop.secret), false);
  assert.deepEqual(shops.filter((one: { channel: string }) => one.channel === 'the-shop').map((one: { path: string }) => one.path), [`/webhooks/shopify/${shop.shopId}`]);
  assert.equal((await admin.post('/shops', { platform: 'woocommerce', channel: 'the-shop' })).body.code, 'orders.channel_taken');
  assert.equal((await t.as('feeder').get('/shops')).status, 403);
  for (const refused of [await t.asOther('administrator').get('/shops'), await t.asOther('administrator').delete(`/shops/${shop.shopId}`)]) assert.equal(refused.status, 404);

  assert.equal((await admin.delete(`/shops/${shop.shopId}`)).status, 204);
  assert.equal((await admin.delete(`/shops/${shop.shopId}`)).status, 404);
  assert.equal((await deliver('shopify', shop, '{}')).status, 401);
});

/** One version of an order, as the shop tells it: how many units of each line, in total order of `at`. */
type Version = { order: number; at: number; units: number[]; isCancelled: boolean };

const toJson = ({ order, at, units, isCancelled }: Version): string => {
  const base = recorded('shopify');
  const updatedAt = new Date(Date.UTC(2026, 10, 20) + at * 60_000).toISOString();
  return JSON.stringify({
    ...base, id: order, name: `#${order}`, updated_at: updatedAt, cancelled_at: isCancelled ? updatedAt : null, fulfillment_status: null, fulfillments: [], refunds: [],
    line_items: units.map((quantity, i) => ({ ...base.line_items[0], id: order * 10 + i, sku: `NONE-${i}`, quantity, current_quantity: quantity, fulfillable_quantity: quantity, fulfillment_status: null })),
  });
};

type State = { externalId: string; isCancelled: boolean; units: number };

const statesOf = (shopId: string): Promise<State[]> => t.inClient((ctx) => query<State>(ctx, sql`
  select o.external_id as "externalId", o.cancelled_at is not null as "isCancelled",
    (select coalesce(sum(l.ordered - l.cancelled), 0) from orders.line l where l.client_id = o.client_id and l.order_id = o.order_id) as units
  from orders.customer_order o join orders.shop s on s.client_id = o.client_id and s.channel = o.channel
  where o.client_id = ${ctx.clientId} and s.shop_id = ${shopId} order by o.external_id`));

test('copied, shuffled and concurrent deliveries end as if each had come once, in order', async () => {
  const units = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
  const history = fc.record({ versions: fc.array(units, { minLength: 1, maxLength: 4 }), endsCancelled: fc.boolean() });
  const scenario = fc.array(history, { minLength: 1, maxLength: 4 }).chain((histories) => {
    const versions = histories.flatMap(({ versions: all, endsCancelled }, order): Version[] =>
      all.map((one, at) => ({ order: order + 1, at, units: one, isCancelled: endsCancelled && at === all.length - 1 })));
    const copies = fc.tuple(...versions.map((version) => fc.integer({ min: 1, max: 5 }).map((count) => Array<Version>(count).fill(version))));
    return fc.tuple(fc.constant(versions), copies.chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length })), fc.integer({ min: 1, max: 6 }));
  });

  await fc.assert(fc.asyncProperty(scenario, async ([versions, deliveries, atOnce]) => {
    const model = await addShop('shopify');
    for (const version of versions.toSorted((one, other) => one.at - other.at)) assert.equal((await deliver('shopify', model, toJson(version))).status, 200);
    const shop = await addShop('shopify');
    const waiting = [...deliveries];
    const worker = async (): Promise<void> => {
      for (let version = waiting.shift(); version; version = waiting.shift()) {
        const answer = await deliver('shopify', shop, toJson(version), `${version.order} ${version.at}`);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    assert.deepEqual(await statesOf(shop.shopId), await statesOf(model.shopId));
  }), { numRuns: 15 });
  assert.deepEqual(await t.inClient((ctx) => proveOrders(ctx)), []);
});
