-- People who buy. The only place, with messages, that holds personal data.
create schema customers;
grant usage on schema customers to bw_app;

create table customers.customer (
  client_id uuid not null,
  customer_id uuid not null,
  -- The channel's own id, or the mail address where it has none: what makes two orders one customer.
  identity text not null,
  name text,
  email text,
  phone text,
  language text,
  country text check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null default clock_timestamp(),
  erased_at timestamptz,
  primary key (client_id, customer_id),
  unique (client_id, identity)
);
create index customer_email on customers.customer (client_id, email) where email is not null;
select app.client_table('customers.customer', 'select, insert, update');

-- An order's addresses, kept apart from the order so that erasure is one verb.
create table customers.address (
  client_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('shipping', 'billing')),
  customer_id uuid,
  name text, line1 text, line2 text, city text, postcode text, region text,
  country text check (country ~ '^[A-Z]{2}$'),
  phone text,
  primary key (client_id, order_id, kind)
);
create index address_by_customer on customers.address (client_id, customer_id) where customer_id is not null;
select app.client_table('customers.address', 'select, insert, update, delete');
