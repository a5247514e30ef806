-- What the backlog page filters and sorts by. Each order of the list has an index that
-- holds every plain filter as well, so that a page is found by walking the index alone: even
-- a filter that nothing matches costs one reading of the index and not of the table.
-- Rejected: an index for each pair of filter and order (24 of them to write for every order
-- received), and leaving it to the planner (a list by promise of what was placed today would
-- read a million orders from the table before the first match).

alter table orders.customer_order
  -- As one ascending key: without a promise comes last.
  add column due_at timestamptz not null generated always as (coalesce(promised_at, 'infinity')) stored,
  -- The same for priority: 0 goes first.
  add column rank smallint not null generated always as (9 - priority) stored,
  -- Served by several sites; `site_id` is null then, as it is when no site serves it yet.
  add column is_split boolean not null default false;

create index backlog_by_promise on orders.customer_order (client_id, due_at, order_id)
  include (stage, site_id, is_split, channel, country, is_held, placed_at, rank, flags) where is_open;
create index backlog_by_placed on orders.customer_order (client_id, placed_at, order_id)
  include (stage, site_id, is_split, channel, country, is_held, due_at, rank, flags) where is_open;
create index backlog_by_rank on orders.customer_order (client_id, rank, due_at, order_id)
  include (stage, site_id, is_split, channel, country, is_held, placed_at, flags) where is_open;
create index backlog_by_value on orders.customer_order (client_id, total_minor, order_id)
  include (stage, site_id, is_split, channel, country, is_held, placed_at, due_at, rank, flags) where is_open;
-- Few orders have a flag, and the planner cannot know how few have this one.
create index backlog_flagged on orders.customer_order (client_id, due_at, order_id)
  include (stage, site_id, is_split, channel, country, is_held, placed_at, rank, flags) where is_open and flags <> '{}';
-- Closed ones and all: by the day they were placed.
create index history_by_placed on orders.customer_order (client_id, placed_at, order_id)
  include (is_open, stage, site_id, is_split, channel, country, is_held, due_at, rank, flags);
drop index orders.order_open_by_placed, orders.order_by_placed;

create index order_split on orders.customer_order (client_id, order_id) where is_split;

-- Search by the beginning; "C" because only there a beginning is a range of the index.
create index order_number_begins on orders.customer_order (client_id, number collate "C");
create index order_external_begins on orders.customer_order (client_id, external_id collate "C");

-- Scopes by site and lot.
create index reservation_by_site on inventory.reservation (client_id, site_id, order_id) where state <> 'released';
create index line_by_fixed_site on orders.line (client_id, fixed_site_id, order_id) where fixed_site_id is not null;
create index line_waiting_for_site on orders.line (client_id, fixed_site_id, order_id) where fixed_site_id is not null and unallocated + backordered > 0;
create index line_by_lot on orders.line (client_id, lot_code, order_id) where lot_code is not null;
create index line_by_seller on orders.line (client_id, seller_code, order_id) where seller_code is not null;
create index movement_by_lot on inventory.movement (client_id, lot_id) where lot_id is not null and kind = 'shipped';
