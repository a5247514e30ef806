import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extendBrush, moveBrush, orderBrush } from './brush.ts';

test('a brush dragged to the left is the same as one dragged to the right', () => {
  assert.deepEqual(orderBrush([5, 2]), [2, 5]);
});

test('extending moves the end one stands on, through the anchor if need be', () => {
  assert.deepEqual(extendBrush([2, 3], 3, 4), [2, 4]);
  assert.deepEqual(extendBrush([2, 4], 2, 1), [1, 4]);
  assert.deepEqual(extendBrush([2, 2], 2, 1), [1, 2]);
});

test('choosing the chosen bucket lets go of it', () => {
  assert.deepEqual(moveBrush(null, 3), [3, 3]);
  assert.equal(moveBrush([3, 3], 3), null);
  assert.deepEqual(moveBrush([2, 5], 3), [3, 3]);
});
