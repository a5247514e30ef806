import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes } from './import-words.ts';

test('bytes in the unit people use', () => {
  assert.equal(formatBytes(0), '0 B');
  assert.equal(formatBytes(999), '999 B');
  assert.equal(formatBytes(12_345), '12.3 kB');
  assert.equal(formatBytes(2_000_000_000), '2.0 GB');
});
