import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { genericCsv } from './generic-csv/generic-csv.ts';
import type { ImportItem, RowProblem } from './importer.ts';
import { shopifyWebhook } from './shopify-webhook/shopify-webhook.ts';
import { writeRejectReport, writeRejectRows } from './write-rejects.ts';

const problemsOf = (items: ImportItem[]) => items.flatMap((item) => ('problem' in item ? [item.problem] : []));
const joined = async (parts: AsyncIterable<string>) => (await Array.fromAsync(parts)).join('');

const SOURCE = [
  'external_id;placed_at;currency;line_title;line_units;line_unit_price',
  'A;2026-01-10T11:00:00Z;EUR;Kettle;1;10,00',
  'B;2026-01-10T11:00:00Z;EUR;"Ket""tle";0;10,00',
  'B;;;"Pan\r\nblue";1;5,00',
  'C;2026-01-10T11:00:00Z;EUR;Kettle;=1+1;x',
].join('\r\n');

test('rejects keep refused orders whole and verbatim; mended, they are taken', async () => {
  const options = { file: 'orders.csv', channel: 'shop' };
  const problems = problemsOf(await Array.fromAsync(genericCsv.read([Buffer.from(SOURCE)], options)));
  const rejects = await joined(writeRejectRows(genericCsv.headerOf(Buffer.from(SOURCE)), problems));

  assert.equal(rejects, 'external_id;placed_at;currency;line_title;line_units;line_unit_price\nB;2026-01-10T11:00:00Z;EUR;"Ket""tle";0;10,00\nB;;;"Pan\r\nblue";1;5,00\nC;2026-01-10T11:00:00Z;EUR;Kettle;=1+1;x\n');

  const mended = rejects.replace(';0;', ';2;').replace('=1+1;x', '2;1,00');
  const again = await Array.fromAsync(genericCsv.read([Buffer.from(mended)], options));
  assert.deepEqual(problemsOf(again), []);
  assert.deepEqual(again.map((item) => 'draft' in item && item.draft.externalId), ['B', 'C']);
});

test('the report names each problem, and no cell of it is a formula', async () => {
  const problems = problemsOf(await Array.fromAsync(genericCsv.read([Buffer.from(SOURCE)], { file: '=cmd.csv', channel: 'shop' })));
  const [header, ...rows]: string[][] = parse(await joined(writeRejectReport(problems)));
  assert.deepEqual(header, ['file', 'row', 'column', 'value', 'reason']);
  assert.deepEqual(rows.map((row) => row.slice(0, 4)), [["'=cmd.csv", '3', 'line_units', '0'], ["'=cmd.csv", '5', 'line_units', "'=1+1"], ["'=cmd.csv", '5', 'line_unit_price', 'x']]);

  const dangerous = ['=1', '+1', '-1', '@x', '\t=1', '\r=1'].map((value): RowProblem => ({ file: 'f', row: 1, column: 'c', value, reason: 'r', raw: '' }));
  const values: string[][] = parse(await joined(writeRejectReport(dangerous)));
  for (const [, , , value] of values.slice(1)) assert.match(value!, /^'/);
});

test('rejects of a JSON list are JSON lines that the same importer reads', async () => {
  const orders = [{ id: 1, currency: 'USD', created_at: 'never', line_items: [] }];
  const options = { file: 'orders.json', channel: 'shop' };
  const problems = problemsOf(await Array.fromAsync(shopifyWebhook.read([Buffer.from(JSON.stringify({ orders }))], options)));
  const rejects = await joined(writeRejectRows('', problems));
  const [again] = await Array.fromAsync(shopifyWebhook.read([Buffer.from(rejects.replace('never', '2026-01-10T11:00:00Z') + rejects)], options));
  assert.ok('draft' in again!);
});
