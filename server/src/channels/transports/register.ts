import type { Config } from '../../kernel/config.ts';
import { smtp } from './smtp/smtp.ts';
import type { Transport } from './transport.ts';
import { viewer } from './viewer/viewer.ts';

/** Best first; the viewer takes what nobody else does. */
export const TRANSPORTS: readonly Transport[] = [smtp, viewer];

export function chooseTransport(on: { config: Config; isDrill: boolean }): Transport {
  return TRANSPORTS.find((one) => one.isFor(on))!;
}

/** Names of transports whose interrupted sends may simply be repeated. */
export const REPEATABLE = TRANSPORTS.filter((one) => one.repeatable).map((one) => one.name);
