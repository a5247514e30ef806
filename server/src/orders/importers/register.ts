import { genericCsv } from './generic-csv/generic-csv.ts';
import type { Importer } from './importer.ts';
import { mappedCsv } from './mapped-csv/mapped-csv.ts';
import { ndjson } from './ndjson/ndjson.ts';
import { shopifyCsv } from './shopify-csv/shopify-csv.ts';
import { shopifyWebhook } from './shopify-webhook/shopify-webhook.ts';
import { woocommerceWebhook } from './woocommerce-webhook/woocommerce-webhook.ts';

/** Every kind of source. A new kind is a folder with its fixtures and a line here. */
export const IMPORTERS: readonly Importer[] = [shopifyCsv, genericCsv, ndjson, mappedCsv, shopifyWebhook, woocommerceWebhook];

/** The importer of that name, or undefined. */
export function findImporter(name: string): Importer | undefined {
  return IMPORTERS.find((importer) => importer.name === name);
}

/** Whose file begins like this? Undefined: nobody's, so a mapping is needed. */
export function detectImporter(head: Uint8Array): Importer | undefined {
  return IMPORTERS.find((importer) => importer.detect(head));
}
