-- Items, sites, lots and stock. A movement ledger with balances kept beside it.
create schema inventory;
grant usage on schema inventory to bw_app;

create table inventory.item (
  client_id uuid not null,
  item_id uuid not null,
  sku text not null check (length(sku) between 1 and 200),
  title text not null,
  category text,
  supplier_code text,
  weight_grams integer check (weight_grams >= 0),
  is_perishable boolean not null default false,
  price_minor bigint check (price_minor >= 0),
  primary key (client_id, item_id),
  unique (client_id, sku)
);
select app.client_table('inventory.item', 'select, insert, update');

create table inventory.site (
  client_id uuid not null,
  site_id uuid not null,
  code text not null check (length(code) between 1 and 200),
  name text not null,
  -- A drop-ship site is a seller who sends from stock we do not see: it has no stock rows.
  kind text not null check (kind in ('warehouse', 'store', 'drop_ship')),
  country text check (country ~ '^[A-Z]{2}$'),
  city text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  time_zone text not null default 'UTC',
  capacity_units_per_day integer not null default 1000000 check (capacity_units_per_day >= 0),
  cut_off time not null default '15:00',
  -- ISO weekdays on which it ships, 1 = Monday.
  working_days integer[] not null default '{1,2,3,4,5}',
  handling_minor_per_unit integer not null default 0 check (handling_minor_per_unit >= 0),
  closed_at timestamptz,
  closed_reason text,
  primary key (client_id, site_id),
  unique (client_id, code),
  check ((closed_at is null) = (closed_reason is null))
);
select app.client_table('inventory.site', 'select, insert, update');

create table inventory.lot (
  client_id uuid not null,
  lot_id uuid not null,
  item_id uuid not null,
  code text not null check (length(code) between 1 and 200),
  made_on date,
  expires_on date,
  quarantined_at timestamptz,
  primary key (client_id, lot_id),
  unique (client_id, item_id, code),
  foreign key (client_id, item_id) references inventory.item (client_id, item_id)
);
select app.client_table('inventory.lot', 'select, insert, update');

-- What has happened to stock; append-only. Every balance is the sum of its movements.
create table inventory.movement (
  client_id uuid not null,
  movement_id uuid not null,
  site_id uuid not null,
  item_id uuid not null,
  lot_id uuid,
  units integer not null check (units <> 0),
  kind text not null check (kind in ('received', 'shipped', 'adjusted', 'transferred', 'returned', 'lost')),
  reason text,
  -- What caused it: a shipment, a purchase order, a run, an outside document's key.
  source_id text not null,
  at timestamptz not null,
  actor_id uuid,
  primary key (client_id, movement_id),
  foreign key (client_id, site_id) references inventory.site (client_id, site_id),
  foreign key (client_id, item_id) references inventory.item (client_id, item_id),
  foreign key (client_id, lot_id) references inventory.lot (client_id, lot_id)
);
-- The same document sent twice moves nothing twice.
create unique index movement_once on inventory.movement
  (client_id, source_id, kind, item_id, site_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'));
create index movement_by_stock on inventory.movement (client_id, item_id, site_id, movement_id);
select app.client_table('inventory.movement', 'select, insert');

-- Balance of an item at a site. free = on_hand - quarantined - reserved.
create table inventory.stock (
  client_id uuid not null,
  site_id uuid not null,
  item_id uuid not null,
  on_hand integer not null default 0 check (on_hand >= 0),
  quarantined integer not null default 0 check (quarantined >= 0 and quarantined <= on_hand),
  reserved integer not null default 0 check (reserved >= 0),
  -- Never promise what is not there: the database itself refuses to oversell.
  constraint never_oversold check (reserved <= on_hand),
  primary key (client_id, item_id, site_id),
  foreign key (client_id, site_id) references inventory.site (client_id, site_id),
  foreign key (client_id, item_id) references inventory.item (client_id, item_id)
);
create index stock_by_site on inventory.stock (client_id, site_id, item_id);
select app.client_table('inventory.stock', 'select, insert, update');

-- Balance by lot; sums to inventory.stock.on_hand together with stock that has no lot.
create table inventory.lot_stock (
  client_id uuid not null,
  site_id uuid not null,
  item_id uuid not null,
  lot_id uuid not null,
  on_hand integer not null default 0 check (on_hand >= 0),
  primary key (client_id, item_id, site_id, lot_id),
  foreign key (client_id, lot_id) references inventory.lot (client_id, lot_id),
  foreign key (client_id, item_id, site_id) references inventory.stock (client_id, item_id, site_id)
);
create index lot_stock_by_lot on inventory.lot_stock (client_id, lot_id);
select app.client_table('inventory.lot_stock', 'select, insert, update');

-- Units of a site promised to an order line. Terminal once.
create table inventory.reservation (
  client_id uuid not null,
  reservation_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  item_id uuid not null,
  site_id uuid not null,
  units integer not null check (units > 0),
  state text not null default 'open' check (state in ('open', 'consumed', 'released')),
  -- Where the promised units are while it is open: the same word as the line's bucket.
  stage text not null default 'allocated' check (stage in ('allocated', 'released', 'picked', 'packed')),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (client_id, reservation_id),
  foreign key (client_id, item_id, site_id) references inventory.stock (client_id, item_id, site_id),
  check ((state = 'open') = (ended_at is null))
);
create index reservation_by_order on inventory.reservation (client_id, order_id, line_id);
create index reservation_open on inventory.reservation (client_id, site_id, item_id) where state = 'open';
select app.client_table('inventory.reservation', 'select, insert, update');
