import type { ByteSource } from '../importer.ts';
import { splitQuoted } from './split-quoted.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

/** No row of orders is longer; beyond it, a quote was opened and never closed. */
export const ROW_CHARS_MAX = 262_144;

export type CsvRow = {
  /** As a spreadsheet counts, from 1. */
  row: number;
  /** Of a broken row: the cells before the break. */
  cells: string[];
  /** Verbatim, without the line break after it. */
  raw: string;
  /** Why this row cannot be read, and at which cell (from 0). */
  broken?: { cell: number; reason: string };
};

export type CsvOptions = { delimiter?: string; encoding?: string };

/**
 * Split bytes into CSV rows (RFC 4180; also `;`, tab and `|`; LF or CRLF; any byte order
 * mark), in batches as the chunks come. Memory is bounded by ROW_CHARS_MAX and the chunk.
 *
 * A damaged row is one broken row and the next line starts afresh. That is why this is not
 * csv-parse, which the tests hold it against: csv-parse stops at the first damaged quote.
 * It is also several times as fast where rows have no quotes.
 */
export async function* readRows(source: ByteSource, options: CsvOptions = {}): AsyncGenerator<CsvRow[]> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const splitter = rowSplitter(options.delimiter);
  for await (const chunk of source) {
    decoder ??= new TextDecoder(options.encoding ?? encodingOf(chunk));
    const rows = splitter.push(decoder.decode(chunk, { stream: true }), false);
    if (rows.length > 0) yield rows;
  }
  const rows = splitter.push(decoder?.decode() ?? '', true);
  if (rows.length > 0) yield rows;
}

/** "Unicode text" from a spreadsheet program is UTF-16 with a byte order mark. */
function encodingOf(chunk: Uint8Array): string {
  return chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8';
}

function rowSplitter(givenDelimiter: string | undefined) {
  let delimiter = givenDelimiter;
  let text = '';
  let row = 0;
  let isSkippingLine = false;

  return {
    push(more: string, isLast: boolean): CsvRow[] {
      text += more;
      const rows: CsvRow[] = [];
      let from = 0;
      let nextQuote = text.indexOf('"');

      while (from < text.length) {
        const lineEnd = endOfLine(text, from, isLast);
        if (lineEnd === -1) {
          if (text.length - from <= ROW_CHARS_MAX) break;
          if (!isSkippingLine) rows.push(tooLong(++row, text.slice(from, from + ROW_CHARS_MAX)));
          isSkippingLine = true;
          from = text.length;
          break;
        }
        if (isSkippingLine) {
          isSkippingLine = false;
          from = lineEnd + 1;
          continue;
        }
        delimiter ??= sniffDelimiter(text.slice(from, lineEnd));
        if (nextQuote !== -1 && nextQuote < from) nextQuote = text.indexOf('"', from);

        if (nextQuote === -1 || nextQuote >= lineEnd) {
          row += 1;
          const raw = withoutReturn(text.slice(from, lineEnd));
          if (raw !== '') rows.push({ row, cells: raw.split(delimiter), raw });
          from = lineEnd + 1;
          continue;
        }

        const split = splitQuoted(text, from, delimiter);
        if (split.end === text.length && !isLast && text.length - from <= ROW_CHARS_MAX) break;
        row += 1;
        if (split.outcome === 'row' && split.end - from <= ROW_CHARS_MAX) {
          rows.push({ row, cells: split.cells, raw: withoutReturn(text.slice(from, split.end)) });
          from = split.end + 1;
        } else {
          rows.push({ row, cells: split.cells, raw: withoutReturn(text.slice(from, lineEnd)), broken: { cell: split.cells.length, reason: BREAKS[split.outcome] } });
          from = lineEnd + 1;
        }
      }
      text = text.slice(from);
      return rows;
    },
  };
}

const BREAKS = {
  row: `the row is longer than ${ROW_CHARS_MAX} characters; a quote before it may be unclosed`,
  unclosed: 'the quote that opens this cell is never closed; close it, or double it if it belongs to the text',
  text_after_quote: 'there is text after the closing quote of this cell; double the quotes that belong to the text',
};

function endOfLine(text: string, from: number, isLast: boolean): number {
  const end = text.indexOf('\n', from);
  return end === -1 && isLast ? text.length : end;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function tooLong(row: number, beginning: string): CsvRow {
  return { row, cells: [], raw: beginning, broken: { cell: 0, reason: `the line is longer than ${ROW_CHARS_MAX} characters; only its beginning is kept` } };
}
