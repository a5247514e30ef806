import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutOffsOf } from './cut-off-times.ts';

const NOW = new Date('2026-11-20T14:20:31Z');
const site = { siteId: 'a', name: 'Leeds', timeZone: 'Europe/London', cutOff: '16:00', workingDays: [1, 2, 3, 4, 5], closedAt: null };

test('a cut-off is at the time of its own site, the earliest first', () => {
  const warsaw = { ...site, siteId: 'b', name: 'Poznań', timeZone: 'Europe/Warsaw', cutOff: '16:30' };
  assert.deepEqual(
    cutOffsOf([site, warsaw], NOW).map(({ siteName, at }) => [siteName, at.toISOString()]),
    [['Poznań', '2026-11-20T15:30:00.000Z'], ['Leeds', '2026-11-20T16:00:00.000Z']],
  );
});

test('a site that does not work today has no cut-off', () => {
  assert.deepEqual(cutOffsOf([{ ...site, workingDays: [6, 7] }], NOW), []);
});
