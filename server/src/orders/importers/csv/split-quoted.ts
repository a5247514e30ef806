export type SplitRow = {
  outcome: 'row' | 'unclosed' | 'text_after_quote';
  /** Of a row that breaks off: the cells before the break. */
  cells: string[];
  /** Where the row's line break stands, or the end of the text. */
  end: number;
};

/**
 * Split the row that begins at `from` and has a quote in it. A quote opens a cell only as
 * its first character; elsewhere it is text, as in `5" pipe`.
 */
export function splitQuoted(text: string, from: number, delimiter: string): SplitRow {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      let start = at + 1;
      for (;;) {
        const quote = text.indexOf('"', start);
        if (quote === -1) return { outcome: 'unclosed', cells, end: text.length };
        at = quote + 1;
        if (text[at] !== '"') {
          cell += text.slice(start, quote);
          break;
        }
        cell += text.slice(start, at);
        start = at + 1;
      }
      if (text[at] === '\r' && (at + 1 === text.length || text[at + 1] === '\n')) at += 1;
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n') return { outcome: 'text_after_quote', cells, end: at };
      cells.push(cell);
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
      const end = text[at - 1] === '\r' && text[at] !== delimiter && at > start ? at - 1 : at;
      cells.push(text.slice(start, end));
    }
    if (at >= text.length || text[at] === '\n') return { outcome: 'row', cells, end: at };
    at += 1;
  }
}
