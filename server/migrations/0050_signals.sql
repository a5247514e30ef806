-- Signals: series from live data, alerts in words, and proposals to declare.
create schema signals;
grant usage on schema signals to bw_app;

-- Hourly buckets. `part` says of what: a site's id, or '' for the whole client.
create table signals.point (
  client_id uuid not null,
  series text not null,
  part text not null,
  at timestamptz not null,
  value double precision not null,
  primary key (client_id, series, part, at)
);
select app.client_table('signals.point', 'select, insert, update, delete');

create table signals.alert (
  client_id uuid not null,
  alert_id uuid not null,
  series text not null,
  part text not null,
  since timestamptz not null,
  opened_at timestamptz not null,
  cleared_at timestamptz,
  words text not null,
  facts jsonb not null,
  proposal_id uuid,
  primary key (client_id, alert_id)
);
create unique index alert_one_open on signals.alert (client_id, series, part) where cleared_at is null;
create index alert_recent on signals.alert (client_id, opened_at);
create index alert_of_proposal on signals.alert (client_id, proposal_id) where proposal_id is not null;
select app.client_table('signals.alert', 'select, insert, update');

create table signals.proposal (
  client_id uuid not null,
  proposal_id uuid not null,
  -- What the alerts have in common; one open proposal for each.
  cause text not null,
  title text not null,
  crisis_type text not null,
  playbook text not null,
  scope jsonb not null,
  words text not null,
  first_signal_at timestamptz not null,
  made_at timestamptz not null,
  state text not null check (state in ('open', 'declared', 'dismissed', 'lapsed')),
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  primary key (client_id, proposal_id),
  check ((state = 'open') = (ended_at is null))
);
create unique index proposal_one_open on signals.proposal (client_id, cause) where state in ('open', 'declared');
select app.client_table('signals.proposal', 'select, insert, update');
