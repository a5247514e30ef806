import { headRow } from '../csv/read-head.ts';
import type { FileImporter } from '../importer.ts';
import { Mapping } from '../mapping/mapping.ts';
import { readMapped } from '../mapping/read-mapped.ts';
import { LINE_COLUMNS, ORDER_COLUMNS, PAYMENT_COLUMNS } from './columns.ts';
import type { Column } from './columns.ts';

const rulesOf = (columns: Column[]) => Object.fromEntries(columns.map(({ name, column }) => [name, { column }]));

const mapping = Mapping.parse({
  name: 'generic',
  files: { orders: { role: 'orders' } },
  key: ['external_id'],
  missingColumns: 'empty',
  repeatedRows: 'same',
  order: { ...rulesOf(ORDER_COLUMNS), number: { columns: ['number', 'external_id'] } },
  lines: { ...rulesOf(LINE_COLUMNS), title: { columns: ['line_title', 'line_sku'] } },
  payments: rulesOf(PAYMENT_COLUMNS),
});

/** Our own CSV: a row per line and per payment, `external_id` on every row. docs/guides/import-orders.md. */
export const genericCsv: FileImporter = {
  name: 'generic-csv',
  kind: 'file',
  detect: (head) => ['external_id', 'placed_at'].every((column) => headRow(head).includes(column)),
  headerOf: headRow,
  read: (source, options) => readMapped(mapping, source, options),
};
