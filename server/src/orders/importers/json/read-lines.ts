import type { ByteSource } from '../importer.ts';

/** Of one JSON document on one line; an order of LINES_MAX lines fits. */
export const LINE_CHARS_MAX = 4_194_304;

export type TextLine = { row: number; text: string; isTooLong: boolean };

/** The non-empty lines of a text, numbered from 1, one at a time; of a line that is too long, its beginning. */
export async function* readLines(source: ByteSource): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder();
  let text = '';
  let row = 0;
  let isSkipping = false;
  for await (const chunk of source) {
    text += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      if (!isSkipping) yield* lineOf((row += 1), text.slice(from, end));
      isSkipping = false;
      from = end + 1;
    }
    text = text.slice(from);
    if (text.length > LINE_CHARS_MAX) {
      if (!isSkipping) yield* lineOf((row += 1), text);
      isSkipping = true;
      text = '';
    }
  }
  text += decoder.decode();
  if (!isSkipping) yield* lineOf(row + 1, text);
}

function* lineOf(row: number, line: string): Generator<TextLine> {
  const text = line.trim();
  if (text !== '') yield { row, text: text.slice(0, LINE_CHARS_MAX), isTooLong: text.length > LINE_CHARS_MAX };
}
