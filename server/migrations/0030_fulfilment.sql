-- Fulfilment: carriers and lanes, plans (re-plan of the backlog), shipments.
create schema fulfilment;
grant usage on schema fulfilment to bw_app;

create table fulfilment.carrier (
  client_id uuid not null,
  carrier_id uuid not null,
  code text not null,
  name text not null,
  suspended_at timestamptz,
  primary key (client_id, carrier_id),
  unique (client_id, code)
);
select app.client_table('fulfilment.carrier', 'select, insert, update');

-- How long and how dear from a site's country to a customer's country.
create table fulfilment.lane (
  client_id uuid not null,
  carrier_id uuid not null,
  from_country text not null check (from_country ~ '^[A-Z]{2}$'),
  to_country text not null check (to_country ~ '^[A-Z]{2}$'),
  transit_days integer not null check (transit_days between 0 and 365),
  parcel_minor integer not null check (parcel_minor >= 0),
  primary key (client_id, from_country, to_country, carrier_id),
  foreign key (client_id, carrier_id) references fulfilment.carrier (client_id, carrier_id)
);
select app.client_table('fulfilment.lane', 'select, insert, update, delete');

-- A computed plan, as it was shown. Applying it revalidates each move under lock.
create table fulfilment.plan (
  client_id uuid not null,
  plan_id uuid not null,
  as_of timestamptz not null,
  made_at timestamptz not null default clock_timestamp(),
  scope jsonb not null,
  state text not null check (state in ('computing', 'ready', 'failed', 'applied', 'expired')),
  error text,
  compute_ms integer,
  totals jsonb,
  actor_id uuid,
  primary key (client_id, plan_id)
);
select app.client_table('fulfilment.plan', 'select, insert, update');

-- One row per line and target site; units 0 with a null site: stays short.
create table fulfilment.plan_move (
  client_id uuid not null,
  plan_id uuid not null,
  move_no integer not null,
  order_id uuid not null,
  line_id uuid not null,
  order_version integer not null,
  from_site_id uuid,
  to_site_id uuid,
  units integer not null check (units >= 0),
  ship_on date,
  arrives_on date,
  promised_before timestamptz,
  promised_after timestamptz,
  change text not null check (change in ('same', 'moved', 'filled', 'short', 'unfilled')),
  why text not null,
  why_facts jsonb not null default '{}',
  primary key (client_id, plan_id, move_no),
  foreign key (client_id, plan_id) references fulfilment.plan (client_id, plan_id)
);
create index plan_move_by_order on fulfilment.plan_move (client_id, plan_id, order_id);
select app.client_table('fulfilment.plan_move', 'select, insert, delete');

create table fulfilment.shipment (
  client_id uuid not null,
  shipment_id uuid not null,
  order_id uuid not null,
  site_id uuid not null,
  carrier_id uuid,
  tracking text,
  state text not null check (state in ('released', 'picked', 'packed', 'shipped', 'delivered', 'exception', 'returned', 'cancelled')),
  ship_on date,
  released_at timestamptz not null,
  shipped_at timestamptz,
  delivered_at timestamptz,
  primary key (client_id, shipment_id),
  foreign key (client_id, order_id) references orders.customer_order (client_id, order_id)
);
create index shipment_by_order on fulfilment.shipment (client_id, order_id);
create index shipment_working on fulfilment.shipment (client_id, site_id, state) where state in ('released', 'picked', 'packed');
create index shipment_travelling on fulfilment.shipment (client_id, shipped_at) where state = 'shipped';
select app.client_table('fulfilment.shipment', 'select, insert, update');

create table fulfilment.shipment_line (
  client_id uuid not null,
  shipment_id uuid not null,
  line_id uuid not null,
  reservation_id uuid,
  lot_id uuid,
  units integer not null check (units > 0),
  primary key (client_id, shipment_id, line_id),
  foreign key (client_id, shipment_id) references fulfilment.shipment (client_id, shipment_id),
  foreign key (client_id, line_id) references orders.line (client_id, line_id)
);
create index shipment_line_by_line on fulfilment.shipment_line (client_id, line_id);
select app.client_table('fulfilment.shipment_line', 'select, insert');
