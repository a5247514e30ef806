import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noSelection, type Selection } from './data-table-types.ts';
import { countSelected, isSelected, toggleLoaded, toggleRow } from './select-rows.ts';

const loaded = ['a', 'b', 'c'];
const some = (...ids: string[]): Selection => ({ kind: 'some', ids: new Set(ids) });

test('a row goes in and out again', () => {
  const chosen = toggleRow(noSelection, 'b', loaded);

  assert.deepEqual(chosen, some('b'));
  assert.deepEqual(toggleRow(chosen, 'b', loaded), noSelection);
});

test('all matching counts rows nobody has loaded yet', () => {
  assert.equal(countSelected({ kind: 'matching' }, 2_963), 2_963);
  assert.equal(countSelected({ kind: 'matching' }, null), null);
  assert.ok(isSelected({ kind: 'matching' }, 'z'));
});

test('taking one out of all matching never leaves rows selected that nobody saw', () => {
  assert.deepEqual(toggleRow({ kind: 'matching' }, 'b', loaded), some('a', 'c'));
});

test('the box in the header selects what is loaded, and clears anything else', () => {
  assert.deepEqual(toggleLoaded(noSelection, loaded), some('a', 'b', 'c'));
  assert.deepEqual(toggleLoaded(some('a'), loaded), noSelection);
  assert.deepEqual(toggleLoaded({ kind: 'matching' }, loaded), noSelection);
});
