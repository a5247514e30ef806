import { readFileSync } from 'node:fs';
import { headRow } from '../csv/read-head.ts';
import type { FileImporter } from '../importer.ts';
import { parseMapping } from '../mapping/mapping.ts';
import { readMapped } from '../mapping/read-mapped.ts';

const mapping = parseMapping(readFileSync(new URL('mapping.yaml', import.meta.url), 'utf8'));

/** The orders export of a Shopify shop: a row per line, order columns on an order's first row only. */
export const shopifyCsv: FileImporter = {
  name: 'shopify-csv',
  kind: 'file',
  detect: (head) => /\bName\b/.test(headRow(head)) && headRow(head).includes('Lineitem quantity'),
  headerOf: headRow,
  read: (source, options) => readMapped(mapping, source, options),
};
