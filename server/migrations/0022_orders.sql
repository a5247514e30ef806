-- Orders: intake, life cycle, holds. Status is derived from line quantities, never set alone.
create schema orders;
grant usage on schema orders to bw_app;

create table orders.customer_order (
  client_id uuid not null,
  order_id uuid not null,
  channel text not null,
  external_id text not null,
  number text not null,
  customer_id uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  placed_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  -- As the platform states them; `flags` says where they do not add up.
  subtotal_minor bigint, shipping_minor bigint, tax_minor bigint, discount_minor bigint,
  total_minor bigint not null,
  original_promised_at timestamptz,
  promised_at timestamptz,
  shipping_service text,
  priority smallint not null default 0 check (priority between 0 and 9),
  country text,
  language text,
  -- The state at the client's clock. What an import already knows of the future stands in
  -- the instants below; `next_change_at` is the first of them that the clock has not reached.
  stage text not null check (stage in ('awaiting_approval', 'waiting', 'backordered', 'allocated', 'released', 'packed', 'shipped', 'delivered', 'cancelled', 'unavailable')),
  is_open boolean not null generated always as (stage in ('awaiting_approval', 'waiting', 'backordered', 'allocated', 'released', 'packed')) stored,
  is_held boolean not null default false,
  approved_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  unavailable boolean not null default false,
  source_status text,
  source_updated_at timestamptz,
  next_change_at timestamptz,
  -- A history: its source told how it ended before we ever worked on it. Its line quantities
  -- follow its instants and the clock, in both directions, and it takes no stock.
  follows_source boolean not null default false,
  -- Of what the source last said: equal means that nothing changed.
  content_hash text not null,
  -- Sums over the lines, kept in the same transaction.
  line_count integer not null default 0,
  units integer not null default 0,
  units_open integer not null default 0 check (units_open >= 0),
  -- The one site that serves it, or null when there is none or several.
  site_id uuid,
  ship_complete boolean not null default false,
  flags text[] not null default '{}',
  tags text[] not null default '{}',
  note text,
  version integer not null default 1,
  primary key (client_id, order_id),
  unique (client_id, channel, external_id)
);
select app.client_table('orders.customer_order', 'select, insert, update');
create index order_open_by_promise on orders.customer_order (client_id, promised_at, order_id) where is_open;
create index order_open_by_placed on orders.customer_order (client_id, placed_at, order_id) where is_open;
create index order_by_placed on orders.customer_order (client_id, placed_at, order_id);
create index order_by_number on orders.customer_order (client_id, number);
create index order_by_customer on orders.customer_order (client_id, customer_id) where customer_id is not null;
create index order_changing on orders.customer_order (client_id, next_change_at) where next_change_at is not null;

-- Up to where on the client's clock its orders have been brought. A clock that reads earlier
-- was set back.
create table orders.followed_clock (
  client_id uuid not null primary key references tenancy.client (client_id),
  followed_at timestamptz not null
);
select app.client_table('orders.followed_clock', 'select, insert, update');

create table orders.line (
  client_id uuid not null,
  line_id uuid not null,
  order_id uuid not null,
  position integer not null check (position > 0),
  external_id text,
  item_id uuid,
  sku text,
  title text not null,
  seller_code text,
  lot_code text,
  -- The site that has to send it, when the platform (or the seller) has decided.
  fixed_site_id uuid,
  unit_price_minor bigint not null,
  requires_shipping boolean not null default true,
  ordered integer not null check (ordered > 0),
  unallocated integer not null default 0 check (unallocated >= 0),
  backordered integer not null default 0 check (backordered >= 0),
  allocated integer not null default 0 check (allocated >= 0),
  released integer not null default 0 check (released >= 0),
  picked integer not null default 0 check (picked >= 0),
  packed integer not null default 0 check (packed >= 0),
  shipped integer not null default 0 check (shipped >= 0),
  cancelled integer not null default 0 check (cancelled >= 0),
  constraint every_unit_somewhere check (ordered = unallocated + backordered + allocated + released + picked + packed + shipped + cancelled),
  primary key (client_id, line_id),
  unique (client_id, order_id, position),
  foreign key (client_id, order_id) references orders.customer_order (client_id, order_id)
);
create index line_by_item on orders.line (client_id, item_id) where item_id is not null;
create index line_by_sku on orders.line (client_id, sku);
select app.client_table('orders.line', 'select, insert, update, delete');

