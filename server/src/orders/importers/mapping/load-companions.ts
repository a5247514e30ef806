import { invalid } from '../../../kernel/errors.ts';
import type { CsvRow } from '../csv/read-rows.ts';
import { readTable } from '../csv/read-table.ts';
import type { ReadOptions, RowProblem } from '../importer.ts';
import type { BoundFile } from './compile-mapping.ts';
import type { Mapping } from './mapping.ts';

/** Companion files are held in memory, about 1 kB a row: all of them together up to here. */
export const COMPANION_ROWS_MAX = 1_000_000;

export type Companion = BoundFile & {
  rowsOf: (key: string) => CsvRow[];
};

export type Companions = {
  files: Map<string, Companion>;
  problems: RowProblem[];
  /** Keys of orders to which an unreadable row belongs, with where it stands. */
  spoiled: Map<string, string>;
};

/**
 * Read the files beside the orders file, by key.
 * @throws 422 `orders.companion_missing`, `orders.companions_too_large`
 */
export async function loadCompanions(mapping: Mapping, options: ReadOptions): Promise<Companions> {
  const loaded: Companions = { files: new Map(), problems: [], spoiled: new Map() };
  let rowsLeft = COMPANION_ROWS_MAX;
  for (const [name, file] of Object.entries(mapping.files)) {
    if (file.role === 'orders') continue;
    const source = options.companions?.[name];
    if (source === undefined) throw invalid('orders.companion_missing', `The mapping "${mapping.name}" needs the file "${name}".`, `Give it as ${name}.`);

    const table = await readTable(source, { encoding: options.encoding });
    const key = table?.header.indexOf.get(file.key);
    if (table === null || key === undefined) {
      loaded.problems.push({ file: name, row: 1, column: file.key, value: null, reason: 'the file has no such column', raw: '' });
      continue;
    }
    const byKey = new Map<string, CsvRow[]>();
    for await (const rows of table.batches) {
      rowsLeft -= rows.length;
      if (rowsLeft < 0) throw invalid('orders.companions_too_large', `The companion files have more than ${COMPANION_ROWS_MAX} rows.`, 'Split the export by date, and import the parts one after the other.');
      for (const row of rows) {
        const value = (row.cells[key] ?? '').trim();
        if (row.broken !== undefined) {
          loaded.problems.push({ file: name, row: row.row, column: table.header.names[row.broken.cell] ?? null, value: row.cells[row.broken.cell] ?? null, reason: row.broken.reason, raw: row.raw });
          if (file.role !== 'lookup') loaded.spoiled.set(value, `row ${row.row} of ${name}`);
          continue;
        }
        const same = byKey.get(value);
        if (same === undefined) byKey.set(value, [row]);
        else same.push(row);
      }
    }
    loaded.files.set(name, { header: table.header, rowOf: (value) => byKey.get(value)?.[0]?.cells, rowsOf: (value) => byKey.get(value) ?? [] });
  }
  return loaded;
}
