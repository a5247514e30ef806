import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { stockKey, sumByStock } from './reserve.ts';
import { BALANCE_UNITS_MAX, type MOVEMENT_KINDS } from './schema.ts';

/** Units that came (positive) or went (negative), by ids. */
export type Movement = {
  itemId: string;
  siteId: string;
  lotId: string | null;
  units: number;
  kind: (typeof MOVEMENT_KINDS)[number];
  reason?: string;
  /** What caused it. One source moves one stock (item, site, lot, kind) only once. */
  sourceId: string;
};

export type RecordedMovements = { recordedCount: number; repeatedCount: number };

type Balance = { itemId: string; siteId: string; onHand: number; quarantined: number; reserved: number };

/**
 * Write movements into the ledger and bring the balances along, in the caller's
 * transaction: the ledger proves the balance at every commit.
 *
 * Repeats of a source change nothing. Either all of the others are written, or none.
 *
 * @throws 409 `inventory.below_zero` when more would go than is there.
 * @throws 409 `inventory.stock_promised` when what would go is promised to orders.
 */
export async function recordMovements(ctx: Ctx, movements: readonly Movement[]): Promise<RecordedMovements> {
  if (movements.length === 0) return { recordedCount: 0, repeatedCount: 0 };
  const balances = await lockBalances(ctx, movements);
  const recorded = await writeLedger(ctx, movements);
  const quarantined = await findQuarantined(ctx, recorded);
  refuseImpossible(balances, recorded, quarantined);
  await moveLots(ctx, recorded.filter((one) => one.lotId !== null));
  await moveStock(ctx, recorded, quarantined);
  return { recordedCount: recorded.length, repeatedCount: movements.length - recorded.length };
}

