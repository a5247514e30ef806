import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODY_DEPTH_MAX, isTooDeep } from './body-depth.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test('a body may nest up to the limit and no deeper', () => {
  assert.equal(isTooDeep(nested(BODY_DEPTH_MAX)), false);
  assert.equal(isTooDeep(nested(BODY_DEPTH_MAX + 1)), true);
});

test('a hundred thousand levels are refused, not a crash', () => {
  assert.equal(isTooDeep(nested(100_000)), true);
});
