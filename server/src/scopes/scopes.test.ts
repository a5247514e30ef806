import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { query, sql } from '../kernel/db.ts';
import { givenParcels, onParcels, PLACES, startParcelServer, type Parcel } from '../testing/parcels.ts';
import type { TestServer } from '../testing/server.ts';
import { compileScope } from './compile-scope.ts';
import { canonicalScope, hashScope, type Scope } from './scope.ts';

let t: TestServer;
let parcels: Parcel[];
before(async () => {
  t = await startParcelServer();
  parcels = await givenParcels(t, [...combinations()]);
});
after(() => t.close());

/** Every value of every facet, unknown included. */
function* combinations(): Generator<Partial<Parcel>> {
  for (const placeId of [null, ...PLACES])
    for (const colour of [null, 'red', 'blue'])
      for (const grams of [null, 1, 5])
        for (const fragile of [null, true, false])
          for (const sentAt of [null, '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z']) yield { placeId, colour, grams, fragile, sentAt };
}

const leaf: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({ facet: fc.constant('place'), is: fc.subarray(PLACES, { minLength: 1 }) }),
  fc.record({ facet: fc.constant('colour'), is: fc.subarray(['red', 'blue', 'green'], { minLength: 1 }) }),
  fc.record({ facet: fc.constant('fragile'), is: fc.subarray([true, false], { minLength: 1 }) }),
  fc.record({ facet: fc.constant('weight'), is: fc.subarray([1, 2, 5.5, 5], { minLength: 1 }) }),
  fc.record({ facet: fc.constant('weight'), from: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ facet: fc.constant('weight'), to: fc.constantFrom(1, 1.5, 5) }),
  fc.record({ facet: fc.constant('sentAt'), from: fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-01T02:00:00+01:00'), to: fc.constantFrom('2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z') }),
);

const { scope: anyScope } = fc.letrec<{ scope: Scope }>((tie) => ({
  scope: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('scope'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('scope'), { maxLength: 3 }) }),
    fc.record({ not: tie('scope') }),
  ),
}));

/** What a scope means, said a second time, in plain words of the language. */
function selects(scope: Scope, parcel: Parcel): boolean {
  if ('all' in scope) return scope.all.every((one) => selects(one, parcel));
  if ('any' in scope) return scope.any.some((one) => selects(one, parcel));
  if ('not' in scope) return !selects(scope.not, parcel);
  const value = { place: parcel.placeId, colour: parcel.colour, weight: parcel.grams, fragile: parcel.fragile, sentAt: parcel.sentAt }[scope.facet] ?? null;
  if (value === null) return false;
  if ('is' in scope) return scope.is.includes(value);
  const order = (one: unknown): number => (typeof one === 'number' ? one : Date.parse(String(one)));
  return (scope.from === undefined || order(value) >= order(scope.from)) && (scope.to === undefined || order(value) < order(scope.to));
}

async function select(scope: Scope): Promise<string[]> {
  const rows = await t.inClient((ctx) => query<{ id: string }>(ctx, sql`select p.parcel_id as id from parcels.parcel p where p.client_id = ${ctx.clientId} and ${compileScope(ctx, scope, 'parcel')} order by 1`));
  return rows.map((row) => row.id);
}

test('the compiled scope selects what the scope means', async () => {
  await fc.assert(
    fc.asyncProperty(anyScope, async (scope) => {
      assert.deepEqual(await select(scope), parcels.filter((parcel) => selects(scope, parcel)).map((parcel) => parcel.parcelId).sort());
    }),
    { numRuns: 150 },
  );
});

test('the canonical form means the same, and is its own canonical form', async () => {
  await fc.assert(
    fc.asyncProperty(anyScope, async (scope) => {
      const canonical = canonicalScope(scope);
      assert.deepEqual(canonicalScope(canonical), canonical);
      for (const parcel of parcels) assert.equal(selects(canonical, parcel), selects(scope, parcel));
    }),
  );
});

test('the hash knows meaning, not order of writing', () => {
  const red: Scope = { facet: 'colour', is: ['red', 'blue'] };
  const heavy: Scope = { facet: 'weight', from: 5 };
  assert.equal(hashScope({ all: [red, heavy] }), hashScope({ all: [heavy, { facet: 'colour', is: ['blue', 'red', 'red'] }, heavy] }));
  assert.notEqual(hashScope({ all: [red, heavy] }), hashScope({ any: [red, heavy] }));
});

test('another client of the same provider has nothing in the same scope', async () => {
  const rows = await t.inOtherClient((ctx) => query(ctx, sql`select 1 from parcels.parcel p where p.client_id = ${ctx.clientId} and ${compileScope(ctx, { all: [] }, 'parcel')}`));
  assert.equal(rows.length, 0);
});

const measure = (scope: unknown, exact?: boolean) => t.as('analyst').post('/scopes/measure', { scope, exact });

test('a scope is said in numbers and words', async () => {
  const res = await measure({ all: [{ facet: 'place', is: [PLACES[0]] }, { not: { facet: 'colour', is: ['red', 'blue'] } }, { facet: 'weight', from: 5 }, { facet: 'fragile', is: [true] }] });
  assert.equal(res.status, 200);
  assert.equal(res.body.words, 'Place is Leeds and not (colour is red or blue) and weight from 5 g and fragile');
  assert.deepEqual([res.body.orders, res.body.exact, res.body.marginOrders], [3, true, null]);
  assert.deepEqual(res.body.money, [{ currency: 'EUR', valueMinor: 300, orders: 3 }]);
});

