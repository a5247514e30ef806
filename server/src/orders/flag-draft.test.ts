import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagDraft } from './flag-draft.ts';
import { OrderDraft } from './order-draft.ts';
import type { OrderDraftInput } from './order-draft.ts';

const draft = (over: Partial<OrderDraftInput> = {}) =>
  OrderDraft.parse({ channel: 'shop', externalId: '1', number: '1', placedAt: '2026-01-10T11:00:00Z', currency: 'EUR', lines: [{ title: 'Kettle', units: 3, unitPriceMinor: 1_000 }], ...over });

const flagsOf = (over: Partial<OrderDraftInput>) => flagDraft(draft(over)).flags;

test('totals that add up under any usual reading are not flagged', () => {
  assert.deepEqual(flagsOf({ totals: { subtotalMinor: 3_000, shippingMinor: 500, taxMinor: 570, discountMinor: 100, totalMinor: 3_970 } }), [], 'tax on top, gross of discount');
  assert.deepEqual(flagsOf({ totals: { subtotalMinor: 2_900, shippingMinor: 500, taxMinor: 463, discountMinor: 100, totalMinor: 3_400 } }), [], 'tax inside, net of discount');
  assert.deepEqual(flagsOf({ totals: { totalMinor: 3_000 } }), []);
  assert.deepEqual(flagsOf({ totals: { subtotalMinor: 3_001 } }), [], 'a rounded unit price');
});

test('totals that do not add up are kept and flagged', () => {
  const flagged = flagDraft(draft({ totals: { subtotalMinor: 2_000, totalMinor: 2_000 } }));
  assert.deepEqual(flagged.flags, ['totals_mismatch']);
  assert.equal(flagged.totals.subtotalMinor, 2_000);
  assert.deepEqual(flagsOf({ totals: { totalMinor: 9_999 } }), ['totals_mismatch']);
});

test('flags say what is odd, once, and keep what the source said', () => {
  assert.deepEqual(flagsOf({ lines: [], currency: 'QQQ', customer: { email: 'nobody' }, flags: ['cancelled_at_assumed'] }), ['cancelled_at_assumed', 'no_lines', 'unknown_currency', 'unusable_email']);
  const once = flagDraft(draft({ lines: [] }));
  assert.deepEqual(flagDraft(once), once);
});

test('a draft says what is wrong with it', () => {
  const reasonsFor = (over: object) => OrderDraft.safeParse({ ...draft(), ...over }).error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  assert.deepEqual(reasonsFor({ note: '  ' }), ['note is empty; leave the field out instead']);
  assert.deepEqual(reasonsFor({ note: 'a\0b' }), ['note contains a NUL character or broken Unicode']);
  assert.deepEqual(reasonsFor({ note: '\uD800' }), ['note contains a NUL character or broken Unicode']);
  assert.deepEqual(reasonsFor({ placedAt: '1026-01-10T11:00:00Z' }), ['placedAt lies before 1990 or after 2099']);
  assert.deepEqual(reasonsFor({ lines: [{ title: 'x', units: 0, unitPriceMinor: 1 }] }), ['lines.0.units must be at least 1']);
  assert.deepEqual(reasonsFor({ lines: Array.from({ length: 10 }, () => ({ title: 'x', units: 1_000_000, unitPriceMinor: 1_000_000_000_000 })) }), ['lines add up to an implausibly large amount']);
});
