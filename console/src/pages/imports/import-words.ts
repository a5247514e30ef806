import type { Import } from '../../api/generated.ts';
import type { State } from '../../ui/values/state-badge.tsx';

export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  'shopify-csv': 'Shopify orders (CSV)',
  'generic-csv': 'Breakwater orders (CSV)',
  ndjson: 'Breakwater orders (NDJSON)',
  'mapped-csv': 'CSV by a mapping',
  'shopify-webhook': 'Shopify order (JSON)',
  'woocommerce-webhook': 'WooCommerce order (JSON)',
};

/** The state of an import in words; a running or finished one with refused rows is at risk. */
export function importState(made: Import): { state: State; words: string } {
  if (made.state === 'failed') return { state: 'broken', words: 'Failed' };
  if (made.state === 'cancelled') return { state: 'unknown', words: 'Stopped' };
  if (made.state === 'uploaded') {
    return { state: 'risk', words: made.needsMapping ? 'Needs a mapping' : 'Needs more files' };
  }
  if (made.state === 'running') return { state: 'unknown', words: 'Running' };
  return made.ordersRefused > 0 ? { state: 'risk', words: 'Done, some refused' } : { state: 'ok', words: 'Done' };
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** 12.3 MB */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${BYTE_UNITS[power]}`;
}
