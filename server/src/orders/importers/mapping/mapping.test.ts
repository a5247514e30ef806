import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappedCsv } from '../mapped-csv/mapped-csv.ts';
import { parseMapping } from './mapping.ts';

const MINIMAL = 'name: x\nfiles: { orders: { role: orders } }\nkey: [id]\norder: { externalId: id, number: id, placedAt: at }\nlines: {}\n';

test('a mapping says what is wrong with it, and where', () => {
  const refusal = (yaml: string) => {
    try {
      parseMapping(yaml);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return assert.fail('was accepted');
  };
  assert.match(refusal('name: [unclosed'), /not valid YAML.*line 1/s);
  assert.match(refusal(''), /the document/);
  assert.match(refusal(`${MINIMAL}colour: red\n`), /"colour"/);
  assert.match(refusal(MINIMAL.replace('placedAt:', 'placed:')), /order.*"placed"/);
  assert.match(refusal(MINIMAL.replace('role: orders', 'role: lines, key: id')), /exactly one file with role orders/);
  assert.match(refusal(MINIMAL.replace('number: id', 'number: { column: id, constant: 1 }')), /order\.number.*exactly one of/);
  assert.match(refusal(MINIMAL.replace('number: id', 'number: {}')), /order\.number.*exactly one of/);
  assert.match(refusal('a: &a [x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n'), /not valid YAML/);
});

test('columns that the file lacks are named, all of them, and nothing is read', async () => {
  const items = await Array.fromAsync(mappedCsv.read([Buffer.from('no,when\n1,2\n')], { file: 'o.csv', channel: 'c', mapping: parseMapping(MINIMAL) }));
  assert.deepEqual(items.map((item) => 'problem' in item && [item.problem.row, item.problem.column]), [[1, 'id'], [1, 'at']]);
});

test('a mapping or a companion that was not given is asked for', async () => {
  assert.throws(() => mappedCsv.read([], { file: 'o.csv', channel: 'c' }), /needs a mapping file/);
  const mapping = parseMapping(MINIMAL.replace('role: orders }', 'role: orders }, items: { role: lines, key: id }'));
  await assert.rejects(Array.fromAsync(mappedCsv.read([], { file: 'o.csv', channel: 'c', mapping })), /needs the file "items"/);
});
