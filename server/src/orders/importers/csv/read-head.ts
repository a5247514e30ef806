/** The first row of a CSV file, as text, out of the file's first bytes. Its names hold no line breaks. */
export function headRow(head: Uint8Array): string {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(head);
  return text.split(/\r?\n/, 1)[0]!;
}
