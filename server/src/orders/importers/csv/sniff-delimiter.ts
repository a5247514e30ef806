const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that occurs most often in a header row, outside of quotes. */
export function sniffDelimiter(header: string): string {
  const bare = header.replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
