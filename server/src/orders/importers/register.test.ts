import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { OrderDraft } from '../order-draft.ts';
import type { ReadOptions } from './importer.ts';
import { parseMapping } from './mapping/mapping.ts';
import { detectImporter, findImporter, IMPORTERS } from './register.ts';

/**
 * Each importer's folder has `fixtures/<case>/`: the source (`orders.*`), for mapped-csv its
 * mapping.yaml and companions, and expected.json: drafts, and problems without their rows.
 */
for (const importer of IMPORTERS) {
  const folder = new URL(`${importer.name}/fixtures/`, import.meta.url);
  for (const name of readdirSync(folder)) {
    test(`contract: ${importer.name} reads ${name} as recorded, in chunks of any size`, async () => {
      const inCase = new URL(`${name}/`, folder);
      const files = readdirSync(inCase);
      const bytesOf = (file: string) => readFileSync(new URL(file, inCase));
      const source = files.find((file) => file.startsWith('orders.'))!;
      const expected: unknown = JSON.parse(bytesOf('expected.json').toString());

      for (const chunkBytes of [7, 1_000_000]) {
        const options: ReadOptions = { file: source, channel: 'web' };
        if (files.includes('mapping.yaml')) {
          options.mapping = parseMapping(bytesOf('mapping.yaml').toString());
          options.companions = Object.fromEntries(Object.keys(options.mapping.files).flatMap((file) => (files.includes(`${file}.csv`) ? [[file, [bytesOf(`${file}.csv`)]]] : [])));
        }
        const items = await Array.fromAsync(importer.read(chunked(bytesOf(source), chunkBytes), options));
        const drafts = items.flatMap((item) => ('draft' in item ? [item.draft] : []));
        const problems = items.flatMap((item) => ('problem' in item ? [{ ...item.problem, raw: undefined }] : []));

        assert.deepEqual(JSON.parse(JSON.stringify({ drafts, problems })), expected);
        for (const draft of drafts) assert.deepEqual(OrderDraft.parse(draft), draft, 'a draft satisfies its own schema');
        for (const item of items) if ('draft' in item) assert.ok(item.row > 0 && item.raw !== '');
      }
    });

    test(`contract: ${importer.name} recognises ${name}, and nobody else does`, () => {
      const inCase = new URL(`${name}/`, folder);
      const source = readdirSync(inCase).find((file) => file.startsWith('orders.'))!;
      const head = readFileSync(new URL(source, inCase)).subarray(0, 4_096);
      const claimed = IMPORTERS.filter((one) => one.detect(head)).map((one) => one.name);
      assert.deepEqual(claimed, importer.name === 'mapped-csv' ? [] : [importer.name]);
      assert.equal(detectImporter(head)?.name, claimed[0]);
    });
  }

  test(`contract: ${importer.name} survives bytes that mean nothing`, async () => {
    const hostile = [Buffer.alloc(0), Buffer.alloc(3_000), Buffer.from('"'), Buffer.from('\n\n\n'), Buffer.from('[[[['), Buffer.from('{"orders":null}'), Buffer.from('null'), Buffer.from([0xff, 0xfe, 0xd8]), Buffer.from('a,a\n1')];
    const mapping = importer.name === 'mapped-csv' ? parseMapping('{name: x, files: {orders: {role: orders}}, key: [a], order: {externalId: a}, lines: {}}') : undefined;
    for (const bytes of hostile) {
      const items = await Array.fromAsync(importer.read([bytes], { file: 'f', channel: 'c', mapping }));
      assert.ok(items.every((item) => 'problem' in item && item.problem.reason !== ''));
    }
  });
}

test('importers are found by name', () => {
  assert.equal(findImporter('shopify-csv')?.name, 'shopify-csv');
  assert.equal(findImporter('fax'), undefined);
  assert.equal(new Set(IMPORTERS.map((importer) => importer.name)).size, IMPORTERS.length);
});

function* chunked(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
