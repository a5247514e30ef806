/**
 * A retailer with a very full backlog, for the benches that read it: 1,000,000 open orders
 * and 200,000 closed ones with their lines and reservations, beside another retailer's. Made
 * set by set as the owner of the database, with the indexes built at the end.
 */
import pg from 'pg';
import type { Ctx } from '../server/src/kernel/ctx.ts';
import { systemActor } from '../server/src/kernel/jobs.ts';
import { startTestServer, type TestServer } from '../server/src/testing/server.ts';

export const OPEN_ORDERS = 1_000_000;
const CLOSED_ORDERS = 200_000;
const OTHER_ORDERS = 20_000;
const TABLES = ['orders.customer_order', 'orders.line', 'inventory.reservation', 'customers.customer'];

export type FullBacklog = {
  t: TestServer;
  siteIds: Map<string, string>;
  /** The database's owner, whom no row level security stops: what the bare statements cost. */
  bare: Ctx;
  close: () => Promise<void>;
};

/** On the server of DATABASE_URL, in a database of its own that `close` drops. */
export async function fillBacklog(): Promise<FullBacklog> {
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set. Run with: npm run bench -- NAME');
  process.env.TEST_DATABASE_URL = process.env.DATABASE_URL;
  const t = await startTestServer();
  const admin = new pg.Client({ connectionString: t.server.services.config.databaseUrl });
  await admin.connect();
  const startedAt = performance.now();
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'; set work_mem = '256MB'`);
  await withoutIndexes(admin, async () => {
    await fill(admin, t.clientId, OPEN_ORDERS + CLOSED_ORDERS, OPEN_ORDERS);
    await fill(admin, t.otherClientId, OTHER_ORDERS, OTHER_ORDERS);
  });
  await admin.query('set session_replication_role = origin');
  await admin.query(`vacuum (analyze) ${[...TABLES, 'inventory.item', 'inventory.site', 'inventory.stock'].join(', ')}`);
  console.log(`seeded ${(OPEN_ORDERS + CLOSED_ORDERS).toLocaleString('en')} orders in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  const sites = await admin.query<{ code: string; id: string }>('select code, site_id as id from inventory.site where client_id = $1', [t.clientId]);
  const bare = await t.inClient(async (ctx) => ({ ...ctx, actor: systemActor('bench'), db: admin as unknown as Ctx['db'] }));
  return {
    t,
    siteIds: new Map(sites.rows.map((row) => [row.code, row.id])),
    bare,
    close: async () => {
      await admin.end();
      await t.close();
    },
  };
}

/** How long each call of `work` takes, in milliseconds; the first call only warms up. */
export async function timeEach<T>(times: number, work: () => Promise<T>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i <= times; i++) {
    const startedAt = performance.now();
    await work();
    if (i > 0) took.push(performance.now() - startedAt);
  }
  return took;
}

export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
}

export function inBase64(scope: unknown): string {
  return Buffer.from(JSON.stringify(scope)).toString('base64url');
}

/** Building an index on a full table is several times as fast as filling it row by row. */
async function withoutIndexes(admin: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
     where x.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = x.indexrelid)`, [TABLES]);
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await admin.query(definition);
}

/**
 * Twelve sites of unequal size, three channels, ten countries, 2,000 items of unequal
 * popularity, promises at the end of a day. Ids are UUIDv7 by the instant of placing.
 */
