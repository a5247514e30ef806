-- Crises: a playbook bound to a scope and a clock, and everything that was done about it.
create schema crises;
grant usage on schema crises to bw_app;

create table crises.crisis (
  client_id uuid not null references tenancy.client (client_id),
  crisis_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 200),
  type text not null,
  severity text not null check (severity in ('sev1', 'sev2', 'sev3', 'sev4')),
  severity_why text not null,
  phase text not null check (phase in ('declared', 'activated', 'contained', 'recovering', 'stood_down', 'closed', 'cancelled', 'merged')),
  is_drill boolean not null,
  scope_version integer not null default 1,
  playbook_version_id uuid not null,
  playbook_sha256 text not null,
  proposal_id uuid,
  first_signal_at timestamptz,
  declared_at timestamptz not null,
  declared_by uuid not null,
  commander_id uuid,
  next_update_at timestamptz,
  stood_down_at timestamptz,
  closed_at timestamptz,
  merged_into uuid,
  -- Last position and hash of the log, advanced under this row's lock.
  log_position integer not null default 0,
  log_hash bytea not null default decode(repeat('00', 32), 'hex'),
  version integer not null default 1,
  primary key (client_id, crisis_id),
  unique (client_id, number),
  foreign key (client_id, playbook_version_id) references plans.playbook_version (client_id, version_id),
  check ((phase = 'merged') = (merged_into is not null))
);
create index crisis_live on crises.crisis (client_id, declared_at) where phase not in ('closed', 'cancelled', 'merged');
create index crisis_merged on crises.crisis (client_id, merged_into) where merged_into is not null;
create unique index crisis_once_per_proposal on crises.crisis (client_id, proposal_id) where proposal_id is not null and phase not in ('cancelled', 'merged');
select app.client_table('crises.crisis', 'select, insert, update');

-- What is affected, as it was understood at each time, with its figures then.
create table crises.scope_version (
  client_id uuid not null,
  crisis_id uuid not null,
  version integer not null check (version > 0),
  scope jsonb not null,
  words text not null,
  figures jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (client_id, crisis_id, version),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id)
);
select app.client_table('crises.scope_version', 'select, insert');

create table crises.role_holder (
  client_id uuid not null,
  holder_id uuid not null,
  crisis_id uuid not null,
  role text not null,
  person_id uuid not null,
  person_name text not null,
  is_deputy boolean not null default false,
  assumed_at timestamptz not null,
  relieved_at timestamptz,
  primary key (client_id, holder_id),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id)
);
-- At most one holder of each role at a time; for the commander that is the rule of command.
create unique index role_one_active on crises.role_holder (client_id, crisis_id, role) where relieved_at is null and not is_deputy;
select app.client_table('crises.role_holder', 'select, insert, update');

create table crises.task (
  client_id uuid not null,
  task_id uuid not null,
  crisis_id uuid not null,
  key text not null,
  title text not null,
  instructions text,
  role text not null,
  owner_id uuid,
  owner_name text,
  state text not null check (state in ('blocked', 'ready', 'in_progress', 'done', 'skipped', 'cancelled')),
  after text[] not null default '{}',
  due_at timestamptz not null,
  -- The action this task proposes, with the crisis's values filled in.
  action jsonb,
  run_id uuid,
  result text,
  finished_at timestamptz,
  finished_by uuid,
  primary key (client_id, task_id),
  unique (client_id, crisis_id, key),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id),
  check ((state in ('done', 'skipped', 'cancelled')) = (finished_at is not null))
);
create index task_open on crises.task (client_id, due_at) where state in ('ready', 'in_progress');
select app.client_table('crises.task', 'select, insert, update');

create table crises.decision (
  client_id uuid not null,
  decision_id uuid not null,
  crisis_id uuid not null,
  key text,
  question text not null,
  options text[] not null,
  choice text,
  rationale text,
  -- What was known then: the picture's figures.
  facts jsonb,
  state text not null check (state in ('proposed', 'decided', 'superseded')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  supersedes uuid,
  primary key (client_id, decision_id),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id),
  check ((state = 'proposed') = (choice is null))
);
create index decision_by_crisis on crises.decision (client_id, crisis_id);
select app.client_table('crises.decision', 'select, insert, update');

-- The log: append-only, each entry holding the hash of the one before it.
create table crises.log_entry (
  client_id uuid not null,
  crisis_id uuid not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('signal', 'declared', 'phase', 'scope', 'role', 'task', 'decision', 'action', 'message', 'status', 'note', 'sitrep', 'recovery')),
  title text not null,
  detail jsonb not null default '{}',
  link_type text,
  link_id uuid,
  actor_id uuid not null,
  actor_name text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  primary key (client_id, crisis_id, position),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id)
);
create unique index log_entry_once on crises.log_entry (client_id, crisis_id, link_type, link_id, kind, title) where link_id is not null;
select app.client_table('crises.log_entry', 'select, insert');

-- The picture over time: what the burn-down and the recovery criteria are drawn from.
create table crises.reading (
  client_id uuid not null,
  crisis_id uuid not null,
  at timestamptz not null,
  figures jsonb not null,
  primary key (client_id, crisis_id, at),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id)
);
select app.client_table('crises.reading', 'select, insert');

create table crises.situation_report (
  client_id uuid not null,
  crisis_id uuid not null,
  number integer not null check (number > 0),
  as_of timestamptz not null,
  body jsonb not null,
  made_by uuid not null,
  made_by_name text not null,
  primary key (client_id, crisis_id, number),
  foreign key (client_id, crisis_id) references crises.crisis (client_id, crisis_id)
);
select app.client_table('crises.situation_report', 'select, insert');
