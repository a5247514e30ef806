import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDateTime } from '../values/format.ts';
import { isProse, sayCell, sayEffect, sayLabel } from './sample-words.ts';

const AT = '2026-11-17T17:18:01.615Z';

test('codes, figures and instants of a preview are said as people read them', () => {
  assert.equal(sayCell('awaiting_approval'), 'Awaiting approval');
  assert.equal(sayCell('site closed'), 'Site closed');
  assert.equal(sayCell(16_110), '16,110');
  assert.equal(sayCell(null), '–');
  assert.equal(sayCell(AT), formatDateTime(new Date(AT)));
  assert.equal(sayCell('BR-602770002'), 'BR-602770002');
});

test('an instant inside a sentence is said too, and the sentence begins large', () => {
  assert.equal(sayEffect(`next update at ${AT}.`), `Next update at ${formatDateTime(new Date(AT))}.`);
});

test('messages are called by their language, long texts are prose', () => {
  assert.equal(sayLabel('de'), 'German');
  assert.equal(sayLabel('BR-1'), 'BR-1');
  assert.equal(isProse('One of our warehouses cannot work at the moment.'), true);
  assert.equal(isProse('Allocated'), false);
});