async function fill(admin: pg.Client, clientId: string, orders: number, open: number): Promise<void> {
  const now = '2026-11-27T09:00:00Z';
  const id = (at: string, salt: string) => `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${salt}), 1, 3) || '8' || substr(md5(${salt}), 4, 15))::uuid`;
  const share = (salt: string) => `(('x' || substr(md5(${salt}), 25, 7))::bit(28)::int / 268435456.0)`;
  await admin.query(`
    insert into inventory.site (client_id, site_id, code, name, kind, country)
    select '${clientId}', gen_random_uuid(), 'S' || lpad(n::text, 2, '0'), 'Site ' || n, 'warehouse', 'DE' from generate_series(1, 12) n;
    insert into inventory.item (client_id, item_id, sku, title, price_minor)
    select '${clientId}', gen_random_uuid(), 'SKU-' || lpad(n::text, 4, '0'), 'Item ' || n, 500 + n from generate_series(1, 2000) n;
    insert into inventory.stock (client_id, site_id, item_id, on_hand) select '${clientId}', s.site_id, i.item_id, 1000000 from inventory.site s, inventory.item i where s.client_id = '${clientId}' and i.client_id = '${clientId}';
    create temp table sites as select row_number() over (order by code) as n, site_id from inventory.site where client_id = '${clientId}';
    create temp table items as select row_number() over (order by sku) as n, item_id, sku from inventory.item where client_id = '${clientId}';
    create temp table people as select n, gen_random_uuid() as customer_id from generate_series(0, ${Math.ceil(orders * 0.6)}) n;
    insert into customers.customer (client_id, customer_id, identity, email, language, country)
    select '${clientId}', customer_id, 'c' || n, 'c' || n || '@shop.example', 'de', 'DE' from people;

    create temp table made as
    select n, ${share(`n || 'r'`)} as r, ${share(`n || 's'`)} as s, ${share(`n || 'c'`)} as c, placed_at, ${id('placed_at', 'n::text')} as order_id, n <= ${open} as open
    from (select n, timestamptz '${now}' - (case when n <= ${open} then 60 * power(${share(`n || 'a'`)}, 2) else 60 + 300 * ${share(`n || 'a'`)} end) * interval '1 day' as placed_at
          from generate_series(1, ${orders}) n) placed;

    insert into orders.customer_order (client_id, order_id, channel, external_id, number, customer_id, currency, placed_at, total_minor,
      original_promised_at, promised_at, priority, country, language, stage, is_held, content_hash, line_count, units, units_open, site_id, is_split, flags)
    select '${clientId}', m.order_id, (array['web', 'web', 'web', 'app', 'marketplace'])[1 + floor(m.c * 5)::int], 'X' || m.n, 'N-' || lpad(m.n::text, 8, '0'), p.customer_id, case when m.r < 0.9 then 'EUR' else 'GBP' end,
      m.placed_at, 500 + (power(m.s, 4) * 100000)::int,
      date_trunc('day', m.placed_at) + (3 + floor(m.c * 6)) * interval '1 day' - interval '1 second',
      case when m.s < 0.98 then date_trunc('day', m.placed_at) + (3 + floor(m.c * 6) + case when m.r > 0.8 then 14 else 0 end) * interval '1 day' - interval '1 second' end,
      case when m.r < 0.03 then 5 when m.r < 0.032 then 9 else 0 end,
      (array['DE','DE','DE','FR','FR','PL','IT','ES','AT','GB','NL','PT'])[1 + floor(power(m.s, 1.3) * 12)::int], (array['de','fr','pl','en'])[1 + floor(m.r * 4)::int],
      case when not m.open then (array['delivered','delivered','delivered','shipped','cancelled'])[1 + floor(m.c * 5)::int]
           when m.c < 0.3 then 'waiting' when m.c < 0.45 then 'backordered' when m.c < 0.85 then 'allocated' when m.c < 0.95 then 'released' when m.c < 0.99 then 'packed' else 'awaiting_approval' end,
      m.open and m.r between 0.5 and 0.52, 'seed', 1 + (m.n % 5 < 3)::int, 2, case when m.open then 2 else 0 end,
      case when m.c >= 0.45 and m.n % 50 > 0 then t.site_id end, m.open and m.c >= 0.45 and m.n % 50 = 0,
      case when m.s > 0.999 then array['unusable_email'] when m.s > 0.97 then array['totals_mismatch'] else '{}' end
    from made m join sites t on t.n = 1 + floor(power(m.s, 2) * 12)::int join people p on p.n = floor(m.r * ${Math.floor(orders * 0.6)})::int;

    insert into orders.line (client_id, line_id, order_id, position, item_id, sku, title, lot_code, unit_price_minor, ordered, unallocated, backordered, allocated, released, packed, shipped, cancelled)
    select '${clientId}', gen_random_uuid(), o.order_id, g.p, i.item_id, i.sku, 'Item', case when i.n = 1500 and o.m % 3 = 0 then 'L-1500' end, 1000, 1,
      (o.stage in ('waiting', 'awaiting_approval'))::int, (o.stage = 'backordered')::int, (o.stage = 'allocated')::int, (o.stage = 'released')::int, (o.stage = 'packed')::int,
      (o.stage in ('shipped', 'delivered'))::int, (o.stage = 'cancelled')::int
    from (select o.*, right(o.number, 8)::int as m from orders.customer_order o where o.client_id = '${clientId}') o
    cross join lateral generate_series(1, o.line_count) g (p) join items i on i.n = 1 + floor(power(${share(`o.m || 'i' || g.p`)}, 2) * 2000)::int;

    insert into inventory.reservation (client_id, reservation_id, order_id, line_id, item_id, site_id, units, made_at)
    select '${clientId}', gen_random_uuid(), o.order_id, l.line_id, l.item_id, coalesce(o.site_id, t.site_id), 1, o.placed_at
    from orders.customer_order o join orders.line l on l.client_id = o.client_id and l.order_id = o.order_id left join sites t on o.is_split and t.n = 3 * l.position
    where o.client_id = '${clientId}' and o.is_open and (o.site_id is not null or o.is_split);
    drop table sites, items, people, made`);
}
