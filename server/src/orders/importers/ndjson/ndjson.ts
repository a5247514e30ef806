import { flagDraft } from '../../flag-draft.ts';
import { OrderDraft } from '../../order-draft.ts';
import type { FileImporter } from '../importer.ts';
import { problemsOf } from '../json/problems-of.ts';
import { readJsonLines } from '../json/read-json-orders.ts';

/** One OrderDraft a line, exactly as `POST /orders` takes it. */
export const ndjson: FileImporter = {
  name: 'ndjson',
  kind: 'file',
  detect: (head) => /^\s*\{.*"placedAt"/.test(new TextDecoder().decode(head)),
  headerOf: () => '',
  read: (source, options) =>
    readJsonLines(source, options, (document, place) => {
      const defaults = { channel: options.channel, ...(options.currency === undefined ? {} : { currency: options.currency }) };
      const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
      const result = OrderDraft.safeParse(isObject ? { ...defaults, ...document } : document);
      if (!result.success) return problemsOf(result.error, document, place).map((problem) => ({ problem }));
      return [{ draft: flagDraft(result.data), row: place.row, raw: place.raw }];
    }),
};
