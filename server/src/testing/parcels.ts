import { Client } from 'pg';
import { z } from 'zod';
import { action, type ReceiptDraft } from '../actions/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOnly, sql, type RawBuilder } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { MODULES, type ModuleDoor } from '../modules.ts';
import { compileScope, type Facet, type FacetSql, type Measure, type ScopeFigures, type Scope, type Subject } from '../scopes/index.ts';
import { startTestServer, type TestServer } from './server.ts';

/**
 * A module that exists in tests only: parcels, with a facet of every kind and one action.
 * Scopes and actions are tested on it, since they know no orders.
 */
export type Parcel = { parcelId: string; placeId: string | null; colour: string | null; grams: number | null; fragile: boolean | null; sentAt: string | null; cents: number; state: 'closed' | 'open' | 'lost' | 'cursed' };

const SCHEMA = `
  create schema parcels;
  grant usage on schema parcels to bw_app;
  create table parcels.parcel (client_id uuid not null, parcel_id uuid not null, place_id uuid, colour text, grams bigint, fragile boolean,
    sent_at timestamptz, cents bigint not null, state text not null, label text not null, primary key (client_id, parcel_id));
  select app.client_table('parcels.parcel', 'select, insert, update');`;

const subject: Subject = { subject: 'parcel', title: 'parcels', from: sql`parcels.parcel p`, alias: 'p', key: sql`p.parcel_id`, label: sql`p.label` };

const facets: Facet[] = [
  { name: 'place', title: 'Place', kind: 'ids', options: async () => [{ value: PLACES[0]!, label: 'Leeds' }], words: async (_ctx, values) => values.map((value) => (value === PLACES[0] ? 'Leeds' : 'York')) },
  { name: 'colour', title: 'Colour', kind: 'values' },
  { name: 'weight', title: 'Weight', kind: 'number', unit: 'g' },
  { name: 'fragile', title: 'Fragile', kind: 'flag' },
  { name: 'sentAt', title: 'Sent', kind: 'time' },
  { name: 'planet', title: 'Planet', kind: 'values' },
];

export const PLACES = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];

const column = (facet: string, name: RawBuilder<unknown>): FacetSql => ({ facet, subject: 'parcel', where: (test) => test(name) });
const facetSql = [column('place', sql`p.place_id`), column('colour', sql`p.colour`), column('weight', sql`p.grams`), column('fragile', sql`p.fragile`), column('sentAt', sql`p.sent_at`)];

const NO_FIGURES: ScopeFigures = { orders: 0, lines: 0, units: 0, customers: 0, money: [], oldestAt: null, ages: [], languages: [], countries: [], topItems: [], sites: [] };

const measure: Measure = {
  subject: 'parcel',
  sampleBy: sql`p.parcel_id`,
  async figures(ctx, matched) {
    const row = await queryOnly<{ orders: number; cents: number; oldestAt: string | null }>(ctx, sql`
      select count(*) as orders, coalesce(sum(p.cents), 0) as cents, min(p.sent_at) as "oldestAt" from parcels.parcel p where p.client_id = ${ctx.clientId} and ${matched}`);
    return { ...NO_FIGURES, orders: row.orders, money: [{ currency: 'EUR', valueMinor: row.cents, orders: row.orders }], oldestAt: row.oldestAt };
  },
};

const input = z.object({ note: z.string().max(100).default('') });

const closedIn = (ctx: Ctx, scope: Scope): RawBuilder<unknown> => sql`from parcels.parcel p where p.client_id = ${ctx.clientId} and ${compileScope(ctx, scope, 'parcel')} and p.state in ('closed', 'cursed')`;

