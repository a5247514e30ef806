import type { Move, Plan, PlannedLine, PlanTotals, Why } from './plan.ts';
import type { PlanState } from './plan-state.ts';

/** Write a state out as a plan with ids, whys and totals. */
export function reportPlan(state: PlanState, explain: (line: number, moves: readonly Move[]) => Why): Plan {
  const { instance } = state;
  const lines: PlannedLine[] = [];
  let line = 0;
  for (const order of instance.problem.orders) {
    for (const given of order.lines) {
      const moves = movesOf(state, line);
      lines.push({
        lineId: given.id, orderId: order.id, itemId: given.itemId, units: given.units, moves,
        shortUnits: given.units - state.lineFilled[line]!,
        promisedDay: order.promisedDay,
        why: explain(line, moves),
      });
      line += 1;
    }
  }
  return { lines, totals: totalsOf(state, lines) };
}

function movesOf(state: PlanState, line: number): Move[] {
  const { instance } = state;
  const { siteCount } = instance;
  const order = instance.lineOrder[line]!;
  const moves: Move[] = [];
  for (let site = 0; site < siteCount; site++) {
    const units = state.lineSiteUnits[line * siteCount + site]!;
    if (units === 0) continue;
    const frozenDay = instance.lineFrozen[line] ? lineCurrentShipDay(state, line) : -1;
    const shipDay = frozenDay >= 0 ? frozenDay : state.parcelDay[order * siteCount + site]!;
    // A frozen line may stand at a site without a lane today: it arrives when it arrives, counted as at once.
    const arrivalDay = shipDay + Math.max(0, instance.laneTransitDays[instance.orderZone[order]! * siteCount + site]!);
    moves.push({
      siteId: instance.problem.sites[site]!.id, units, shipDay, arrivalDay,
      late: arrivalDay > instance.orderPromisedDay[order]!,
    });
  }
  return moves;
}

function lineCurrentShipDay({ instance }: PlanState, line: number): number {
  const order = instance.lineOrder[line]!;
  return instance.problem.orders[order]!.lines[line - instance.orderFirstLine[order]!]!.currentShipDay ?? 0;
}

function totalsOf(state: PlanState, lines: readonly PlannedLine[]): PlanTotals {
  const totals = {
    units: 0, filledUnits: 0, onTimeUnits: 0, lateUnits: 0, shortUnits: 0,
    filledLines: 0, lateLines: 0, shortLines: 0, parcels: 0, costMinor: 0, scalar: 0,
  };
  for (const line of lines) {
    let lateUnits = 0;
    for (const move of line.moves) if (move.late) lateUnits += move.units;
    totals.units += line.units;
    totals.shortUnits += line.shortUnits;
    totals.filledUnits += line.units - line.shortUnits;
    totals.lateUnits += lateUnits;
    totals.onTimeUnits += line.units - line.shortUnits - lateUnits;
    if (line.shortUnits === 0) totals.filledLines += 1;
    else totals.shortLines += 1;
    if (lateUnits > 0) totals.lateLines += 1;
  }
  addParcels(state, totals);
  for (const penalty of state.orderPenalty) totals.scalar += penalty;
  return totals;
}

function addParcels(state: PlanState, totals: { parcels: number; costMinor: number }): void {
  const { instance } = state;
  const { siteCount } = instance;
  for (let order = 0; order < instance.orderCount; order++) {
    for (let site = 0; site < siteCount; site++) {
      const at = order * siteCount + site;
      if (state.parcelDay[at]! < 0 && !state.frozenParcel[at]) continue;
      totals.parcels += 1;
      totals.costMinor += instance.laneCost[instance.orderZone[order]! * siteCount + site]!;
    }
  }
  for (let line = 0; line < instance.lineCount; line++) {
    for (let site = 0; site < siteCount; site++) {
      totals.costMinor += state.lineSiteUnits[line * siteCount + site]! * instance.handlingCost[site]!;
    }
  }
}
