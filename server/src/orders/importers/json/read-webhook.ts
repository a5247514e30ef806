import type { RowProblem, WebhookDelivery, WebhookResult } from '../importer.ts';
import type { PlatformResult } from './platform-order.ts';
import type { Place } from './problems-of.ts';
import { parseJson } from './read-json-orders.ts';

export type WebhookFacts = { name: string; topic: string | null; dedupeKey: string | null; isOrderTopic: boolean };

/**
 * A delivery as an order, or the reason why it is none. Its signature has been checked
 * before: this function believes its body.
 */
export function readWebhook(
  delivery: WebhookDelivery,
  { name, topic, dedupeKey, isOrderTopic }: WebhookFacts,
  readOne: (document: unknown, place: Place) => PlatformResult,
  updatedAtOf: (document: unknown) => string | null,
): WebhookResult {
  const facts = { topic, dedupeKey, sourceUpdatedAt: null };
  if (!isOrderTopic) return { ...facts, outcome: 'ignored', reason: `the topic ${topic ?? '(none)'} carries no order` };

  const raw = new TextDecoder().decode(delivery.body);
  const place = { file: name, row: 1, raw };
  const parsed = parseJson(raw);
  if ('reason' in parsed) return { ...facts, outcome: 'refused', problems: [wholeBody(place, parsed.reason)] };

  const sourceUpdatedAt = updatedAtOf(parsed.document);
  const result = readOne(parsed.document, place);
  return 'draft' in result ? { ...facts, sourceUpdatedAt, outcome: 'order', draft: result.draft } : { ...facts, sourceUpdatedAt, outcome: 'refused', problems: result.problems };
}

function wholeBody(place: Place, reason: string): RowProblem {
  return { ...place, column: null, value: null, reason };
}
