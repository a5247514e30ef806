-- Exercises: a simulated retailer that lives on a drill client's clock.
create schema exercises;
grant usage on schema exercises to bw_app, bw_dispatcher;

-- The world outside, as far as it has been played. Everything else about it follows from the
-- seed: a simulation killed anywhere goes on from its last committed step.
create table exercises.simulation (
  client_id uuid not null primary key references tenancy.client (client_id),
  seed text not null check (length(seed) between 1 and 100),
  orders_per_day integer not null check (orders_per_day between 1 and 100000),
  -- The opening stock speaks of this instant; the history ends here and the play begins.
  opens_at timestamptz not null,
  -- It is played up to here before anybody looks, as fast as the machine allows.
  ready_at timestamptz not null check (ready_at >= opens_at),
  history_days integer not null check (history_days between 1 and 60),
  state text not null check (state in ('setting_up', 'running', 'paused')),
  is_furnished boolean not null default false,
  history_done integer not null default 0 check (history_done >= 0),
  history_total integer,
  sim_at timestamptz not null,
  -- Simulated seconds for one real second.
  rate double precision not null check (rate between 0 and 100000),
  -- Real time of the last step: while no server runs, the world stands still.
  stepped_at timestamptz not null default clock_timestamp(),
  scenario text,
  scenario_starts_at timestamptz,
  -- By site code: up to when its people are at work on what they have begun.
  busy_until jsonb not null default '{}',
  check ((scenario is null) = (scenario_starts_at is null))
);
select app.client_table('exercises.simulation', 'select, insert, update');
select app.dispatcher_table('exercises.simulation', 'select');

-- A parcel on the road and when it arrives; what never arrives has no row.
create table exercises.parcel (
  client_id uuid not null,
  shipment_id uuid not null,
  arrives_at timestamptz not null,
  primary key (client_id, shipment_id)
);
create index parcel_by_arrival on exercises.parcel (client_id, arrives_at);
select app.client_table('exercises.parcel', 'select, insert, delete');

-- What the simulated customers have written.
create table exercises.customer_mail (
  client_id uuid not null,
  message_id text not null check (length(message_id) between 1 and 300),
  order_id uuid not null,
  customer_id uuid,
  sent_at timestamptz not null,
  from_name text not null,
  from_email text not null,
  language text not null,
  subject text not null,
  body text not null,
  primary key (client_id, message_id)
);
create index customer_mail_by_time on exercises.customer_mail (client_id, sent_at desc, message_id);
create index customer_mail_by_customer on exercises.customer_mail (client_id, customer_id);
select app.client_table('exercises.customer_mail', 'select, insert, delete');
