import { invalid } from '../../../kernel/errors.ts';
import { headRow } from '../csv/read-head.ts';
import type { FileImporter } from '../importer.ts';
import { readMapped } from '../mapping/read-mapped.ts';

/** Any CSV files, by a mapping that somebody wrote for them. Never guessed: it needs its mapping. */
export const mappedCsv: FileImporter = {
  name: 'mapped-csv',
  kind: 'file',
  detect: () => false,
  headerOf: headRow,
  /** @throws 422 `orders.mapping_missing`, and what `readMapped` throws */
  read: (source, options) => {
    if (options.mapping === undefined) throw invalid('orders.mapping_missing', 'This format needs a mapping file, and none was given.', 'Give one; docs/guides/import-orders.md says how to write it.');
    return readMapped(options.mapping, source, options);
  },
};
