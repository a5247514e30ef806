import type { ByteSource } from '../importer.ts';
import { readRows } from './read-rows.ts';
import type { CsvOptions, CsvRow } from './read-rows.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

export type Header = {
  names: string[];
  /** Of the first column of that name. */
  indexOf: Map<string, number>;
  /** Pairs of columns that share a name: (first, later). */
  twins: [number, number][];
  delimiter: string;
};

export type Table = { header: Header; batches: AsyncIterable<CsvRow[]> };

/**
 * Read a CSV file whose first row names its columns. Rows that do not fit the header are
 * broken rows. Null when the file is empty.
 */
export async function readTable(source: ByteSource, options: CsvOptions = {}): Promise<Table | null> {
  const rows = readRows(source, options);
  const first = await rows.next();
  if (first.done) return null;

  const [headerRow, ...others] = first.value;
  const header = readHeader(headerRow!, options.delimiter);
  return { header, batches: checked(header, others, rows) };
}

async function* checked(header: Header, first: CsvRow[], rest: AsyncIterable<CsvRow[]>): AsyncGenerator<CsvRow[]> {
  yield first.map((row) => checkRow(row, header));
  for await (const rows of rest) yield rows.map((row) => checkRow(row, header));
}

function readHeader(row: CsvRow, delimiter: string | undefined): Header {
  const names = row.cells.map((name) => name.trim());
  const indexOf = new Map<string, number>();
  const twins: [number, number][] = [];
  names.forEach((name, index) => {
    const first = indexOf.get(name);
    if (first === undefined) indexOf.set(name, index);
    else if (name !== '') twins.push([first, index]);
  });
  return { names, indexOf, twins, delimiter: delimiter ?? sniffDelimiter(row.raw) };
}

function checkRow(row: CsvRow, header: Header): CsvRow {
  const width = header.names.length;
  if (row.broken !== undefined) return row;
  if (row.cells.length !== width) {
    return { ...row, broken: { cell: Math.min(row.cells.length, width), reason: `the row has ${row.cells.length} cells and the header ${width}; is a delimiter missing, or a text with delimiters not quoted?` } };
  }
  if (row.raw.includes('\uFFFD')) {
    return { ...row, broken: { cell: row.cells.findIndex((cell) => cell.includes('\uFFFD')), reason: 'the text is not valid UTF-8; save the file as UTF-8, or import it as windows-1252' } };
  }
  for (const [one, other] of header.twins) {
    if (row.cells[one] !== row.cells[other]) {
      return { ...row, broken: { cell: other, reason: `the header names "${header.names[one]}" twice, and this row has two values for it; remove one of the columns` } };
    }
  }
  return row;
}
