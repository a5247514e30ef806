-- The kernel: signed client context, the tenant-table pattern, events, outbox, idempotency.
-- Rules every later migration keeps: docs/decisions/0002-tenancy.md.

create schema app;
create schema kernel;
grant usage on schema app, kernel to bw_app, bw_dispatcher;

-- ---------------------------------------------------------------- signed context
-- HMAC-SHA256 with the key already folded into its two pads (RFC 2104), because
-- PostgreSQL has sha256() built in and hmac() only in an extension.
create table app.context_key (
  only_row boolean primary key default true check (only_row),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);

-- The only way into a context. Also the only statement that works on Citus, where
-- set_config() never reaches the workers.
create function app.enter(ctx text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx !~ '^[0-9a-f.-]{1,200}$' then raise exception 'bad context'; end if;
  execute format('set local app.context = %L', ctx);
end $$;

-- A context is "client.provider.expiry.signature": two UUIDs (all zeros: none), the
-- expiry in hexadecimal seconds since 1970, the HMAC of what stands before it.
-- Unset, empty, forged or expired contexts give null, and null matches no row.
create function app.verified_part(part integer) returns uuid
  language plpgsql stable parallel safe security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  context text := current_setting('app.context', true);
  message text;
  signature text;
  pads app.context_key%rowtype;
  given uuid;
begin
  if context is null or context = '' then return null; end if;
  signature := split_part(context, '.', 4);
  message := left(context, length(context) - length(signature) - 1);
  select * into pads from app.context_key;
  if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(message, 'UTF8'))), 'hex') <> signature
  then return null; end if;
  if ('x' || lpad(split_part(context, '.', 3), 16, '0'))::bit(64)::bigint < extract(epoch from clock_timestamp())
  then return null; end if;
  given := split_part(context, '.', part)::uuid;
  if given = '00000000-0000-0000-0000-000000000000' then return null; end if;
  return given;
end $$;

create function app.client() returns uuid
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ begin return app.verified_part(1); end $$;

create function app.provider() returns uuid
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ begin return app.verified_part(2); end $$;

-- ---------------------------------------------------------------- the tenant-table pattern
-- One line per table in every migration; catalogue.test.ts proves that none was forgotten.
create function app.client_table(target regclass, privileges text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy client_only on %s to bw_app using (client_id = app.client()) with check (client_id = app.client())', target);
  execute format('grant %s on %s to bw_app', privileges, target);
end $$;

create function app.provider_table(target regclass, privileges text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy provider_only on %s to bw_app using (provider_id = app.provider()) with check (provider_id = app.provider())', target);
  execute format('grant %s on %s to bw_app', privileges, target);
end $$;

-- Work that looks across clients (relay, pager, sign-in) has a role of its own, which
-- sees only the tables opened to it here.
create function app.dispatcher_table(target regclass, privileges text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create policy dispatcher on %s to bw_dispatcher using (true) with check (true)', target);
  execute format('grant %s on %s to bw_dispatcher', privileges, target);
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.enter(text), app.client(), app.provider(), app.verified_part(integer) to bw_app;

-- ---------------------------------------------------------------- what has happened
create table kernel.event (
  client_id uuid not null,
  event_id uuid not null,
  type text not null,
  subject_id uuid,
  payload jsonb not null,
  actor_kind text not null check (actor_kind in ('person', 'token', 'guest', 'system')),
  actor_id uuid,
  request_id text,
  business_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (client_id, event_id)
);
create index event_by_subject on kernel.event (client_id, subject_id, event_id) where subject_id is not null;
select app.client_table('kernel.event', 'select, insert');
select app.dispatcher_table('kernel.event', 'select');

-- The tamper-evident chain over events. A chain written in the caller's transaction would
-- make every two transactions of a client wait for each other, so a sealer links the
-- events shortly after they are committed: hash = sha256(previous hash || event).
create table kernel.seal (
  client_id uuid not null,
  position bigint not null check (position > 0),
  event_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  primary key (client_id, position),
  unique (client_id, event_id),
  foreign key (client_id, event_id) references kernel.event (client_id, event_id)
);
select app.client_table('kernel.seal', 'select, insert');

-- Written in the caller's transaction, carried to the queue by the relay (job id = outbox id).
create table kernel.outbox (
  client_id uuid not null,
  outbox_id uuid not null,
  job text not null,
  lane text not null check (lane in ('critical', 'bulk', 'outside')),
  payload jsonb not null,
  run_after timestamptz,
  written_at timestamptz not null default clock_timestamp(),
  primary key (client_id, outbox_id)
);
create index outbox_by_age on kernel.outbox (outbox_id);
select app.client_table('kernel.outbox', 'select, insert');
select app.dispatcher_table('kernel.outbox', 'select, delete');

-- A reaction marks the event it has handled in its own transaction, so that a repeated
-- delivery changes nothing.
create table kernel.handled (
  client_id uuid not null,
  job_id uuid not null,
  handled_at timestamptz not null default clock_timestamp(),
  primary key (client_id, job_id)
);
select app.client_table('kernel.handled', 'select, insert, delete');

-- A retried POST answers what the first one answered.
create table kernel.idempotency (
  client_id uuid not null,
  actor_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  operation text not null,
  body_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default clock_timestamp(),
  primary key (client_id, actor_id, key)
);
select app.client_table('kernel.idempotency', 'select, insert, update, delete');

-- Only one process at a time runs a schedule; the lease outlives a killed process briefly.
create table kernel.schedule_lease (
  name text primary key,
  holder uuid not null,
  leased_until timestamptz not null,
  last_run_at timestamptz
);
grant select, insert, update on kernel.schedule_lease to bw_dispatcher;
