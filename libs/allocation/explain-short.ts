import type { Why } from './plan.ts';
import type { PlanState } from './plan-state.ts';
import { largestFit } from './ship-day.ts';

/** Why a line is short, in whole or in part; the first reason that holds, hardest fact first. */
export function explainShort(state: PlanState, line: number): Why {
  const { instance } = state;
  const { siteCount, siteOpen, stock, laneTransitDays } = instance;
  const order = instance.lineOrder[line]!;
  const itemRow = instance.lineItem[line]! * siteCount;
  const laneRow = instance.orderZone[order]! * siteCount;
  const given = instance.problem.orders[order]!;
  const neededUnits = instance.lineUnits[line]!;
  const shortUnits = neededUnits - state.lineFilled[line]!;

  let hasLane = false;
  let stockUnits = 0;
  let closedUnits = 0;
  let closedSite = -1;
  for (let site = 0; site < siteCount; site++) {
    if (laneTransitDays[laneRow + site]! < 0) continue;
    if (siteOpen[site]) {
      hasLane = true;
      stockUnits += stock[itemRow + site]!;
    } else if (stock[itemRow + site]! > 0) {
      if (closedSite < 0 || stock[itemRow + site]! > stock[itemRow + closedSite]!) closedSite = site;
      closedUnits += stock[itemRow + site]!;
    }
  }
  if (stockUnits < neededUnits && closedSite >= 0) {
    return { code: 'site_closed', siteId: null, closedSiteId: instance.problem.sites[closedSite]!.id, closedUnits };
  }
  if (!hasLane) return { code: 'no_lane_to_zone', zoneId: given.zoneId };
  if (stockUnits === 0) return { code: 'no_stock_anywhere', neededUnits };

  const leftSites = sitesWithStockLeft(state, line);
  const leftUnits = leftSites.reduce((units, site) => units + state.freeStock[itemRow + site]!, 0);
  const tooLittle = given.shipComplete ? leftUnits < neededUnits : leftUnits === 0;
  if (tooLittle) return { code: 'stock_given_to_others', stockUnits, wantedUnits: wantedUnits(state, line), shortUnits };

  const waitedFor = given.shipComplete ? unfillableLineIds(state, order) : [];
  if (waitedFor.length > 0) return { code: 'ship_complete_waits_for', lineIds: waitedFor };

  const fullSite = leftSites.find((site) => largestFit(state.siteDays[site]!) < (given.shipComplete ? neededUnits : 1));
  if (fullSite !== undefined) {
    return { code: 'capacity_full_until', siteId: null, fullSiteId: instance.problem.sites[fullSite]!.id, fullUntilDay: instance.dayCount };
  }
  return { code: 'splits_max_reached', splitsMax: given.splitsMax, shortUnits };
}

function sitesWithStockLeft({ instance, freeStock }: PlanState, line: number): number[] {
  const { siteCount, laneTransitDays } = instance;
  const laneRow = instance.orderZone[instance.lineOrder[line]!]! * siteCount;
  const itemRow = instance.lineItem[line]! * siteCount;
  const sites: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    if (laneTransitDays[laneRow + site]! >= 0 && freeStock[itemRow + site]! > 0) sites.push(site);
  }
  return sites;
}

/** Lines of an order for which too little is left anywhere. */
function unfillableLineIds(state: PlanState, order: number): string[] {
  const { instance } = state;
  const firstLine = instance.orderFirstLine[order]!;
  return instance.problem.orders[order]!.lines.flatMap((given, at) => {
    const line = firstLine + at;
    const itemRow = instance.lineItem[line]! * instance.siteCount;
    const left = sitesWithStockLeft(state, line).reduce((units, site) => units + state.freeStock[itemRow + site]!, 0);
    return !instance.lineFrozen[line] && left < given.units ? [given.id] : [];
  });
}

/** What all unfrozen lines together want of a line's item. */
function wantedUnits(state: PlanState, line: number): number {
  const { siteCount, siteOpen, stock } = state.instance;
  const item = state.instance.lineItem[line]!;
  let used = -state.itemFree[item]!;
  for (let site = 0; site < siteCount; site++) if (siteOpen[site]) used += stock[item * siteCount + site]!;
  return used + state.itemShort[item]!;
}