create table orders.payment (
  client_id uuid not null,
  payment_id uuid not null,
  order_id uuid not null,
  method text not null,
  amount_minor bigint not null,
  state text not null,
  reference text,
  primary key (client_id, payment_id),
  foreign key (client_id, order_id) references orders.customer_order (client_id, order_id)
);
create index payment_by_order on orders.payment (client_id, order_id);
-- What the channel last said of its payments, replaced as a whole; not a ledger.
select app.client_table('orders.payment', 'select, insert, delete');

create table orders.hold (
  client_id uuid not null,
  hold_id uuid not null,
  order_id uuid not null,
  reason text not null check (reason in ('AWAITING_PAYMENT', 'HIGH_RISK_OF_FRAUD', 'INCORRECT_ADDRESS', 'INVENTORY_OUT_OF_STOCK', 'UNKNOWN_DELIVERY_DATE', 'AWAITING_RETURN_ITEMS', 'RECALL', 'CRISIS', 'OTHER')),
  note text,
  run_id uuid,
  held_at timestamptz not null,
  held_by uuid,
  released_at timestamptz,
  released_by uuid,
  primary key (client_id, hold_id),
  foreign key (client_id, order_id) references orders.customer_order (client_id, order_id)
);
create index hold_open on orders.hold (client_id, order_id) where released_at is null;
select app.client_table('orders.hold', 'select, insert, update');

-- A file on its way in. Counts are kept in the same transaction as the rows they count, so
-- an import killed anywhere goes on behind its last committed batch.
create table orders.import (
  client_id uuid not null,
  import_id uuid not null,
  file_name text not null,
  format text not null,
  mapping text,
  sha256 text not null,
  bytes_total bigint not null,
  state text not null check (state in ('uploaded', 'running', 'done', 'failed', 'cancelled')),
  bytes_read bigint not null default 0,
  orders_read integer not null default 0,
  orders_new integer not null default 0,
  orders_unchanged integer not null default 0,
  orders_changed integer not null default 0,
  rows_bad integer not null default 0,
  error text,
  started_at timestamptz not null,
  finished_at timestamptz,
  actor_id uuid,
  primary key (client_id, import_id)
);
select app.client_table('orders.import', 'select, insert, update');

create table orders.import_problem (
  client_id uuid not null,
  import_id uuid not null,
  problem_no integer not null,
  file text not null,
  row_no integer not null,
  column_name text,
  value text,
  reason text not null,
  raw text,
  primary key (client_id, import_id, problem_no),
  foreign key (client_id, import_id) references orders.import (client_id, import_id)
);
select app.client_table('orders.import_problem', 'select, insert');

-- Deliveries of a shop's webhooks, so that a copy changes nothing.
create table orders.webhook_delivery (
  client_id uuid not null,
  platform text not null,
  delivery_key text not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (client_id, platform, delivery_key)
);
select app.client_table('orders.webhook_delivery', 'select, insert');

-- Where a shop may send webhooks, and the secret its signatures are checked with.
create table orders.shop (
  client_id uuid not null,
  shop_id uuid not null,
  platform text not null check (platform in ('shopify', 'woocommerce')),
  channel text not null,
  secret text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (client_id, shop_id),
  unique (client_id, channel)
);
select app.client_table('orders.shop', 'select, insert, update, delete');
select app.dispatcher_table('orders.shop', 'select');
grant usage on schema orders to bw_dispatcher;
