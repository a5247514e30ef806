import { lookup } from 'node:dns/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { invalid } from './errors.ts';

const TIMEOUT_MS = 10_000;

/** Addresses that no customer-given URL may reach (RFC 6890 special purpose blocks), and those that carry an IPv4 address within. */
const PRIVATE = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['2001::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8]] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** Set for tests and closed networks only: receivers on this very machine. */
const allowLoopback = (): boolean => process.env.BREAKWATER_ALLOW_LOOPBACK_WEBHOOKS === '1';

/** @throws 422 `kernel.bad_url` unless it is http(s), without credentials, to a public host. */
export function requireOutsideUrl(text: string): URL {
  const url = URL.parse(text);
  const bad = (why: string): never => { throw invalid('kernel.bad_url', `The address cannot be used: ${why}.`, 'Give a public https:// address.'); };
  if (!url) return bad('it is not a URL');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return bad('only http and https are supported');
  if (url.username || url.password) return bad('it holds a user name or password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isPrivate(host)) return bad('it points into a private network');
  if (host === 'localhost' && !allowLoopback()) return bad('it points to this machine');
  return url;
}

export type Outcome = { ok: boolean; status: number | null; error: string | null };

/**
 * POST to an address somebody gave us: resolved once, checked, and connected to exactly
 * that IP address, so that a second DNS answer cannot lead elsewhere. No redirects.
 */
export async function postOutside(address: string, body: string, headers: Record<string, string>): Promise<Outcome> {
  try {
    const url = requireOutsideUrl(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const resolved = isIP(host) ? { address: host, family: isIP(host) } : await lookup(host);
    if (isPrivate(resolved.address)) return { ok: false, status: null, error: 'resolves into a private network' };
    const status = await send(url, resolved.address, body, { ...headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) });
    return { ok: status >= 200 && status < 300, status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
  } catch (error) {
    return { ok: false, status: null, error: (error as Error).message };
  }
}

function isPrivate(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  const bare = mapped ?? ip;
  if (allowLoopback() && (bare.startsWith('127.') || bare === '::1')) return false;
  if (/^::ffff:/i.test(bare)) return true;
  return PRIVATE.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

function send(url: URL, ip: string, body: string, headers: Record<string, string>): Promise<number> {
  const secure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string } = {
    // The whole of it, too: a receiver that drips its headers is never idle.
    signal: AbortSignal.timeout(TIMEOUT_MS), host: ip, port: url.port || (secure ? 443 : 80), path: url.pathname + url.search, method: 'POST', headers, timeout: TIMEOUT_MS, agent: false,
    ...(secure ? { servername: url.hostname } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    request.on('error', reject);
    request.end(body);
  });
}
