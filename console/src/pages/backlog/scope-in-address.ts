import type { ScopeInput } from '../../api/generated.ts';

/** A scope as it stands in an address: JSON in base64url, as the API reads it too. */
export function encodeScope(scope: ScopeInput): string {
  const bytes = new TextEncoder().encode(JSON.stringify(scope));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The scope of an address, or null for text that holds none; whether it means something the server says. */
export function decodeScope(text: string): ScopeInput | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const json: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
    return typeof json === 'object' && json !== null ? (json as ScopeInput) : null;
  } catch {
    return null;
  }
}
