import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, whatIsMissing } from './action-fields.ts';

const closeSite = {
  properties: { siteId: { type: 'string', format: 'uuid' }, reason: { type: 'string' }, note: { type: 'string' }, channel: { const: 'email' } },
  required: ['siteId', 'reason', 'channel'],
};

test('a form asks for what is required or known already, and for nothing that has one answer', () => {
  const fields = fieldsOf(closeSite, { reason: 'Flood' });
  assert.deepEqual(fields.map(({ name, label, kind }) => [name, label, kind]), [['siteId', 'Site', 'site'], ['reason', 'Reason', 'text']]);
  assert.deepEqual(fieldsOf(closeSite, { note: '' }).map(({ name }) => name), ['siteId', 'reason', 'note']);
});

test('what is missing is named', () => {
  assert.equal(whatIsMissing(closeSite, { reason: 'Flood' }), '"Site" is missing.');
  assert.equal(whatIsMissing(closeSite, { reason: 'Flood', siteId: 'a' }), null);
});
