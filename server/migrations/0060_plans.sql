-- Plans: playbooks, versioned. A published version never changes; crises pin its hash.
create schema plans;
grant usage on schema plans to bw_app;

create table plans.playbook_version (
  client_id uuid not null references tenancy.client (client_id),
  version_id uuid not null,
  playbook text not null check (playbook ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version integer not null check (version > 0),
  title text not null,
  crisis_type text not null,
  source text not null,
  sha256 text not null check (length(sha256) = 64),
  state text not null check (state in ('draft', 'published', 'retired')),
  origin text not null check (origin in ('library', 'client')),
  made_by uuid,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (client_id, version_id),
  unique (client_id, playbook, version)
);
create unique index playbook_published on plans.playbook_version (client_id, playbook) where state = 'published';
select app.client_table('plans.playbook_version', 'select, insert, update');
