import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A key for one purpose, derived from the installation's secret (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: string, purpose: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), 'breakwater', purpose, bytes));
}

/** A bearer secret to hand out once (256 bits), of which only `hashSecret` is stored. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function hmacHex(key: Buffer, message: string): string {
  return createHmac('sha256', key).update(message).digest('hex');
}

/** The two padded blocks of HMAC-SHA256 (RFC 2104), as the database stores its key. */
export function hmacPads(key: Buffer): { innerPad: Buffer; outerPad: Buffer } {
  const block = Buffer.alloc(64);
  key.copy(block);
  return {
    innerPad: Buffer.from(block.map((byte) => byte ^ 0x36)),
    outerPad: Buffer.from(block.map((byte) => byte ^ 0x5c)),
  };
}
