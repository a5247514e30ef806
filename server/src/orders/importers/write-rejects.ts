import { stringify } from 'csv-stringify/sync';
import type { ImportItem, RowProblem } from './importer.ts';

/**
 * The refused orders in their source's own format, every order once and verbatim, so that
 * the file can be mended and imported. `header` is the importer's `headerOf`.
 *
 * Problems come in the order of reading: those of one order stand together.
 */
export async function* writeRejectRows(header: string, problems: AsyncIterable<RowProblem> | Iterable<RowProblem>): AsyncGenerator<string> {
  if (header !== '') yield `${header}\n`;
  let before: string | null = null;
  for await (const { raw } of problems) {
    if (raw !== '' && raw !== before) yield `${raw}\n`;
    before = raw;
  }
}

const REPORT_COLUMNS = ['file', 'row', 'column', 'value', 'reason'];
const VALUE_CHARS_MAX = 500;

/** file, row, column, value, reason: as CSV, for people. */
export async function* writeRejectReport(problems: AsyncIterable<RowProblem> | Iterable<RowProblem>): AsyncGenerator<string> {
  yield stringify([REPORT_COLUMNS]);
  for await (const { file, row, column, value, reason } of problems) {
    yield stringify([[file, String(row), column ?? '', (value ?? '').slice(0, VALUE_CHARS_MAX), reason].map(harmless)]);
  }
}

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text (OWASP, CSV injection). */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Only the problems of what an importer reads. */
export async function* problemsIn(items: AsyncIterable<ImportItem>): AsyncGenerator<RowProblem> {
  for await (const item of items) if ('problem' in item) yield item.problem;
}
