import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../../kernel/config.ts';
import { deriveKey, hmacHex } from '../../kernel/secrets.ts';

type Signed = { clientId: string; verb: 'confirm' | 'unsubscribe'; subscriberId: string };

/** Signed instead of stored: a link proves itself, for one verb of one subscriber. */
function sign(config: Config, { clientId, verb, subscriberId }: Signed): string {
  return hmacHex(deriveKey(config.secret, 'status subscription'), `${clientId}.${verb}.${subscriberId}`);
}

export function isSigned(config: Config, given: Signed & { token: string }): boolean {
  const right = Buffer.from(sign(config, given));
  const token = Buffer.from(given.token);
  return token.length === right.length && timingSafeEqual(token, right);
}

export function statusUrl(config: Config, slug: string): string {
  return `${config.publicUrl.replace(/\/$/, '')}/status/${slug}`;
}

export function signedLink(config: Config, given: Signed & { slug: string }): string {
  return `${statusUrl(config, given.slug)}/${given.verb}?s=${given.subscriberId}&t=${sign(config, given)}`;
}
