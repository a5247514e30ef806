import type { Instance } from './compile-problem.ts';
import type { Move, Why } from './plan.ts';
import { lastShipDay } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';
import { findShipDay } from './ship-day.ts';

/** Why a line filled in full comes from where it does; the first reason that holds, hardest fact first. */
export function explainMoves(state: PlanState, line: number, moves: readonly Move[]): Why {
  const { instance, freeStock } = state;
  const { siteCount, dayCount, stock, laneTransitDays, laneCost } = instance;
  const siteId = (site: number): string => instance.problem.sites[site]!.id;
  const neededUnits = instance.lineUnits[line]!;
  if (moves.length > 1) return { code: 'split_over_sites', siteIds: moves.map((move) => move.siteId), neededUnits };

  const order = instance.lineOrder[line]!;
  const itemRow = instance.lineItem[line]! * siteCount;
  const laneRow = instance.orderZone[order]! * siteCount;
  const site = siteOf(state, line);
  const here = { siteId: siteId(site) };
  const current = instance.lineCurrentSite[line]!;
  if (current >= 0 && !instance.siteOpen[current]) {
    return { code: 'site_closed', ...here, closedSiteId: siteId(current), closedUnits: stock[itemRow + current]! };
  }
  const nearest = nearestSite(instance, order);
  if (site === nearest) {
    return { code: 'nearest_with_stock', ...here, transitDays: laneTransitDays[laneRow + site]!, parcelCostMinor: laneCost[laneRow + site]! };
  }

  const nearestSiteId = siteId(nearest);
  const stockUnits = stock[itemRow + nearest]!;
  const leftUnits = freeStock[itemRow + nearest]!;
  const linesTogether = countLinesFrom(state, order, site);
  if (stockUnits < neededUnits) return { code: 'stock_elsewhere_short', ...here, nearestSiteId, stockUnits, leftUnits, neededUnits };

  const lastDay = lastShipDay(instance, order, nearest);
  const day = findShipDay(state.siteDays[nearest]!, neededUnits, lastDay);
  if (day < 0 || (day > lastDay && lastDay >= 0)) {
    return { code: 'capacity_full_until', ...here, fullSiteId: nearestSiteId, fullUntilDay: day < 0 ? dayCount : day };
  }
  if (linesTogether > 1) return { code: 'consolidated_with_order', ...here, nearestSiteId, linesTogether };
  if (leftUnits < neededUnits) return { code: 'stock_elsewhere_short', ...here, nearestSiteId, stockUnits, leftUnits, neededUnits };
  return { code: 'better_for_the_whole', ...here, nearestSiteId };
}

/** The open site with the fewest transit days to the order, the cheaper, then the first, on a tie. */
function nearestSite(instance: Instance, order: number): number {
  const { siteCount, siteOpen, laneTransitDays, laneCost } = instance;
  const laneRow = instance.orderZone[order]! * siteCount;
  let nearest = -1;
  for (let site = 0; site < siteCount; site++) {
    const days = laneTransitDays[laneRow + site]!;
    if (!siteOpen[site] || days < 0) continue;
    const nearestDays = nearest < 0 ? Infinity : laneTransitDays[laneRow + nearest]!;
    if (days < nearestDays || (days === nearestDays && laneCost[laneRow + site]! < laneCost[laneRow + nearest]!)) nearest = site;
  }
  return nearest;
}

function siteOf(state: PlanState, line: number): number {
  const { siteCount } = state.instance;
  let site = 0;
  while (state.lineSiteUnits[line * siteCount + site] === 0) site += 1;
  return site;
}

function countLinesFrom(state: PlanState, order: number, site: number): number {
  const { siteCount, orderFirstLine } = state.instance;
  let count = 0;
  for (let line = orderFirstLine[order]!; line < orderFirstLine[order + 1]!; line++) {
    if (state.lineSiteUnits[line * siteCount + site]! > 0) count += 1;
  }
  return count;
}