for (const [what, scope, status, code] of [
  ['an unknown facet', { facet: 'smell', is: ['sweet'] }, 422, 'scopes.unknown_facet'],
  ['a facet that this subject does not have', { facet: 'planet', is: ['Mars'] }, 422, 'scopes.not_applicable'],
  ['an id that is none', { facet: 'place', is: ['Leeds'] }, 422, 'scopes.bad_value'],
  ['a range over texts', { facet: 'colour', from: 'a' }, 422, 'scopes.bad_value'],
  ['a time without offset', { facet: 'sentAt', from: '2026-11-01T00:00:00' }, 422, 'scopes.bad_value'],
  ['a NUL character', { facet: 'colour', is: ['a\0b'] }, 400, 'kernel.invalid_request'],
  ['two spellings at once', { facet: 'weight', is: [1], from: 1 }, 400, 'kernel.invalid_request'],
  ['an empty object', {}, 400, 'kernel.invalid_request'],
  ['too many values', { facet: 'weight', is: Array.from({ length: 2001 }, (_, i) => i) }, 400, 'kernel.invalid_request'],
  ['nine levels', { not: { not: { not: { not: { not: { not: { not: { not: { all: [] } } } } } } } } }, 400, 'kernel.invalid_request'],
] as const) {
  test(`${what} is refused in words`, async () => {
    const res = await measure(scope);
    assert.deepEqual([res.status, res.body.code], [status, code]);
    assert.ok(res.body.next);
  });
}

test('a hundred thousand levels are refused like any other bad body', async () => {
  const body = `{"scope":${'{"not":'.repeat(100_000)}{"all":[]}${'}'.repeat(100_000)}}`;
  const res = await t.as('analyst').raw('POST', '/scopes/measure', body, { 'content-type': 'application/json' });
  assert.equal(res.status, 422);
});

test('facets come with their options and what they can be asked of', async () => {
  const res = await t.as('analyst').get('/scopes/facets');
  const place = res.body.facets.find((facet: { name: string }) => facet.name === 'place');
  assert.deepEqual(place, { name: 'place', title: 'Place', kind: 'ids', unit: null, subjects: ['parcel'], searchable: true, options: [{ value: PLACES[0], label: 'Leeds' }] });
  assert.equal((await t.as('analyst').get('/scopes/facets/place/options?search=lee')).body.options.length, 1);
  assert.equal((await t.as('analyst').get('/scopes/facets/smell/options')).body.code, 'scopes.unknown_facet');
});

test('saved scopes have versions that stay', async () => {
  const red = { facet: 'colour', is: ['red'] };
  const blue = { facet: 'colour', is: ['blue'] };
  const made = await t.as('analyst').post('/scopes/saved', { name: 'Red ones', scope: red });
  assert.deepEqual([made.status, made.body.version], [201, 1]);
  const path = `/scopes/saved/${made.body.savedId}`;
  assert.equal((await t.as('analyst').post('/scopes/saved', { name: 'Red ones', scope: blue })).body.code, 'scopes.name_taken');

  const changed = await t.as('dispatcher').patch(path, { version: 1, name: 'Blue ones', scope: blue });
  assert.deepEqual([changed.body.version, changed.body.name, changed.body.scope], [2, 'Blue ones', blue]);
  assert.equal((await t.as('analyst').patch(path, { version: 1, name: 'Mine' })).body.code, 'scopes.changed_meanwhile');
  assert.deepEqual((await t.as('analyst').get(`${path}?version=1`)).body.scope, red);

  assert.equal((await t.as('guest').post('/scopes/saved', { name: 'x', scope: red })).status, 403);
  assert.equal((await t.asOther('analyst').get(path)).status, 404);
  assert.equal((await t.as('analyst').delete(path)).status, 204);
  assert.deepEqual((await t.as('analyst').get('/scopes/saved')).body.saved, []);
  assert.equal((await t.as('analyst').get(`${path}?version=1`)).status, 200);
});

test('over fifty thousand, a marked estimate comes first and the exact figure on request', async () => {
  await onParcels(t, `insert into parcels.parcel select '${t.clientId}', gen_random_uuid(), null, 'mass', 7, null, '2026-11-01Z', 100, 'closed', n::text from generate_series(1, 80000) n; analyze parcels.parcel`);
  const scope = { facet: 'colour', is: ['mass'] };
  const estimate = await measure(scope);
  assert.equal(estimate.body.exact, false);
  assert.ok(Math.abs(estimate.body.orders - 80_000) < 3 * estimate.body.marginOrders, `${estimate.body.orders} ± ${estimate.body.marginOrders}`);
  assert.ok(estimate.body.marginOrders > 0 && estimate.body.marginOrders < 4_000);
  const exact = await measure(scope, true);
  assert.deepEqual([exact.body.orders, exact.body.exact, exact.body.money[0].valueMinor], [80_000, true, 8_000_000]);
});
