import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explainMove, figuresOf } from './explain-move.ts';

const siteNames = { a: 'Leeds', b: 'Lille' };

test('a reason becomes a sentence with the names of sites', () => {
  assert.equal(explainMove({ why: 'site_closed', whyFacts: { siteId: 'b', closedSiteId: 'a', closedUnits: 4 } }, siteNames), 'Moved off Leeds, which is closed, to Lille.');
  assert.equal(explainMove({ why: 'no_stock_anywhere', whyFacts: { neededUnits: 1 } }, siteNames), 'No open site has any of the 1 unit needed.');
});

test('every reason the allocation can give has a sentence', () => {
  const plan = readFileSync(new URL('../../../../libs/allocation/plan.ts', import.meta.url), 'utf8');
  const codes = [...plan.matchAll(/readonly code: '(\w+)'/g)].map((match) => match[1]!);
  assert.ok(codes.length > 10);
  for (const why of codes) {
    assert.notEqual(explainMove({ why, whyFacts: {} }, siteNames), `${why.replaceAll('_', ' ')}.`, why);
  }
});

test('the figures behind a sentence name sites and leave the code out', () => {
  assert.deepEqual(figuresOf({ whyFacts: { code: 'x', siteId: 'a', neededUnits: 1200, lineIds: ['p', 'q'] } }, siteNames), [
    { label: 'Comes from', value: 'Leeds' },
    { label: 'Units needed', value: '1,200' },
    { label: 'Lines it waits for', value: '2' },
  ]);
});
