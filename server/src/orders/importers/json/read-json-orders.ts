import type { ByteSource, ImportItem, ReadOptions } from '../importer.ts';
import type { Place } from './problems-of.ts';
import { readLines } from './read-lines.ts';

/** Of a file that is one JSON document and so has to be held whole. Larger ones come as JSON lines. */
export const JSON_FILE_BYTES_MAX = 67_108_864;

export type ReadOneOrder = (document: unknown, place: Place) => ImportItem[];

/** One JSON document a line, each an order. */
export async function* readJsonLines(source: ByteSource, options: ReadOptions, readOne: ReadOneOrder): AsyncGenerator<ImportItem> {
  for await (const line of readLines(source)) {
    const place = { file: options.file, row: line.row, raw: line.text };
    const parsed = line.isTooLong ? { reason: 'the line is too long; only its beginning is kept' } : parseJson(line.text);
    if ('reason' in parsed) yield { problem: { ...place, column: null, value: null, reason: parsed.reason } };
    else yield* readOne(parsed.document, place);
  }
}

/**
 * A JSON file of a platform: one order, a list, either under a name (`{"orders": [...]}`), or
 * JSON lines, as our rejects are. Rows are positions in the list, or lines.
 */
export async function* readJsonFile(source: ByteSource, options: ReadOptions, readOne: ReadOneOrder): AsyncGenerator<ImportItem> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > JSON_FILE_BYTES_MAX) {
      yield { problem: { file: options.file, row: 1, column: null, value: null, raw: '', reason: `the file is larger than ${JSON_FILE_BYTES_MAX} bytes; write it as JSON lines, one order a line, and import it as ndjson or in parts` } };
      return;
    }
    chunks.push(chunk);
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks)).trim();
  const whole = parseJson(text);
  if ('reason' in whole) {
    const isLines = 'document' in parseJson(text.split('\n', 1)[0]!);
    if (isLines) yield* readJsonLines(chunks, options, (document, place) => readOne(unwrapped(document), place));
    else yield { problem: { file: options.file, row: 1, column: null, value: null, raw: '', reason: whole.reason } };
    return;
  }
  const document = unwrapped(whole.document);
  const orders: unknown[] = Array.isArray(document) ? document : [document];
  for (const [index, order] of orders.entries()) yield* readOne(order, { file: options.file, row: index + 1, raw: JSON.stringify(order) });
}

/** Without the envelope, if it is in one: `{"order": {...}}`. */
function unwrapped(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  if ('order' in document) return document.order;
  return 'orders' in document ? document.orders : document;
}

export function parseJson(text: string): { document: unknown } | { reason: string } {
  if (text.includes('\uFFFD')) return { reason: 'the text is not valid UTF-8; save it as UTF-8' };
  try {
    return { document: JSON.parse(text) };
  } catch (error) {
    return { reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
