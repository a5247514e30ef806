import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionInWords, conditionsOf, scopeOf } from './scope-conditions.ts';

const nested = { all: [{ any: [{ facet: 'site', is: ['a'] }] }] };

test('a flat scope becomes conditions and back without loss', () => {
  const scope = { all: [{ facet: 'site', is: ['a'] }, { not: { facet: 'channel', is: ['web'] } }, { facet: 'placedAt', from: '2026-11-01T00:00:00Z' }] };
  const conditions = conditionsOf(scope);
  assert.ok(conditions);
  assert.deepEqual(scopeOf(conditions), scope);
});

test('a single test counts as a list of one; a nested scope is none', () => {
  assert.deepEqual(conditionsOf({ facet: 'late', is: [true] }), [{ facet: 'late', is: [true] }]);
  assert.equal(conditionsOf(nested), null);
});

test('conditions are said with the names that are known', () => {
  const site = { name: 'site', title: 'Site', kind: 'ids', unit: null, subjects: [], searchable: true, options: [] } as const;
  assert.equal(conditionInWords({ facet: 'site', is: ['a', 'b'] }, { ...site, subjects: [], options: [] }, new Map([['a', 'Leeds']])), 'Site is Leeds or b');
  assert.equal(conditionInWords({ facet: 'late', is: [true], isNot: true }, undefined, new Map()), 'Not late');
  assert.equal(conditionInWords({ facet: 'Late', is: [true] }, undefined, new Map()), 'Late');
  assert.equal(conditionInWords({ facet: 'Late', is: [false] }, undefined, new Map()), 'Not late');
});
