import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { flagDraft } from '../../flag-draft.ts';
import { AMOUNT_MINOR_MAX, DRAFT_FLAGS, OrderDraft, PAYMENT_STATES, UNITS_MAX } from '../../order-draft.ts';
import { genericCsv } from './generic-csv.ts';
import { writeGenericCsv } from './write-generic-csv.ts';

// U+FFFD is what undecodable bytes become, so the reader refuses it.
const storable = (text: string) => text.isWellFormed() && !/[\0\uFFFD]/.test(text) && text.trim() !== '';
const text = (maxLength = 30) => fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter(storable);
const tag = text(10).filter((one) => !one.includes(','));
const amount = fc.integer({ min: 0, max: AMOUNT_MINOR_MAX });
const instant = fc.date({ min: new Date('1990-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }).map((date) => date.toISOString());
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const country = maybe(fc.constantFrom('DE', 'BR', 'US'));

const address = fc
  .record({ name: maybe(text()), line1: maybe(text()), line2: maybe(text()), city: maybe(text()), postcode: maybe(text()), region: maybe(text()), country, phone: maybe(text()) })
  .filter((one) => Object.values(one).some((part) => part !== undefined));

const draft = fc
  .record({
    channel: text(),
    externalId: text(),
    number: text(),
    placedAt: instant,
    currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'QQQ'),
    customer: fc.record({ externalId: maybe(text()), name: maybe(text()), email: maybe(text()), phone: maybe(text()), language: maybe(fc.constantFrom('de', 'pt-BR')), country }),
    shippingAddress: maybe(address),
    billingAddress: maybe(address),
    lines: fc.array(
      fc.record({
        externalId: maybe(text()),
        sku: maybe(text()),
        title: text(),
        units: fc.integer({ min: 1, max: 1_000 }),
        unitPriceMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
        sellerCode: maybe(text()),
        lotCode: maybe(text()),
        requiresShipping: fc.boolean(),
        siteCode: maybe(text()),
      }),
      { maxLength: 4 },
    ),
    totals: fc.record({ subtotalMinor: maybe(amount), shippingMinor: maybe(amount), taxMinor: maybe(amount), discountMinor: maybe(amount), totalMinor: maybe(amount) }),
    payments: fc.array(fc.record({ method: text(), amountMinor: amount, state: fc.constantFrom(...PAYMENT_STATES), reference: maybe(text()) }), { maxLength: 3 }),
    promisedAt: maybe(instant),
    shippingService: maybe(text()),
    priority: fc.integer({ min: 0, max: 9 }),
    state: fc.record({ approvedAt: maybe(instant), handedToCarrierAt: maybe(instant), deliveredAt: maybe(instant), cancelledAt: maybe(instant), unavailable: maybe(fc.boolean()), sourceStatus: maybe(text()) }),
    tags: fc.array(tag, { maxLength: 3 }),
    note: maybe(text(200)),
    flags: fc.uniqueArray(fc.constantFrom(...DRAFT_FLAGS), { maxLength: 2 }),
  })
  .map((one) => flagDraft(OrderDraft.parse(JSON.parse(JSON.stringify(one)))));

async function read(csv: string) {
  const drafts: OrderDraft[] = [];
  const problems = [];
  for await (const item of genericCsv.read([Buffer.from(csv)], { file: 'orders.csv', channel: 'shop' })) {
    if ('draft' in item) drafts.push(item.draft);
    else problems.push(item.problem);
  }
  return { drafts, problems };
}

test('any drafts written as generic CSV read back equal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(draft, { maxLength: 4, selector: (one) => one.externalId }), async (drafts) => {
      const { drafts: again, problems } = await read([...writeGenericCsv(drafts)].join(''));
      assert.deepEqual(problems, []);
      assert.deepEqual(again, drafts);
    }),
    { numRuns: 150 },
  );
});

const HEADER = 'external_id,placed_at,currency,line_title,line_units,line_unit_price';
const good = (id: string) => `${id},2026-01-10T11:00:00Z,EUR,Kettle,1,10.00`;

