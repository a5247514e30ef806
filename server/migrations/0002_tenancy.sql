-- Tenancy: the provider, its clients, its people and what they may do.
create schema tenancy;
grant usage on schema tenancy to bw_app, bw_dispatcher;

create table tenancy.provider (
  provider_id uuid not null primary key,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default clock_timestamp()
);
select app.provider_table('tenancy.provider', 'select, update');
select app.dispatcher_table('tenancy.provider', 'select, insert');

create table tenancy.client (
  client_id uuid not null primary key,
  provider_id uuid not null references tenancy.provider (provider_id),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (length(name) between 1 and 200),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  languages text[] not null default '{en}',
  is_drill boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);
create unique index client_slug on tenancy.client (provider_id, slug);
select app.client_table('tenancy.client', 'select, update');
create policy provider_only on tenancy.client to bw_app
  using (provider_id = app.provider()) with check (provider_id = app.provider());
grant insert on tenancy.client to bw_app;
select app.dispatcher_table('tenancy.client', 'select');

-- Business time. A real client's clock follows real time; a drill's or an import's clock is
-- virtual: anchored at a moment, running at a rate (0: standing still).
create table tenancy.clock (
  client_id uuid not null primary key references tenancy.client (client_id),
  mode text not null default 'real' check (mode in ('real', 'virtual')),
  virtual_at timestamptz,
  anchored_at timestamptz,
  rate double precision not null default 1 check (rate between 0 and 100000),
  check (mode = 'real' or (virtual_at is not null and anchored_at is not null))
);
select app.client_table('tenancy.clock', 'select, insert, update');

create function app.business_now() returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select case when k.mode = 'real' then clock_timestamp()
            else k.virtual_at + (clock_timestamp() - k.anchored_at) * k.rate end
     from tenancy.clock k where k.client_id = app.client()),
    clock_timestamp())
$$;
revoke execute on function app.business_now() from public;
grant execute on function app.business_now() to bw_app;

create table tenancy.person (
  provider_id uuid not null references tenancy.provider (provider_id),
  person_id uuid not null,
  email text not null check (email = lower(email) and length(email) between 3 and 320),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  time_zone text not null default 'UTC',
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (provider_id, person_id)
);
-- Sign-in finds a person by mail address alone, so the address is unique over providers;
-- only the dispatcher role can see a collision.
create unique index person_email on tenancy.person (email);
select app.provider_table('tenancy.person', 'select, insert, update');
select app.dispatcher_table('tenancy.person', 'select, insert, update');

-- What a person may do, for one client or (client_id null) for all clients of the provider.
create table tenancy.assignment (
  provider_id uuid not null,
  assignment_id uuid not null,
  person_id uuid not null,
  for_client_id uuid references tenancy.client (client_id),
  role text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (provider_id, assignment_id),
  foreign key (provider_id, person_id) references tenancy.person (provider_id, person_id)
);
create unique index assignment_once on tenancy.assignment
  (provider_id, person_id, coalesce(for_client_id, '00000000-0000-0000-0000-000000000000'), role);
select app.provider_table('tenancy.assignment', 'select, insert, delete');
select app.dispatcher_table('tenancy.assignment', 'select, insert');

-- Sessions, one-time links and API tokens: only the SHA-256 of the secret is kept.
create table tenancy.credential (
  provider_id uuid not null,
  credential_id uuid not null,
  kind text not null check (kind in ('session', 'link', 'token')),
  secret_hash bytea not null check (length(secret_hash) = 32),
  person_id uuid,
  name text not null default '',
  for_client_id uuid references tenancy.client (client_id),
  role text,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (provider_id, credential_id),
  foreign key (provider_id, person_id) references tenancy.person (provider_id, person_id),
  check ((kind = 'token') = (role is not null)),
  check (kind = 'token' or person_id is not null)
);
create unique index credential_secret on tenancy.credential (secret_hash);
select app.provider_table('tenancy.credential', 'select, insert, update');
select app.dispatcher_table('tenancy.credential', 'select, insert, update');

-- Guesses at a password, counted per account and per network.
create table tenancy.sign_in_attempt (
  attempt_id uuid not null primary key,
  email_hash bytea not null,
  network text not null,
  succeeded boolean not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempt_recent on tenancy.sign_in_attempt (email_hash, network, at);
grant select, insert, delete on tenancy.sign_in_attempt to bw_dispatcher;

-- Who read whose personal data, and why they could. Ids only.
create table tenancy.read_audit (
  client_id uuid not null,
  read_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  operation text not null,
  subject_ids uuid[] not null,
  at timestamptz not null default clock_timestamp(),
  primary key (client_id, read_id)
);
select app.client_table('tenancy.read_audit', 'select, insert');

-- Signed outgoing webhooks (Standard Webhooks): where to, which events, with which secrets.
create table tenancy.webhook (
  client_id uuid not null references tenancy.client (client_id),
  webhook_id uuid not null,
  url text not null check (length(url) <= 2000),
  event_types text[] not null,
  secret text not null,
  previous_secret text,
  paused_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (client_id, webhook_id)
);
select app.client_table('tenancy.webhook', 'select, insert, update, delete');

create table tenancy.webhook_delivery (
  client_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  state text not null check (state in ('queued', 'delivered', 'failed', 'parked')),
  attempts integer not null default 0,
  last_status integer,
  last_error text,
  next_at timestamptz,
  primary key (client_id, webhook_id, event_id),
  foreign key (client_id, webhook_id) references tenancy.webhook (client_id, webhook_id) on delete cascade
);
select app.client_table('tenancy.webhook_delivery', 'select, insert, update');
