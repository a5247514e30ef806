-- Files on their way in: what an import needs to be worked in batches by whoever is alive.
alter table orders.import
  -- How the file is to be read where it does not say so itself.
  add column options jsonb not null default '{}',
  add column mapping_name text,
  -- What a rejects file has to begin with.
  add column header text not null default '',
  -- How many orders and problems of the file are behind the last committed batch. The
  -- reader gives the same ones in the same order every time, so this is the position.
  add column items_read integer not null default 0,
  add column orders_stale integer not null default 0,
  add column orders_refused integer not null default 0,
  -- Time spent on committed batches: the rate is taken over it, not over pauses.
  add column worked_ms bigint not null default 0,
  -- Who works it. A batch commits only under its own lease, so of two workers one stops.
  add column lease_id uuid,
  add column leased_until timestamptz,
  add column requested_at timestamptz not null default clock_timestamp();

-- The same file at most once at a time.
create unique index import_under_way on orders.import (client_id, sha256) where state in ('uploaded', 'running');
-- What a killed worker left behind is due when its lease ends.
create index import_due on orders.import (leased_until) where state = 'running';
select app.dispatcher_table('orders.import', 'select');

-- The files beside the orders file, by their name in the mapping.
create table orders.import_file (
  client_id uuid not null,
  import_id uuid not null,
  name text not null,
  sha256 text not null,
  bytes bigint not null,
  primary key (client_id, import_id, name),
  foreign key (client_id, import_id) references orders.import (client_id, import_id)
);
select app.client_table('orders.import_file', 'select, insert, update');

-- A delivery is looked up by the shop's address alone, before its client is known.
create index shop_by_id on orders.shop (shop_id);
