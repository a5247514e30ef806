import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, scopeOf, sortOf, withoutTime } from './backlog-filters.ts';
import { decodeScope, encodeScope } from './scope-in-address.ts';

test('an address becomes the filter of the API, one value or several', () => {
  assert.deepEqual(filterOf({ stage: 'waiting', site: ['a', 'b'], late: 'true', open: 'order-1', sort: '-value' }), {
    stage: ['waiting'],
    site: ['a', 'b'],
    late: 'true',
  });
  assert.deepEqual(sortOf({ sort: '-value' }), { sort: 'value', direction: 'desc' });
  assert.deepEqual(sortOf({}), { sort: 'promisedAt', direction: 'asc' });
});

test('the filter of the list is the scope of its bulk actions', () => {
  const filter = filterOf({ stage: ['waiting', 'packed'], held: 'false', priority: '5', placedFrom: '2026-11-01T00:00:00Z' });
  assert.deepEqual(scopeOf(filter), {
    all: [
      { facet: 'open', is: [true] },
      { facet: 'stage', is: ['waiting', 'packed'] },
      { facet: 'priority', is: [5] },
      { facet: 'held', is: [false] },
      { facet: 'placedAt', from: '2026-11-01T00:00:00Z', to: undefined },
    ],
  });
});

test('a scope in the address narrows the scope of actions too', () => {
  const scope = { facet: 'site', is: ['Łódź'] };
  const filter = filterOf({ scope: encodeScope(scope) });
  assert.deepEqual(decodeScope(filter.scope ?? ''), scope);
  assert.deepEqual(scopeOf(filter), { all: [{ facet: 'open', is: [true] }, scope] });
  assert.equal(decodeScope('%%%'), null);
});

test('a typed search cannot be said as a scope', () => {
  assert.equal(scopeOf(filterOf({ search: 'NW-2' })), null);
});

test('the brushed histogram keeps every filter but its own', () => {
  assert.deepEqual(withoutTime({ late: 'true', placedFrom: 'a', placedTo: 'b' }), { late: 'true' });
});
