import type { WebhookImporter } from '../importer.ts';
import { readPlatformOrder } from '../json/platform-order.ts';
import type { Place } from '../json/problems-of.ts';
import { readJsonFile } from '../json/read-json-orders.ts';
import { readWebhook } from '../json/read-webhook.ts';
import { hasBodySignature, headerValue } from '../json/webhook-headers.ts';
import { wooDraft, WooOrder } from './woocommerce-order.ts';

/** Topics whose body is an order. order.deleted carries an id only; the first ping has no topic. */
const ORDER_TOPICS = new Set(['order.created', 'order.updated', 'order.restored']);

const readOne = (channel: string) => (document: unknown, place: Place) => readPlatformOrder(WooOrder, (order, convert) => wooDraft(order, channel, convert), document, place);

/** WooCommerce's order webhooks, and files of the same JSON. */
export const woocommerceWebhook: WebhookImporter = {
  name: 'woocommerce-webhook',
  kind: 'webhook',
  detect: (head) => ['"order_key"', '"date_created_gmt"'].every((key) => new TextDecoder().decode(head).includes(key)),
  headerOf: () => '',
  read: (source, options) =>
    readJsonFile(source, options, (document, place) => {
      const result = readOne(options.channel)(document, place);
      return 'draft' in result ? [{ draft: result.draft, row: place.row, raw: place.raw }] : result.problems.map((problem) => ({ problem }));
    }),
  isSigned: (delivery, secret) => hasBodySignature(delivery, 'x-wc-webhook-signature', secret),
  readDelivery: (delivery, { channel }) => {
    const topic = headerValue(delivery, 'x-wc-webhook-topic');
    const facts = { name: 'woocommerce-webhook', topic, dedupeKey: headerValue(delivery, 'x-wc-webhook-delivery-id'), isOrderTopic: topic !== null && ORDER_TOPICS.has(topic) };
    return readWebhook(delivery, facts, readOne(channel), (document) => {
      const modified = WooOrder.shape.date_modified_gmt.safeParse(Reflect.get(Object(document), 'date_modified_gmt')).data;
      return modified === undefined ? null : `${modified}Z`;
    });
  },
};
