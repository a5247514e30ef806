-- Comms: templates, notices to customers, the public status page.
create schema comms;
grant usage on schema comms to bw_app;

-- A published version never changes: what was sent can be shown years later.
create table comms.template_version (
  client_id uuid not null references tenancy.client (client_id),
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published')),
  -- Built-in: taken over from the product when it was first used.
  origin text not null check (origin in ('built-in', 'own')),
  content jsonb not null,
  content_hash text not null check (length(content_hash) = 64),
  made_by uuid not null,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (client_id, name, version),
  check ((state = 'published') = (published_at is not null))
);
select app.client_table('comms.template_version', 'select, insert, update, delete');

create table comms.notice (
  client_id uuid not null,
  notice_id uuid not null,
  template_name text not null,
  template_version integer not null,
  channel text not null check (channel in ('email')),
  scope jsonb not null,
  crisis_id uuid,
  facts jsonb not null,
  state text not null check (state in ('draft', 'running', 'run', 'stopped')),
  -- The frozen audience: who, with which orders and dates, in which language.
  audience_hash text not null check (length(audience_hash) = 64),
  audience_count integer not null check (audience_count >= 0),
  orders_without_customer integer not null default 0,
  run_id uuid,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (client_id, notice_id),
  foreign key (client_id, template_name, template_version) references comms.template_version (client_id, name, version)
);
create index notice_of_crisis on comms.notice (client_id, crisis_id, notice_id) where crisis_id is not null;
select app.client_table('comms.notice', 'select, insert, update');

create table comms.recipient (
  client_id uuid not null,
  notice_id uuid not null,
  customer_id uuid not null,
  address_hash text,
  language text not null,
  -- The customer's own language, when the template does not have it.
  wanted_language text,
  order_ids uuid[] not null,
  -- The merge fields as they were when the audience was frozen.
  fields jsonb not null,
  fields_hash text not null check (length(fields_hash) = 64),
  state text not null check (state in ('audience', 'excluded', 'queued', 'stopped')),
  reason text check ((state = 'excluded') = (reason is not null)),
  primary key (client_id, notice_id, customer_id),
  foreign key (client_id, notice_id) references comms.notice (client_id, notice_id)
);
create index recipient_of_customer on comms.recipient (client_id, customer_id, notice_id);
select app.client_table('comms.recipient', 'select, insert, update');

-- ---------------------------------------------------------------- the public status page
create table comms.component (
  client_id uuid not null references tenancy.client (client_id),
  component text not null check (component in ('orders', 'deliveries', 'returns', 'customer-service')),
  state text not null check (state in ('working', 'degraded', 'disrupted', 'stopped', 'maintenance')),
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (client_id, component)
);
select app.client_table('comms.component', 'select, insert, update');

create table comms.incident (
  client_id uuid not null references tenancy.client (client_id),
  incident_id uuid not null,
  crisis_id uuid,
  -- Language -> title.
  titles jsonb not null,
  components text[] not null,
  state text not null check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
  opened_at timestamptz not null,
  resolved_at timestamptz,
  -- Business time of the promised next update; null after "no further update" or the end.
  next_update_at timestamptz,
  retracted_at timestamptz,
  primary key (client_id, incident_id),
  check ((state = 'resolved') = (resolved_at is not null)),
  check (state <> 'resolved' or next_update_at is null)
);
create index incident_open on comms.incident (client_id, next_update_at) where resolved_at is null and retracted_at is null;
create index incident_by_age on comms.incident (client_id, opened_at, incident_id);
select app.client_table('comms.incident', 'select, insert, update');

create table comms.incident_update (
  client_id uuid not null,
  update_id uuid not null,
  incident_id uuid not null,
  state text not null check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
  -- Language -> text.
  texts jsonb not null,
  next_update_at timestamptz,
  posted_at timestamptz not null,
  posted_by uuid not null,
  posted_by_name text not null,
  run_id uuid,
  retracted_at timestamptz,
  -- Language -> why it was taken back.
  retraction jsonb,
  primary key (client_id, update_id),
  foreign key (client_id, incident_id) references comms.incident (client_id, incident_id),
  check ((retracted_at is null) = (retraction is null))
);
create index update_of_incident on comms.incident_update (client_id, incident_id, posted_at, update_id);
create index update_of_run on comms.incident_update (client_id, run_id) where run_id is not null;
select app.client_table('comms.incident_update', 'select, insert, update');

-- Who wants status updates by mail. Unconfirmed rows get nothing but the one question.
create table comms.subscriber (
  client_id uuid not null references tenancy.client (client_id),
  subscriber_id uuid not null,
  email text not null check (email = lower(email) and length(email) <= 254),
  language text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (client_id, subscriber_id),
  unique (client_id, email)
);
create index subscriber_confirmed on comms.subscriber (client_id, subscriber_id) where confirmed_at is not null and ended_at is null;
create index subscriber_asked on comms.subscriber (client_id, asked_at);
select app.client_table('comms.subscriber', 'select, insert, update, delete');
