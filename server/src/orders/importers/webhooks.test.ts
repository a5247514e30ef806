import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { WebhookDelivery } from './importer.ts';
import { shopifyWebhook } from './shopify-webhook/shopify-webhook.ts';
import { woocommerceWebhook } from './woocommerce-webhook/woocommerce-webhook.ts';

const SECRET = 'hush';
const sign = (body: string, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64');
const recorded = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const shopifyBody = JSON.stringify(Object(recorded('shopify-webhook/fixtures/list/orders.json')).orders[0]);
const wooBody = JSON.stringify(Object(recorded('woocommerce-webhook/fixtures/list/orders.json'))[0]);

const shopify = (body = shopifyBody, headers: WebhookDelivery['headers'] = {}): WebhookDelivery => ({
  body: Buffer.from(body),
  headers: { 'x-shopify-hmac-sha256': sign(body), 'x-shopify-topic': 'orders/updated', 'x-shopify-webhook-id': 'w1', 'x-shopify-event-id': 'e1', ...headers },
});
const woo = (body = wooBody, headers: WebhookDelivery['headers'] = {}): WebhookDelivery => ({
  body: Buffer.from(body),
  headers: { 'x-wc-webhook-signature': sign(body), 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-delivery-id': 'd1', ...headers },
});

for (const [importer, delivery, header] of [[shopifyWebhook, shopify, 'x-shopify-hmac-sha256'], [woocommerceWebhook, woo, 'x-wc-webhook-signature']] as const) {
  test(`${importer.name}: the signature is over the raw body, by the shop's secret`, () => {
    assert.equal(importer.isSigned(delivery(), SECRET), true);
    assert.equal(importer.isSigned(delivery(), 'other'), false);
    assert.equal(importer.isSigned(delivery(), ''), false);
    assert.equal(importer.isSigned({ ...delivery(), body: Buffer.from(`${Buffer.from(delivery().body).toString()} `) }, SECRET), false);
    for (const bad of [undefined, '', 'AAAA', '💥', sign('x').slice(0, -4)]) assert.equal(importer.isSigned(delivery(undefined, { [header]: bad }), SECRET), false);
  });

  test(`${importer.name}: a body that is no order is refused with its reason, not thrown`, () => {
    for (const body of ['', '{', 'null', '[]', '"x"', '{"id":1}', '\0', '{"id":{},"currency":7}']) {
      const result = importer.readDelivery(delivery(body), { channel: 'web' });
      assert.equal(result.outcome, 'refused', body);
      assert.ok(result.outcome === 'refused' && result.problems.length > 0);
    }
  });
}

test('a Shopify delivery says its order, its age and its key', () => {
  const result = shopifyWebhook.readDelivery(shopify(), { channel: 'web' });
  assert.ok(result.outcome === 'order');
  assert.deepEqual([result.topic, result.dedupeKey, result.sourceUpdatedAt, result.draft.externalId], ['orders/updated', 'e1', '2026-02-01T09:10:00-05:00', '9001']);
  assert.equal(shopifyWebhook.readDelivery(shopify(undefined, { 'x-shopify-event-id': undefined }), { channel: 'web' }).dedupeKey, 'w1');
});

test('a WooCommerce delivery says its order, its age and its key', () => {
  const result = woocommerceWebhook.readDelivery(woo(), { channel: 'web' });
  assert.ok(result.outcome === 'order');
  assert.deepEqual([result.topic, result.dedupeKey, result.sourceUpdatedAt, result.draft.externalId], ['order.updated', 'd1', '2026-03-22T19:28:08Z', '727']);
});

test('what carries no order is ignored: pings, deletions, edits', () => {
  assert.equal(woocommerceWebhook.readDelivery(woo('webhook_id=7', { 'x-wc-webhook-topic': undefined }), { channel: 'web' }).outcome, 'ignored');
  assert.equal(woocommerceWebhook.readDelivery(woo('{"id":7}', { 'x-wc-webhook-topic': 'order.deleted' }), { channel: 'web' }).outcome, 'ignored');
  for (const topic of ['orders/delete', 'orders/edited', 'products/create']) assert.equal(shopifyWebhook.readDelivery(shopify(undefined, { 'x-shopify-topic': topic }), { channel: 'web' }).outcome, 'ignored');
});

const samples = resolve(process.env.BREAKWATER_DATA ?? '../shared/data');
const skip = existsSync(samples) ? false : `the platforms' samples are not at ${samples}; set BREAKWATER_DATA to the folder that holds them`;

test("Shopify's sample order 450789469 keeps a subtotal that its lines contradict, and is flagged", { skip }, async () => {
  const bytes = readFileSync(resolve(samples, 'orders-shopify/order.json'));
  const [item] = await Array.fromAsync(shopifyWebhook.read([bytes], { file: 'order.json', channel: 'web' }));
  assert.ok('draft' in item!);
  assert.equal(item.draft.totals.subtotalMinor, 39_800);
  assert.equal(item.draft.lines.length, 3);
  assert.deepEqual(item.draft.flags, ['totals_mismatch']);
});

test("WooCommerce's sample orders are read without a problem", { skip }, async () => {
  for (const [file, orderCount] of [['orders-00.json', 1], ['orders-02.json', 2]] as const) {
    const items = await Array.fromAsync(woocommerceWebhook.read([readFileSync(resolve(samples, 'orders-woocommerce', file))], { file, channel: 'web' }));
    assert.deepEqual(items.map((item) => 'draft' in item && item.draft.flags), Array.from({ length: orderCount }, () => []));
  }
});
