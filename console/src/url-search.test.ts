import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many, one, readUrlSearch, writeUrlSearch } from './url-search.ts';

test('what is written is read again, whatever the text', () => {
  const value = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), (search) => {
      const read = readUrlSearch(writeUrlSearch(search));
      for (const [name, values] of Object.entries(search)) assert.deepEqual(many(read[name]), values);
    }),
  );
});

test('empty values leave no trace in the address', () => {
  assert.equal(writeUrlSearch({ sort: '', stage: [], open: undefined }), '');
  assert.equal(writeUrlSearch({ sort: '-age', stage: ['picking', 'packed'] }), '?sort=-age&stage=picking&stage=packed');
});

test('of a value given twice the last one counts', () => {
  assert.equal(one(readUrlSearch('?sort=age&sort=-age').sort), '-age');
});
