import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from './parse-instant.ts';

const SAO_PAULO = { timeZone: 'America/Sao_Paulo', dateFormat: 'yyyy-MM-dd HH:mm:ss' };

test('an offset is kept, however the shop writes it', () => {
  assert.deepEqual(parseInstant('2026-01-10 11:00:00 -0500', {}), { iso: '2026-01-10T11:00:00-05:00' });
  assert.deepEqual(parseInstant('2026-01-10T11:00Z', {}), { iso: '2026-01-10T11:00Z' });
  assert.deepEqual(parseInstant('2026-01-10 11:00:00 UTC', {}), { iso: '2026-01-10T11:00:00Z' });
});

test('a local time is read in its zone, summer time included', () => {
  assert.deepEqual(parseInstant('2017-07-09 21:57:05', SAO_PAULO), { iso: '2017-07-09T21:57:05-03:00' });
  assert.deepEqual(parseInstant('2017-12-09 21:57:05', SAO_PAULO), { iso: '2017-12-09T21:57:05-02:00' });
  assert.deepEqual(parseInstant('2017-08-01 00:00:00', SAO_PAULO, true), { iso: '2017-08-01T23:59:59-03:00' });
});

test('without offset and zone there is no instant', () => {
  assert.match(JSON.stringify(parseInstant('2017-07-09 21:57:05', {})), /no offset/);
  assert.match(JSON.stringify(parseInstant('2017-13-09 21:57:05', SAO_PAULO)), /yyyy-MM-dd/);
  assert.match(JSON.stringify(parseInstant('yesterday', { timeZone: 'UTC' })), /is not a date/);
});