/** The balances concerned, made at zero where they are new, locked in id order. */
async function lockBalances(ctx: Ctx, movements: readonly Movement[]): Promise<Map<string, Balance>> {
  const rows = sumByStock(movements);
  const items = rows.map((row) => row.itemId);
  const sites = rows.map((row) => row.siteId);
  await execute(ctx, sql`
    insert into inventory.stock (client_id, item_id, site_id)
    select c.client_id, n.* from tenancy.client c, unnest(${items}::uuid[], ${sites}::uuid[]) as n
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  const locked = await query<Balance>(ctx, sql`
    select s.item_id as "itemId", s.site_id as "siteId", s.on_hand as "onHand", s.quarantined, s.reserved
    from inventory.stock s
    where s.client_id = ${ctx.clientId}
      and (s.item_id, s.site_id) in (select n.item_id, n.site_id from unnest(${items}::uuid[], ${sites}::uuid[]) as n (item_id, site_id))
    order by s.item_id, s.site_id
    for no key update`);
  return new Map(locked.map((row) => [stockKey(row), row]));
}

async function writeLedger(ctx: Ctx, movements: readonly Movement[]): Promise<Movement[]> {
  const rows = movements.map((one) => ({ ...one, movementId: newId() }));
  const written = await query<{ movement_id: string }>(ctx, sql`
    insert into inventory.movement (client_id, movement_id, site_id, item_id, lot_id, units, kind, reason, source_id, at, actor_id)
    select c.client_id, n."movementId", n."siteId", n."itemId", n."lotId", n.units, n.kind, n.reason, n."sourceId", ${ctx.now}, ${ctx.actor.id}::uuid
    from tenancy.client c, json_to_recordset(${JSON.stringify(rows)}::json) as n
      ("movementId" uuid, "siteId" uuid, "itemId" uuid, "lotId" uuid, units int, kind text, reason text, "sourceId" text)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing
    returning movement_id`);
  const fresh = new Set(written.map((row) => row.movement_id));
  return rows.filter((row) => fresh.has(row.movementId));
}

/** Which of the lots concerned are quarantined; whoever quarantines holds the same stock locks. */
async function findQuarantined(ctx: Ctx, recorded: readonly Movement[]): Promise<ReadonlySet<string>> {
  const lotIds = [...new Set(recorded.flatMap((one) => (one.lotId === null ? [] : [one.lotId])))];
  if (lotIds.length === 0) return new Set();
  const rows = await query<{ lot_id: string }>(ctx, sql`
    select l.lot_id from inventory.lot l where l.client_id = ${ctx.clientId} and l.lot_id = any(${lotIds}::uuid[]) and l.quarantined_at is not null`);
  return new Set(rows.map((row) => row.lot_id));
}

function refuseImpossible(balances: ReadonlyMap<string, Balance>, recorded: readonly Movement[], quarantinedLots: ReadonlySet<string>): void {
  const quarantinedUnits = quarantinedSums(recorded, quarantinedLots);
  for (const sum of sumByStock(recorded)) {
    const balance = balances.get(stockKey(sum))!;
    const onHand = balance.onHand + sum.units;
    const quarantined = balance.quarantined + (quarantinedUnits.get(stockKey(sum)) ?? 0);
    const where = { itemId: sum.itemId, siteId: sum.siteId, onHandUnits: balance.onHand, movedUnits: sum.units, reservedUnits: balance.reserved };
    if (onHand < 0 || quarantined < 0) throw refused('inventory.below_zero', `${-sum.units} units cannot leave a stock of ${balance.onHand}.`, 'Correct the units, or record first what came in.', where);
    if (onHand < quarantined) throw refused('inventory.quarantined', `${-sum.units} units cannot leave a stock of ${balance.onHand} of which ${quarantined} are quarantined.`, 'Name the quarantined lot if it is the one that leaves.', where);
    if (onHand < balance.reserved) throw refused('inventory.stock_promised', `${-sum.units} units cannot leave a stock of ${balance.onHand} of which ${balance.reserved} are promised to orders.`, 'Take the units back from their orders first (re-plan the backlog without this site), then record the movement again.', where);
    if (onHand > BALANCE_UNITS_MAX) throw refused('inventory.beyond_limit', `A stock cannot hold more than ${BALANCE_UNITS_MAX} units.`, 'Correct the units.', where);
  }
}

/** What moves of a quarantined lot moves the quarantined units of its stock too. */
function quarantinedSums(recorded: readonly Movement[], quarantinedLots: ReadonlySet<string>): Map<string, number> {
  return new Map(sumByStock(recorded.filter((one) => one.lotId !== null && quarantinedLots.has(one.lotId))).map((sum) => [stockKey(sum), sum.units]));
}

async function moveStock(ctx: Ctx, recorded: readonly Movement[], quarantinedLots: ReadonlySet<string>): Promise<void> {
  const quarantinedUnits = quarantinedSums(recorded, quarantinedLots);
  const rows = sumByStock(recorded).map((sum) => ({ ...sum, quarantined: quarantinedUnits.get(stockKey(sum)) ?? 0 }));
  if (rows.length === 0) return;
  await execute(ctx, sql`
    update inventory.stock s set on_hand = s.on_hand + n.units, quarantined = s.quarantined + n.quarantined
    from json_to_recordset(${JSON.stringify(rows)}::json) as n ("itemId" uuid, "siteId" uuid, units int, quarantined int)
    where s.client_id = ${ctx.clientId} and s.item_id = n."itemId" and s.site_id = n."siteId"`);
}

/**
 * Lots are protected by the lock on their stock.
 *
 * @throws 409 `inventory.below_zero` when more of a lot would go than is there.
 */
async function moveLots(ctx: Ctx, recorded: readonly Movement[]): Promise<void> {
  if (recorded.length === 0) return;
  const sums = new Map<string, { itemId: string; siteId: string; lotId: string; units: number }>();
  for (const { itemId, siteId, lotId, units } of recorded) {
    const sum = sums.get(`${lotId} ${siteId}`);
    if (sum) sum.units += units;
    else sums.set(`${lotId} ${siteId}`, { itemId, siteId, lotId: lotId!, units });
  }
  const rows = JSON.stringify([...sums.values()]);
  const columns = sql`as n ("itemId" uuid, "siteId" uuid, "lotId" uuid, units int)`;
  await execute(ctx, sql`
    insert into inventory.lot_stock (client_id, item_id, site_id, lot_id)
    select c.client_id, n."itemId", n."siteId", n."lotId" from tenancy.client c, json_to_recordset(${rows}::json) ${columns}
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  const moved = await execute(ctx, sql`
    update inventory.lot_stock ls set on_hand = ls.on_hand + n.units
    from json_to_recordset(${rows}::json) ${columns}
    where ls.client_id = ${ctx.clientId} and ls.item_id = n."itemId" and ls.site_id = n."siteId" and ls.lot_id = n."lotId" and ls.on_hand + n.units >= 0`);
  if (moved !== sums.size) throw refused('inventory.below_zero', 'More units would leave a lot than it has at that site.', 'Correct the lot or the units.');
}
