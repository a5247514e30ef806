import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';

/** Units of an item at a site that may be promised to somebody. */
export type FreeStock = { itemId: string; siteId: string; freeUnits: number };

/** A site that takes new work, with what ranks it. */
export type OpenSite = { siteId: string; code: string; country: string | null; latitude: number | null; longitude: number | null };

/** Units of a site for an order line. */
export type Want = { orderId: string; lineId: string; itemId: string; siteId: string; units: number };

export type Reserved = Want & { reservationId: string };

/**
 * The free stock of these items at all open sites, locked until the transaction ends: what
 * is read here can be reserved, nobody else gets in between.
 *
 * Sites are locked before stock, each in id order, everywhere: so two transactions neither
 * promise the same unit nor deadlock, and none promises stock of a site that another is
 * closing. Quarantined stock is not free. Stock of items that are nowhere is simply absent.
 *
 * Stock and orders are locked `for no key update`: a `for update` would also stop whoever
 * writes a row that refers to them, and those come in no order.
 */
export async function lockFreeStock(ctx: Ctx, itemIds: readonly string[]): Promise<{ sites: OpenSite[]; free: FreeStock[] }> {
  if (itemIds.length === 0) return { sites: [], free: [] };
  const sites = await lockOpenSites(ctx);
  const open = new Set(sites.map((site) => site.siteId));
  const rows = await query<FreeStock>(ctx, sql`
    select s.item_id as "itemId", s.site_id as "siteId", s.on_hand - s.quarantined - s.reserved as "freeUnits"
    from inventory.stock s
    where s.client_id = ${ctx.clientId} and s.item_id = any(${[...new Set(itemIds)]}::uuid[])
    order by s.item_id, s.site_id
    for no key update`);
  return { sites, free: rows.filter((row) => open.has(row.siteId) && row.freeUnits > 0) };
}

/**
 * Reserve what is still free of each want, in the order given: the first gets first.
 * Answers what was got, which may be fewer units than wanted or none: scarcity is an
 * outcome, not an error. Closed sites and quarantined stock give nothing.
 */
export async function reserveWhereFree(ctx: Ctx, wants: readonly Want[]): Promise<Reserved[]> {
  const { free } = await lockFreeStock(ctx, wants.map((want) => want.itemId));
  const left = new Map(free.map((row) => [stockKey(row), row.freeUnits]));
  const got = wants.flatMap((want) => {
    const units = Math.min(want.units, left.get(stockKey(want)) ?? 0);
    if (units <= 0) return [];
    left.set(stockKey(want), left.get(stockKey(want))! - units);
    return [{ ...want, units }];
  });
  return reserve(ctx, got);
}

/**
 * Reserve what was found free under `lockFreeStock` in this transaction.
 *
 * The condition stands in the UPDATE as well, so that even a caller without the lock cannot
 * oversell: it fails instead.
 *
 * @throws {Error} when the stock is not free: a defect of the caller.
 */
export async function reserve(ctx: Ctx, wants: readonly Want[]): Promise<Reserved[]> {
  if (wants.length === 0) return [];
  const sums = sumByStock(wants);
  const changed = await execute(ctx, sql`
    update inventory.stock s set reserved = s.reserved + u.units
    from unnest(${sums.map((sum) => sum.itemId)}::uuid[], ${sums.map((sum) => sum.siteId)}::uuid[], ${sums.map((sum) => sum.units)}::int[]) as u (item_id, site_id, units)
    where s.client_id = ${ctx.clientId} and s.item_id = u.item_id and s.site_id = u.site_id
      and s.on_hand - s.quarantined - s.reserved >= u.units`);
  if (changed !== sums.length) throw new Error(`${sums.length - changed} stock rows were not free: reserve() needs the rows of lockFreeStock()`);

  const reserved = wants.map((want) => ({ ...want, reservationId: newId() }));
  await execute(ctx, sql`
    insert into inventory.reservation (client_id, reservation_id, order_id, line_id, item_id, site_id, units, made_at)
    select c.client_id, r.*, ${ctx.now}
    from tenancy.client c, unnest(
      ${reserved.map((one) => one.reservationId)}::uuid[], ${reserved.map((one) => one.orderId)}::uuid[], ${reserved.map((one) => one.lineId)}::uuid[],
      ${reserved.map((one) => one.itemId)}::uuid[], ${reserved.map((one) => one.siteId)}::uuid[], ${reserved.map((one) => one.units)}::int[]) as r
    where c.client_id = ${ctx.clientId}`);
  return reserved;
}

async function lockOpenSites(ctx: Ctx): Promise<OpenSite[]> {
  return query<OpenSite>(ctx, sql`
    select w.site_id as "siteId", w.code, w.country, w.latitude, w.longitude
    from inventory.site w
    where w.client_id = ${ctx.clientId} and w.kind <> 'drop_ship' and w.closed_at is null
    order by w.site_id
    for share`);
}

type StockUnits = { itemId: string; siteId: string; units: number };

/** One row a stock balance, in the order in which balances are locked. */
export function sumByStock(rows: readonly StockUnits[]): StockUnits[] {
  const sums = new Map<string, StockUnits>();
  for (const { itemId, siteId, units } of rows) {
    const sum = sums.get(stockKey({ itemId, siteId }));
    if (sum) sum.units += units;
    else sums.set(stockKey({ itemId, siteId }), { itemId, siteId, units });
  }
  return [...sums.values()].toSorted((one, other) => (stockKey(one) < stockKey(other) ? -1 : 1));
}

export function stockKey(row: { itemId: string; siteId: string }): string {
  return `${row.itemId} ${row.siteId}`;
}
