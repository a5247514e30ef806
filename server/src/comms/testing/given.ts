import assert from 'node:assert/strict';
import { draft } from '../../orders/testing/given.ts';
import type { TestServer } from '../../testing/server.ts';

export type GivenCustomer = { email?: string; name?: string; language?: string; country?: string; externalId?: string };

/** Everything placed under a channel of its own: a scope that no other test touches. */
export function scopeOf(channel: string) {
  return { facet: 'channel', is: [channel] };
}

/** One order of a customer; answers its ids. */
export async function giveOrder(t: TestServer, channel: string, customer: GivenCustomer, promisedAt = '2026-12-03T12:00:00Z'): Promise<{ orderId: string; number: string }> {
  const order = draft({ channel, promisedAt, customer, shippingAddress: { line1: 'Quay 1', city: 'Town', country: customer.country ?? 'DE' } });
  const res = await t.as('feeder').post('/orders', order);
  assert.ok(res.status < 300, JSON.stringify(res.body));
  return { orderId: res.body.orderId, number: order.number };
}

/** Preview and run an action as one person, then let everything settle. */
export async function runAction(t: TestServer, action: string, wanted: { input: unknown; scope?: unknown; crisisId?: string }) {
  const person = t.as('communications');
  const preview = await person.post(`/actions/${action}/preview`, { scope: { all: [] }, ...wanted });
  assert.ok(preview.status < 300, JSON.stringify(preview.body));
  const run = await person.post(`/actions/previews/${preview.body.previewId}/run`, { hash: preview.body.hash });
  assert.ok(run.status < 300, JSON.stringify(run.body));
  return { preview: preview.body, runId: run.body.runId as string };
}