/** Opens closed parcels. A cursed one makes the whole batch fail; a lost one is refused. */
const openParcels = action({
  name: 'parcels.open',
  title: 'Open parcels',
  permission: 'orders.run',
  subject: 'parcel',
  input,
  standing: true,
  reasons: { 'parcels.not_closed': 'It was not closed any more.' },
  subjects: (ctx, _input, scope) => sql`select p.parcel_id as subject_id, p.state || p.cents as fingerprint ${closedIn(ctx, scope)}`,
  async describe(ctx, _input, scope) {
    const { orders, cents } = await queryOnly<{ orders: number; cents: number }>(ctx, sql`select count(*) as orders, coalesce(sum(p.cents), 0) as cents ${closedIn(ctx, scope)}`);
    return { counts: { orders, customers: 0, units: 0, sites: 0 }, money: [{ currency: 'EUR', valueMinor: cents }], exclusions: [], sample: [], sideEffects: [] };
  },
  runBatch: (ctx, { subjectIds }) => change(ctx, subjectIds, 'closed', 'open'),
  undoBatch: (ctx, { receipts }) => change(ctx, receipts.map((receipt) => receipt.subjectId), 'open', 'closed'),
});

/** What parcels can be of a state of the world: the throw of a curse is the poison of a batch. */
async function change(ctx: Ctx, ids: string[], from: string, to: string): Promise<ReceiptDraft[]> {
  const rows = await query<{ id: string; state: string }>(ctx, sql`
    select parcel_id as id, state from parcels.parcel where client_id = ${ctx.clientId} and parcel_id = any(${ids}::uuid[]) order by parcel_id for update`);
  if (rows.some((row) => row.state === 'cursed')) throw refused('parcels.cursed', 'One of them is cursed.');
  await execute(ctx, sql`update parcels.parcel set state = ${to} where client_id = ${ctx.clientId} and parcel_id = any(${ids}::uuid[]) and state = ${from}`);
  return rows.map(({ id, state }) => (state === from ? { subjectId: id, outcome: 'done', before: { state }, after: { state: to } } : { subjectId: id, outcome: 'skipped', reason: 'parcels.not_closed' }));
}

const parcelsModule: ModuleDoor = { name: 'parcels', subjects: [subject], facets, facetSql, measures: [measure], actions: [openParcels] };

const modulesWithParcels: readonly ModuleDoor[] = [...MODULES.filter((one) => ['tenancy', 'scopes', 'actions'].includes(one.name)), parcelsModule];

/** A test server on which parcels exist. */
export async function startParcelServer(): Promise<TestServer> {
  const t = await startTestServer({}, modulesWithParcels);
  await onParcels(t, SCHEMA);
  return t;
}

/** SQL as the owner of the test's database: what no request may do. */
export async function onParcels(t: TestServer, text: string): Promise<void> {
  const db = new Client({ connectionString: t.server.services.config.databaseUrl });
  await db.connect();
  try {
    await db.query(text);
  } finally {
    await db.end();
  }
}

/** Parcels of the test's client; what is not said is closed, red and worth one euro. */
export async function givenParcels(t: TestServer, wanted: Partial<Parcel>[]): Promise<Parcel[]> {
  const parcels = wanted.map((one): Parcel => ({ parcelId: newId(), placeId: null, colour: 'red', grams: null, fragile: null, sentAt: null, cents: 100, state: 'closed', ...one }));
  await t.inClient((ctx) => execute(ctx, sql`
    insert into parcels.parcel (client_id, parcel_id, place_id, colour, grams, fragile, sent_at, cents, state, label)
    select c.client_id, p.*, 'P-' || row_number() over () from tenancy.client c, unnest(
      ${parcels.map((p) => p.parcelId)}::uuid[], ${parcels.map((p) => p.placeId)}::uuid[], ${parcels.map((p) => p.colour)}::text[], ${parcels.map((p) => p.grams)}::bigint[],
      ${parcels.map((p) => p.fragile)}::boolean[], ${parcels.map((p) => p.sentAt)}::timestamptz[], ${parcels.map((p) => p.cents)}::bigint[], ${parcels.map((p) => p.state)}::text[]) as p
    where c.client_id = ${ctx.clientId}`));
  return parcels;
}

export async function statesOf(t: TestServer): Promise<Record<string, number>> {
  const rows = await t.inClient((ctx) => query<{ state: string; n: number }>(ctx, sql`select state, count(*) as n from parcels.parcel where client_id = ${ctx.clientId} group by state order by state`));
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}
