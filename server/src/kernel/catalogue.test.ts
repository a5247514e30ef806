import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startTestServer, type TestServer } from '../testing/server.ts';

/** Tables that hold no client's rows, each with the reason it needs no client_id. */
const NOT_A_CLIENTS: Record<string, string> = {
  'app.context_key': 'the signing key; no role of ours may read it',
  'kernel.schedule_lease': 'which process runs a schedule',
  'tenancy.sign_in_attempt': 'before anybody is known',
  'tenancy.provider': 'a provider, by provider_id',
  'tenancy.person': 'a provider’s, by provider_id',
  'tenancy.assignment': 'a provider’s, by provider_id',
  'tenancy.credential': 'a provider’s, by provider_id',
  'public.breakwater_migration': 'the installation’s own',
};

let t: TestServer;
let admin: pg.Client;
before(async () => {
  t = await startTestServer();
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = new URL(t.server.services.config.databaseUrl).pathname;
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
after(async () => {
  await admin.end();
  await t.close();
});

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'queue', 'pg_toast')`;

test('every table of a client is led by client_id, under forced row-level security', async () => {
  const { rows } = await admin.query<{ table: string; enabled: boolean; forced: boolean; pk: string | null; policies: string[] }>(`
    select n.nspname || '.' || c.relname as "table", c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indrelid = c.oid and i.indisprimary) as pk,
      (select coalesce(array_agg(pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid)), '{}')
       from pg_policy p where p.polrelid = c.oid and 'bw_app'::regrole = any (p.polroles)) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by 1`);
  const wrong: string[] = [];
  for (const row of rows.filter((one) => !(one.table in NOT_A_CLIENTS))) {
    if (!row.enabled || !row.forced) wrong.push(`${row.table}: row-level security is not enabled and forced`);
    if (row.pk !== 'client_id') wrong.push(`${row.table}: primary key starts with ${row.pk}`);
    if (!row.policies.includes('(client_id = app.client()) / (client_id = app.client())')) wrong.push(`${row.table}: policies are ${row.policies.join(', ') || 'missing'}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(rows.length > 20);
});

test('every unique and foreign key between tables of clients starts with client_id', async () => {
  const { rows } = await admin.query<{ name: string; first: string; target: string | null }>(`
    select n.nspname || '.' || c.relname || ' ' || k.conname as name, a.attname as first,
      (select tn.nspname || '.' || tc.relname from pg_class tc join pg_namespace tn on tn.oid = tc.relnamespace where tc.oid = k.confrelid) as target
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype in ('u', 'f') and ${ours}
    union all
    select n.nspname || '.' || c.relname || ' ' || ic.relname, a.attname, null
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class ic on ic.oid = i.indexrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and ${ours}`);
  const wrong = rows
    .filter((row) => !Object.keys(NOT_A_CLIENTS).some((table) => row.name.startsWith(`${table} `)))
    .filter((row) => row.first !== 'client_id' && !row.name.startsWith('tenancy.client '));
  assert.deepEqual(wrong.map((row) => `${row.name} starts with ${row.first}`), []);
});

test('our roles own nothing, bypass nothing and have no table without a policy', async () => {
  const { rows } = await admin.query<{ rolname: string; rolbypassrls: boolean; rolsuper: boolean }>(`select rolname, rolbypassrls, rolsuper from pg_roles where rolname in ('bw_app', 'bw_dispatcher')`);
  assert.equal(rows.length, 2);
  for (const role of rows) assert.ok(!role.rolbypassrls && !role.rolsuper, `${role.rolname} is too strong`);
  const owned = await admin.query(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where pg_get_userbyid(c.relowner) = 'bw_app'`);
  assert.equal(owned.rowCount, 0);
  const truncatable = await admin.query(`select table_name from information_schema.role_table_grants where grantee = 'bw_app' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`);
  assert.equal(truncatable.rowCount, 0);
  const key = await admin.query(`select has_table_privilege('bw_app', 'app.context_key', 'select') as app, has_table_privilege('bw_dispatcher', 'app.context_key', 'select') as dispatcher`);
  assert.deepEqual(key.rows[0], { app: false, dispatcher: false });
});

test('unset, empty, forged, expired and foreign contexts see no row', async () => {
  await t.inClient((ctx) => ctx.db.query(`insert into kernel.handled (client_id, job_id) values ($1, gen_random_uuid())`, [ctx.clientId]));
  const { app } = t.server.services.database;
  const nil = '00000000-0000-0000-0000-000000000000';
  const later = (Math.floor(Date.now() / 1000) + 900).toString(16);
  const contexts = ['', `${t.clientId}.${nil}.${later}.${'0'.repeat(64)}`, `${t.clientId}.${nil}.1.${'0'.repeat(64)}`, t.clientId];
  for (const context of contexts) {
    const db = await app.connect();
    try {
      await db.query('begin');
      await db.query(`select set_config('app.context', $1, true)`, [context]);
      assert.equal((await db.query('select 1 from kernel.handled')).rowCount, 0, `context "${context}" sees rows`);
      await assert.rejects(db.query(`insert into kernel.handled (client_id, job_id) values ($1, gen_random_uuid())`, [t.clientId]), /row-level security/);
    } finally {
      db.release(true);
    }
  }
  assert.equal((await t.inOtherClient((ctx) => ctx.db.query('select 1 from kernel.handled'))).rowCount, 0);
  assert.equal((await t.inClient((ctx) => ctx.db.query('select 1 from kernel.handled'))).rowCount, 1);
  await assert.rejects(t.inOtherClient((ctx) => ctx.db.query(`insert into kernel.handled (client_id, job_id) values ($1, gen_random_uuid())`, [t.clientId])), /row-level security/);
});
