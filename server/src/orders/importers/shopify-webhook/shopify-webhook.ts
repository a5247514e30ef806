import type { WebhookImporter } from '../importer.ts';
import { readPlatformOrder } from '../json/platform-order.ts';
import type { Place } from '../json/problems-of.ts';
import { readJsonFile } from '../json/read-json-orders.ts';
import { readWebhook } from '../json/read-webhook.ts';
import { hasBodySignature, headerValue } from '../json/webhook-headers.ts';
import { shopifyDraft, ShopifyOrder } from './shopify-order.ts';

/** Topics whose body is an order. orders/edited carries the edit, orders/delete an id only. */
const ORDER_TOPICS = new Set(['orders/create', 'orders/updated', 'orders/paid', 'orders/partially_fulfilled', 'orders/fulfilled', 'orders/cancelled']);

const readOne = (channel: string) => (document: unknown, place: Place) => readPlatformOrder(ShopifyOrder, (order, convert) => shopifyDraft(order, channel, convert), document, place);

/** Shopify's order webhooks, and files of the same JSON. */
export const shopifyWebhook: WebhookImporter = {
  name: 'shopify-webhook',
  kind: 'webhook',
  detect: (head) => ['"line_items"', '"financial_status"'].every((key) => new TextDecoder().decode(head).includes(key)),
  headerOf: () => '',
  read: (source, options) =>
    readJsonFile(source, options, (document, place) => {
      const result = readOne(options.channel)(document, place);
      return 'draft' in result ? [{ draft: result.draft, row: place.row, raw: place.raw }] : result.problems.map((problem) => ({ problem }));
    }),
  isSigned: (delivery, secret) => hasBodySignature(delivery, 'x-shopify-hmac-sha256', secret),
  readDelivery: (delivery, { channel }) => {
    const topic = headerValue(delivery, 'x-shopify-topic');
    // The event id is the same for every subscription that an event reaches, the webhook id for every retry of one.
    const dedupeKey = headerValue(delivery, 'x-shopify-event-id') ?? headerValue(delivery, 'x-shopify-webhook-id');
    const facts = { name: 'shopify-webhook', topic, dedupeKey, isOrderTopic: topic !== null && ORDER_TOPICS.has(topic) };
    return readWebhook(delivery, facts, readOne(channel), (document) => ShopifyOrder.shape.updated_at.safeParse(Reflect.get(Object(document), 'updated_at')).data ?? null);
  },
};
