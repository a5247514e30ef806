import { compileProblem } from './compile-problem.ts';
import type { Plan, Why } from './plan.ts';
import { bookParcel, clearOrder, createPlanState, lastShipDay, placeUnits } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';
import type { AllocationProblem } from './problem.ts';
import { pullForward } from './pull-forward.ts';
import { reportPlan } from './report-plan.ts';
import { findShipDay } from './ship-day.ts';
import { defaultWeights } from './weights.ts';

/**
 * What happens if nothing is re-planned: every line ships from the site it is allocated to
 * now, as capacity allows, heaviest order first. A line without a site, at a closed one, or
 * at one whose stock or horizon cannot serve it in full, is short, and a ship-complete order
 * with such a line ships nothing. The other side of `diffPlans`.
 *
 * @throws {InvalidProblemError} when the problem contradicts itself.
 */
export function planToday(problem: AllocationProblem): Plan {
  const instance = compileProblem(problem);
  const state = createPlanState(instance, defaultWeights(problem));
  const hinderedLines = new Map<number, Why>();
  const waitingFor = new Map<number, readonly string[]>();

  for (const order of instance.ordersByPriority) {
    const hinderedBefore = hinderedLines.size;
    for (let site = 0; site < instance.siteCount; site++) keepAtSite(state, order, site, hinderedLines);
    for (const line of unfrozenLines(state, order)) {
      if (instance.lineCurrentSite[line]! < 0) hinderedLines.set(line, { code: 'not_allocated', shortUnits: instance.lineUnits[line]! });
    }
    if (instance.orderShipComplete[order] && hinderedLines.size > hinderedBefore) {
      clearOrder(state, order);
      const hindered = unfrozenLines(state, order).filter((line) => hinderedLines.has(line));
      waitingFor.set(order, hindered.map((line) => lineIdOf(state, line)));
    }
  }
  pullForward(state);

  return reportPlan(state, (_, line, moves) => {
    const hindered = hinderedLines.get(line);
    if (hindered) return hindered;
    if (instance.lineFrozen[line]) return { code: 'frozen', siteId: moves[0]!.siteId };
    const lineIds = waitingFor.get(instance.lineOrder[line]!);
    return lineIds ? { code: 'ship_complete_waits_for', lineIds } : { code: 'as_today', siteId: moves[0]!.siteId };
  });
}

/** Serve an order's lines that stand at a site from there; lines that cannot be go into `hindered`. */
function keepAtSite(state: PlanState, order: number, site: number, hindered: Map<number, Why>): void {
  const { instance } = state;
  const { siteCount, lineUnits, lineItem } = instance;
  const lines = unfrozenLines(state, order).filter((line) => instance.lineCurrentSite[line] === site);
  const given = instance.problem.sites[site]!;
  const hasLane = instance.laneTransitDays[instance.orderZone[order]! * siteCount + site]! >= 0;
  const kept: number[] = [];
  let units = 0;
  for (const line of lines) {
    const itemRow = lineItem[line]! * siteCount;
    const neededUnits = lineUnits[line]!;
    if (!given.open) {
      hindered.set(line, { code: 'site_closed', siteId: null, closedSiteId: given.id, closedUnits: instance.stock[itemRow + site]! });
    } else if (!hasLane) {
      hindered.set(line, { code: 'no_lane_to_zone', zoneId: instance.problem.orders[order]!.zoneId });
    } else if (state.freeStock[itemRow + site]! < neededUnits) {
      hindered.set(line, { code: 'stock_gone_at_site', siteId: given.id, stockUnits: instance.stock[itemRow + site]!, neededUnits });
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
    hindered.set(line, { code: 'capacity_full_until', siteId: null, fullSiteId: given.id, fullUntilDay: instance.dayCount });
  }
}

function unfrozenLines({ instance }: PlanState, order: number): number[] {
  const lines: number[] = [];
  for (let line = instance.orderFirstLine[order]!; line < instance.orderFirstLine[order + 1]!; line++) {
    if (!instance.lineFrozen[line]) lines.push(line);
  }
  return lines;
}

function lineIdOf({ instance }: PlanState, line: number): string {
  const order = instance.lineOrder[line]!;
  return instance.problem.orders[order]!.lines[line - instance.orderFirstLine[order]!]!.id;
}
