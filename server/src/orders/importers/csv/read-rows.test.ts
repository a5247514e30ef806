import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { readRows, ROW_CHARS_MAX } from './read-rows.ts';
import type { CsvRow } from './read-rows.ts';

/** The bytes in chunks of the given size, so that every boundary falls somewhere awkward. */
function* chunked(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string | Uint8Array, chunkBytes = 1_000_000): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for await (const batch of readRows(chunked(bytes, chunkBytes), { delimiter: ',' })) rows.push(...batch);
  return rows;
}

test('reads what csv-parse reads, wherever the chunks break', async () => {
  const cell = fc.oneof(fc.constantFrom('', 'a', 'é', '"', '""', 'a"b', ',', '\n', '\r\n', ' ', "'0123"), fc.string({ unit: 'grapheme', maxLength: 6 }));
  const record = fc.array(cell, { minLength: 2, maxLength: 5 });
  const quote = (text: string, force: boolean) => (force || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), fc.boolean(), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), async (records, force, lineBreak, chunkBytes) => {
      const text = records.map((cells) => cells.map((one) => quote(one.replaceAll('\0', '').replaceAll('\uFEFF', ''), force)).join(',')).join(lineBreak);
      const oracle: string[][] = parse(text, { relax_column_count: true, record_delimiter: [lineBreak], bom: true });

      assert.deepEqual((await rowsOf(text, chunkBytes)).map((row) => row.cells), oracle);
    }),
    { numRuns: 400 },
  );
});

test('counts rows as a spreadsheet does: empty lines count, a cell may span lines', async () => {
  const rows = await rowsOf('a,b\n\n"one\ntwo",x\nlast,y\n');
  assert.deepEqual(rows.map(({ row, cells }) => [row, cells]), [[1, ['a', 'b']], [3, ['one\ntwo', 'x']], [4, ['last', 'y']]]);
});

test('a quote that is never closed costs its own line only', async () => {
  const rows = await rowsOf('a,b\n1,"open\n2,x\n3,y\n');
  assert.deepEqual(rows.map(({ row, cells, broken }) => [row, cells, broken?.cell]), [[1, ['a', 'b'], undefined], [2, ['1'], 1], [3, ['2', 'x'], undefined], [4, ['3', 'y'], undefined]]);
  assert.match(rows[1]!.broken!.reason, /never closed/);
  assert.equal(rows[1]!.raw, '1,"open');
});

test('text after a closing quote is named, with its cell', async () => {
  const [, broken, good] = await rowsOf('a,b\n1,"x" y\n2,z\n', 3);
  assert.equal(broken!.broken!.cell, 1);
  assert.match(broken!.broken!.reason, /after the closing quote/);
  assert.deepEqual(good!.cells, ['2', 'z']);
});

for (const [name, cell] of [['unquoted', 'x'.repeat(10_000_000)], ['quoted', `"${'x'.repeat(10_000_000)}"`]] as const) {
  test(`a cell of 10 MB (${name}) is one broken row, and the next row is read`, async () => {
    const rows = await rowsOf(`a,b\n1,${cell}\n2,y\n`, 65_536);
    assert.deepEqual(rows.map((row) => [row.row, row.broken !== undefined]), [[1, false], [2, true], [3, false]]);
    assert.ok(rows[1]!.raw.length <= ROW_CHARS_MAX + 65_536);
  });
}

test('byte order marks of UTF-8 and UTF-16 are not part of the first name', async () => {
  assert.deepEqual((await rowsOf(Buffer.from('\uFEFFa,b\n'), 1))[0]!.cells, ['a', 'b']);
  assert.deepEqual((await rowsOf(Buffer.from('\uFEFFa,b\n', 'utf16le'), 5))[0]!.cells, ['a', 'b']);
});
