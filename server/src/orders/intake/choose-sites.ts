import type { FreeStock, OpenSite, Want } from '../../inventory/index.ts';
import { countryCentre, distanceKm } from './country-centres.ts';

/** Units that an order line needs from stock. */
export type Need = {
  orderId: string;
  lineId: string;
  itemId: string;
  units: number;
  /** The one site it has to come from, or null for any. */
  siteId: string | null;
};

/** Free units, counted down while orders are served one after the other. */
export type FreeLedger = { sites: readonly OpenSite[]; take(itemId: string, siteId: string, units: number): void; left(itemId: string, siteId: string): number };

export function openLedger(stock: { sites: readonly OpenSite[]; free: readonly FreeStock[] }): FreeLedger {
  const units = new Map(stock.free.map((row) => [`${row.itemId} ${row.siteId}`, row.freeUnits]));
  return {
    sites: stock.sites,
    left: (itemId, siteId) => units.get(`${itemId} ${siteId}`) ?? 0,
    take: (itemId, siteId, taken) => void units.set(`${itemId} ${siteId}`, (units.get(`${itemId} ${siteId}`) ?? 0) - taken),
  };
}

/**
 * Where an order's units come from, at once and without regard to other orders: from one
 * site that has everything (one parcel), the nearest first; otherwise from the site that
 * covers most of what is left, again and again, until nothing is found. Never more units
 * than needed, never more than free; what is missing is simply not in the answer.
 *
 * Near is the customer's country, then the distance to it; a re-plan of the backlog weighs
 * lanes, cost and capacity.
 * Lines that share an item share its stock.
 */
export function chooseSites(needs: readonly Need[], ledger: FreeLedger, country: string | null): Want[] {
  const missing = new Map(needs.map((need) => [need.lineId, need.units]));
  const wants: Want[] = [];
  const candidates = rankSites(ledger.sites, country);

  const coverAt = (siteId: string): Want[] => {
    const used = new Map<string, number>();
    return needs.flatMap((need) => {
      if (need.siteId !== null && need.siteId !== siteId) return [];
      const left = ledger.left(need.itemId, siteId) - (used.get(need.itemId) ?? 0);
      const units = Math.min(missing.get(need.lineId)!, left);
      if (units <= 0) return [];
      used.set(need.itemId, (used.get(need.itemId) ?? 0) + units);
      return [{ orderId: need.orderId, lineId: need.lineId, itemId: need.itemId, siteId, units }];
    });
  };

  // The first site that covers everything is the one parcel; the best cover is the same rule
  // for what has to be split, so one loop does both.
  for (;;) {
    const best = bestCover(candidates.map((site) => coverAt(site.siteId)));
    if (best.length === 0) return wants;
    for (const want of best) {
      missing.set(want.lineId, missing.get(want.lineId)! - want.units);
      ledger.take(want.itemId, want.siteId, want.units);
    }
    wants.push(...best);
  }
}

/** Most units; of equal ones the first, which is the nearest. */
function bestCover(covers: readonly Want[][]): Want[] {
  let best: Want[] = [];
  let bestUnits = 0;
  for (const cover of covers) {
    const units = cover.reduce((sum, want) => sum + want.units, 0);
    if (units > bestUnits) [best, bestUnits] = [cover, units];
  }
  return best;
}

/** The customer's own country first, then by distance, unknown ones last; otherwise by code, so that the choice is repeatable. */
function rankSites(sites: readonly OpenSite[], country: string | null): OpenSite[] {
  const distances = new Map(sites.map((site) => [site.siteId, distanceTo(site, country)]));
  return sites.toSorted((one, other) => distances.get(one.siteId)! - distances.get(other.siteId)! || (one.code < other.code ? -1 : 1));
}

function distanceTo(site: OpenSite, country: string | null): number {
  if (country === null) return 0;
  if (site.country === country) return -1;
  const centre = countryCentre(country);
  if (!centre) return 0;
  return site.latitude === null || site.longitude === null ? UNKNOWN_KM : distanceKm(centre, { latitude: site.latitude, longitude: site.longitude });
}

/** Farther than anything on Earth. */
const UNKNOWN_KM = 100_000;
