import type { Why } from './plan.ts';
import { bookParcel, lastShipDay, orderPenalty, placeUnits } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';
import { findShipDay } from './ship-day.ts';

/**
 * Serve an order's unfrozen lines from the sites they are allocated to now.
 *
 * @returns the lines that cannot be served in full there, with the reason.
 */
export function keepToday(state: PlanState, order: number): Map<number, Why> {
  const { instance } = state;
  const hindered = new Map<number, Why>();
  for (let site = 0; site < instance.siteCount; site++) keepAtSite(state, order, site, hindered);
  for (const line of unfrozenLines(state, order)) {
    if (instance.lineCurrentSite[line]! < 0) hindered.set(line, { code: 'not_allocated', shortUnits: instance.lineUnits[line]! });
  }
  state.orderPenalty[order] = orderPenalty(state, order);
  return hindered;
}

function unfrozenLines({ instance }: PlanState, order: number): number[] {
  const lines: number[] = [];
  for (let line = instance.orderFirstLine[order]!; line < instance.orderFirstLine[order + 1]!; line++) {
    if (!instance.lineFrozen[line]) lines.push(line);
  }
  return lines;
}

function keepAtSite(state: PlanState, order: number, site: number, hindered: Map<number, Why>): void {
  const { instance } = state;
  const { siteCount, lineUnits, lineItem, lineCurrentSite } = instance;
  const { id, open } = instance.problem.sites[site]!;
  const hasLane = instance.laneTransitDays[instance.orderZone[order]! * siteCount + site]! >= 0;
  const kept: number[] = [];
  let units = 0;
  for (const line of unfrozenLines(state, order)) {
    if (lineCurrentSite[line] !== site) continue;
    const cell = lineItem[line]! * siteCount + site;
    const neededUnits = lineUnits[line]!;
    if (!open) {
      hindered.set(line, { code: 'site_closed', siteId: null, closedSiteId: id, closedUnits: instance.stock[cell]! });
    } else if (!hasLane) {
      hindered.set(line, { code: 'no_lane_to_zone', zoneId: instance.problem.orders[order]!.zoneId });
    } else if (state.freeStock[cell]! < neededUnits) {
      hindered.set(line, { code: 'stock_gone_at_site', siteId: id, stockUnits: instance.stock[cell]!, neededUnits });
    } else {
      placeUnits(state, line, site, neededUnits);
      kept.push(line);
      units += neededUnits;
    }
  }
  if (units === 0) return;

  const day = findShipDay(state.siteDays[site]!, units, lastShipDay(instance, order, site));
  if (day >= 0) {
    bookParcel(state, order, site, units, day);
    return;
  }
  for (const line of kept) {
    placeUnits(state, line, site, -lineUnits[line]!);
    hindered.set(line, { code: 'capacity_full_until', siteId: null, fullSiteId: id, fullUntilDay: instance.dayCount });
  }
}
