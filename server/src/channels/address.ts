import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';

/** RFC 5321 4.5.3.1: 64 octets before the @, 255 behind it, 254 for a whole path (erratum 1690). */
const LOCAL_CHARS_MAX = 64;
const DOMAIN_CHARS_MAX = 253;
const ADDRESS_CHARS_MAX = 254;

/** A dot-string of RFC 5321; quoted local parts exist on paper only and are refused. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * The address as it can stand in an SMTP envelope: lower case, international domains in
 * their ASCII form; undefined for anything else. What passes holds no space, quote,
 * bracket, comma or control character, so it cannot start a header or a second recipient.
 */
export function mailAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, at);
  if (at < 1 || local.length > LOCAL_CHARS_MAX || !LOCAL.test(local)) return undefined;
  const domain = domainToASCII(trimmed.slice(at + 1));
  const labels = domain.split('.');
  if (domain.length > DOMAIN_CHARS_MAX || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  if (/^\d+$/.test(labels[labels.length - 1]!)) return undefined;
  const address = `${local}@${domain}`.toLowerCase();
  return address.length <= ADDRESS_CHARS_MAX ? address : undefined;
}

/**
 * What stands for an address where no personal data may stand: SHA-256 of client and
 * address, so that two clients' rows do not meet. The same in SQL: `addressHashSql`.
 */
export function addressHash(clientId: string, address: string): string {
  return createHash('sha256').update(`${clientId}:${address}`).digest('hex');
}
