import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookDelivery } from '../importer.ts';

export function headerValue({ headers }: WebhookDelivery, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/**
 * Does the header hold base64(HMAC-SHA256(raw body, secret))? In constant time, so that
 * guessing byte by byte teaches nothing. False without a header or a secret.
 */
export function hasBodySignature(delivery: WebhookDelivery, header: string, secret: string): boolean {
  const given = headerValue(delivery, header);
  if (given === null || secret === '') return false;
  const expected = createHmac('sha256', secret).update(delivery.body).digest();
  const claimed = Buffer.from(given, 'base64');
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
