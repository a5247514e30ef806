-- Channels: what leaves the house, and what became of it. At most one delivery for one
-- recipient of one source; an effect whose result nobody knows is `unknown`, never repeated
-- unless its source says that a duplicate is better than a miss.
create schema channels;
grant usage on schema channels to bw_app, bw_dispatcher;

create table channels.delivery (
  client_id uuid not null,
  delivery_id uuid not null,
  -- Who asked for it: a notice, a status update, a subscription.
  source_kind text not null check (source_kind in ('notice', 'status_update', 'subscription')),
  source_id uuid not null,
  -- The customer or subscriber.
  recipient_id uuid not null,
  channel text not null check (channel in ('email')),
  transport text,
  address_hash text not null check (length(address_hash) = 64),
  duplicate_ok boolean not null default false,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed_temp', 'failed_perm', 'bounced', 'unknown', 'stopped')),
  attempts integer not null default 0,
  -- Real time: when it may be tried (again). Null: only when a person says so.
  next_at timestamptz default clock_timestamp(),
  lease_until timestamptz,
  -- Groups failures: 'smtp.550', 'connection', 'address'.
  cause text,
  -- The other side's words, without addresses in our own logs.
  answer text,
  sent_at timestamptz,
  resolved_by uuid,
  resolved_note text,
  queued_at timestamptz not null,
  primary key (client_id, delivery_id),
  unique (client_id, source_id, recipient_id, channel),
  check ((state = 'sending') = (lease_until is not null))
);
create index delivery_due on channels.delivery (client_id, next_at, delivery_id) where state in ('queued', 'failed_temp') and next_at is not null;
create index delivery_leased on channels.delivery (client_id, lease_until) where state = 'sending';
create index delivery_of_recipient on channels.delivery (client_id, recipient_id);
select app.client_table('channels.delivery', 'select, insert, update');
select app.dispatcher_table('channels.delivery', 'select');

-- The mail itself: the only part with personal data, deleted on erasure.
create table channels.mail (
  client_id uuid not null,
  delivery_id uuid not null,
  to_address text not null check (length(to_address) <= 254),
  language text not null,
  subject text not null check (subject !~ '[[:cntrl:]]'),
  text_body text not null,
  html_body text not null,
  unsubscribe_url text,
  primary key (client_id, delivery_id),
  foreign key (client_id, delivery_id) references channels.delivery (client_id, delivery_id)
);
create index mail_by_address on channels.mail (client_id, to_address);
select app.client_table('channels.mail', 'select, insert, delete');

-- Addresses we do not write to.
create table channels.suppression (
  client_id uuid not null,
  channel text not null check (channel in ('email')),
  address_hash text not null check (length(address_hash) = 64),
  -- `asked` does not stop safety notices; an address that does not exist stops everything.
  reason text not null check (reason in ('bounced', 'complaint', 'asked')),
  since timestamptz not null,
  primary key (client_id, channel, address_hash)
);
select app.client_table('channels.suppression', 'select, insert, update, delete');

create table channels.sender (
  client_id uuid not null references tenancy.client (client_id),
  from_name text not null check (length(from_name) between 1 and 100 and from_name !~ '[[:cntrl:]]'),
  from_address text not null check (length(from_address) <= 254),
  reply_to text check (length(reply_to) <= 254),
  primary key (client_id)
);
select app.client_table('channels.sender', 'select, insert, update');