for (const [name, row, column, reason] of [
  ['zero units', 'B,2026-01-10T11:00:00Z,EUR,Kettle,0,10.00', 'line_units', /at least 1/],
  ['negative units', 'B,2026-01-10T11:00:00Z,EUR,Kettle,-3,10.00', 'line_units', /at least 1/],
  ['huge units', `B,2026-01-10T11:00:00Z,EUR,Kettle,${UNITS_MAX + 1},10.00`, 'line_units', /at most/],
  ['units in words', 'B,2026-01-10T11:00:00Z,EUR,Kettle,one,10.00', 'line_units', /whole number/],
  ['a negative price', 'B,2026-01-10T11:00:00Z,EUR,Kettle,1,-10.00', 'line_unit_price', /negative/],
  ['a far date', 'B,2926-01-10T11:00:00Z,EUR,Kettle,1,10.00', 'placed_at', /after 2099/],
  ['an impossible date', 'B,2026-02-31T11:00:00Z,EUR,Kettle,1,10.00', 'placed_at', /date and time/],
  ['a local time', 'B,2026-01-10 11:00:00,EUR,Kettle,1,10.00', 'placed_at', /no offset/],
  ['no date', 'B,,EUR,Kettle,1,10.00', 'placed_at', /is missing/],
  ['no currency code', 'B,2026-01-10T11:00:00Z,euro,Kettle,1,10.00', 'currency', /ISO 4217/],
  ['a NUL byte', 'B,2026-01-10T11:00:00Z,EUR,Ket\0tle,1,10.00', 'line_title', /NUL/],
  ['too few cells', 'B,2026-01-10T11:00:00Z,EUR', 'line_title', /3 cells and the header 6/],
  ['too many cells', 'B,2026-01-10T11:00:00Z,EUR,Kettle, red,1,10.00', null, /7 cells and the header 6/],
  ['an unclosed quote', 'B,2026-01-10T11:00:00Z,EUR,"Kettle,1,10.00', 'line_title', /never closed/],
  ['no id', ',2026-01-10T11:00:00Z,EUR,Kettle,1,10.00', 'external_id', /belongs to no order/],
] as const) {
  test(`hostile: ${name} is a problem with row and column, far good rows pass`, async () => {
    const { drafts, problems } = await read([HEADER, good('A'), good('A2'), row, good('C2'), good('C')].join('\n'));
    const own = problems.find((problem) => problem.row === 4)!;
    assert.deepEqual([own.file, own.column, own.raw], ['orders.csv', column, row]);
    assert.match(own.reason, reason);
    const ids = drafts.map((one) => one.externalId);
    assert.ok(ids.includes('A') && ids.includes('C'));
  });
}

test('bytes that are not UTF-8 are a problem, and windows-1252 reads them', async () => {
  const bytes = Buffer.from(`${HEADER}\nA,2026-01-10T11:00:00Z,EUR,Caf\xe9,1,10.00\n`, 'latin1');
  const items = await Array.fromAsync(genericCsv.read([bytes], { file: 'f', channel: 'c' }));
  assert.ok('problem' in items[0]! && items[0].problem.column === 'line_title' && /UTF-8/.test(items[0].problem.reason));
  const [again] = await Array.fromAsync(genericCsv.read([bytes], { file: 'f', channel: 'c', encoding: 'windows-1252' }));
  assert.ok('draft' in again! && again.draft.lines[0]!.title === 'Café');
});

test('a column named twice matters only where the two differ', async () => {
  const { drafts, problems } = await read([`${HEADER},currency`, `${good('A')},EUR`, `${good('B')},USD`].join('\n'));
  assert.deepEqual(drafts.map((one) => one.externalId), ['A']);
  assert.match(problems[0]!.reason, /names "currency" twice/);
});

test('an unreadable row without an id refuses both its neighbours, never a line silently', async () => {
  const { drafts, problems } = await read([HEADER, good('A'), '"broken', good('B'), good('C')].join('\n'));
  assert.deepEqual(drafts.map((one) => one.externalId), ['C']);
  assert.deepEqual(problems.map((problem) => problem.row), [3, 2, 4]);
});

test('an order that stands at two places is refused the second time', async () => {
  const { drafts, problems } = await read([HEADER, good('A'), good('B'), good('A')].join('\n'));
  assert.equal(drafts.length, 2);
  assert.deepEqual([problems[0]!.row, problems[0]!.reason], [4, 'the order stands at two places of the file; put its rows together and import it again']);
});

test('order columns of further rows repeat or stay empty', async () => {
  const { drafts, problems } = await read([HEADER, good('A'), good('A'), good('B'), 'B,,,Pot,1,5.00', good('C'), 'C,2026-01-11T11:00:00Z,EUR,Pot,1,5.00'].join('\n'));
  assert.deepEqual(drafts.map((one) => [one.externalId, one.lines.length]), [['A', 2], ['B', 2]]);
  assert.deepEqual([problems[0]!.row, problems[0]!.column], [7, 'placed_at']);
});

test('an empty file and one without its columns say so', async () => {
  assert.match((await read('')).problems[0]!.reason, /empty/);
  assert.deepEqual((await read('a,b\n1,2\n')).problems.map((problem) => [problem.row, problem.column]), [[1, 'external_id']]);
});
