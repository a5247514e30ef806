-- Scopes kept by name, and actions: previews, runs and their receipts.
create schema scopes;
create schema actions;
grant usage on schema scopes, actions to bw_app;

-- A scope people come back to. What it says stands in its versions: a run, a crisis or a
-- report that used version 3 can still show version 3.
create table scopes.saved (
  client_id uuid not null references tenancy.client (client_id),
  saved_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  version integer not null check (version > 0),
  archived_at timestamptz,
  primary key (client_id, saved_id)
);
create unique index saved_name on scopes.saved (client_id, name) where archived_at is null;
select app.client_table('scopes.saved', 'select, insert, update');

create table scopes.saved_version (
  client_id uuid not null,
  saved_id uuid not null,
  version integer not null check (version > 0),
  scope jsonb not null,
  scope_hash text not null check (length(scope_hash) = 64),
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (client_id, saved_id, version),
  foreign key (client_id, saved_id) references scopes.saved (client_id, saved_id)
);
select app.client_table('scopes.saved_version', 'select, insert');

-- What somebody saw before deciding. Approval and run are bound to its hash.
create table actions.preview (
  client_id uuid not null references tenancy.client (client_id),
  preview_id uuid not null,
  action text not null,
  input jsonb not null,
  scope jsonb not null,
  scope_words text not null,
  -- Of action, input, scope and the set of (subject, fingerprint).
  hash text not null check (length(hash) = 64),
  subjects_count bigint not null check (subjects_count >= 0),
  description jsonb not null,
  -- The crisis it belongs to. No foreign key: crises are above actions.
  crisis_id uuid,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  -- Real time: a person decides within it, at whatever speed the client's clock runs.
  expires_at timestamptz not null,
  -- Why a second person must approve; null when nobody needs to.
  approval_why text,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  run_id uuid,
  primary key (client_id, preview_id),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> made_by)
);
create index preview_to_approve on actions.preview (client_id, preview_id) where approval_why is not null and approved_at is null and run_id is null;
select app.client_table('actions.preview', 'select, insert, update');

create table actions.run (
  client_id uuid not null,
  run_id uuid not null,
  preview_id uuid not null,
  action text not null,
  subject text not null,
  input jsonb not null,
  scope jsonb not null,
  scope_words text not null,
  crisis_id uuid,
  state text not null check (state in ('queued', 'running', 'applied', 'failed_partly', 'undoing', 'undone', 'cancelled')),
  -- Of the newest try: 1 for the run itself, one more with every retry or undo.
  attempt integer not null default 1 check (attempt > 0),
  batches_left integer not null default 0 check (batches_left >= 0),
  next_batch integer not null default 1,
  total_count bigint not null check (total_count >= 0),
  done_count bigint not null default 0 check (done_count >= 0),
  skipped_count bigint not null default 0 check (skipped_count >= 0),
  failed_count bigint not null default 0 check (failed_count >= 0),
  unknown_count bigint not null default 0 check (unknown_count >= 0),
  undo_total_count bigint not null default 0,
  undone_count bigint not null default 0,
  undo_skipped_count bigint not null default 0,
  undo_failed_count bigint not null default 0,
  standing boolean not null,
  standing_ended_at timestamptz,
  run_by uuid not null,
  run_by_kind text not null check (run_by_kind in ('person', 'token', 'guest', 'system')),
  run_by_name text not null,
  approved_by uuid,
  approved_by_name text,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Real time, for rates and for the sweeper.
  began_at timestamptz not null,
  progressed_at timestamptz not null,
  primary key (client_id, run_id),
  unique (client_id, preview_id),
  foreign key (client_id, preview_id) references actions.preview (client_id, preview_id)
);
create index run_standing on actions.run (client_id, subject) where standing and standing_ended_at is null;
create index run_unfinished on actions.run (client_id, progressed_at) where batches_left > 0 or state in ('queued', 'running', 'undoing');
create index run_of_crisis on actions.run (client_id, crisis_id, run_id) where crisis_id is not null;
select app.client_table('actions.run', 'select, insert, update');

-- The subjects of a run, frozen when it began (standing runs gain more). No foreign key to
-- the run: it is written in the same transaction, and checking it a million times costs more
-- than all the rest of the freezing.
create table actions.run_subject (
  client_id uuid not null,
  run_id uuid not null,
  subject_id uuid not null,
  fingerprint text not null,
  -- The newest try and its batch; the receipt of that try is the current outcome.
  attempt integer not null,
  batch integer not null,
  primary key (client_id, run_id, subject_id)
);
-- Batch before run: an index that began like the primary key would be taken for it while the
-- table has no statistics yet, and look-ups of one subject would read the whole run.
create index run_subject_by_batch on actions.run_subject (client_id, batch, run_id);
select app.client_table('actions.run_subject', 'select, insert, update');

create table actions.run_batch (
  client_id uuid not null,
  run_id uuid not null,
  batch integer not null,
  attempt integer not null,
  kind text not null check (kind in ('run', 'undo')),
  -- Who asked for this try: its receipts and events are in their name.
  by_id uuid not null,
  by_kind text not null check (by_kind in ('person', 'token', 'guest', 'system')),
  by_name text not null,
  finished_at timestamptz,
  primary key (client_id, run_id, batch),
  foreign key (client_id, run_id) references actions.run (client_id, run_id)
);
create index run_batch_open on actions.run_batch (client_id, run_id, batch) where finished_at is null;
select app.client_table('actions.run_batch', 'select, insert, update');

-- The proof: what became of each subject. A second try is a row of its own. No foreign key to
-- run_subject: its check is planned while that table is still without statistics, and then
-- reads the whole run for each receipt (50,000 receipts: 47 s with it, 3 s without). Receipts
-- are written by one function only, for subjects it has just read there.
create table actions.receipt (
  client_id uuid not null,
  run_id uuid not null,
  subject_id uuid not null,
  attempt integer not null,
  kind text not null check (kind in ('run', 'undo')),
  outcome text not null check (outcome in ('done', 'skipped', 'failed', 'unknown')),
  reason text,
  before jsonb,
  after jsonb,
  by_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (client_id, run_id, subject_id, attempt),
  check (outcome = 'done' or reason is not null)
);
create index receipt_not_done on actions.receipt (client_id, run_id, reason, subject_id) where outcome <> 'done';
-- The story of one order: every run that touched it.
create index receipt_of_subject on actions.receipt (client_id, subject_id, run_id);
select app.client_table('actions.receipt', 'select, insert');
