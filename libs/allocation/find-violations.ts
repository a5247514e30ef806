import type { Plan, PlannedLine } from './plan.ts';
import type { AllocationProblem, ProblemLine, ProblemOrder } from './problem.ts';

/**
 * Everything in which a plan breaks its problem's limits, in words; empty = it may be applied.
 * Counted from problem and plan alone, without the solver's own books.
 */
export function findViolations(problem: AllocationProblem, plan: Plan): string[] {
  const planned = new Map(plan.lines.map((line) => [line.lineId, line]));
  const violations: string[] = [];
  const stockLeft = new Map<string, number>();
  for (const row of problem.stock) stockLeft.set(cell(row.siteId, row.itemId), (stockLeft.get(cell(row.siteId, row.itemId)) ?? 0) + row.freeUnits);
  const openSiteIds = new Set(problem.sites.filter((site) => site.open).map((site) => site.id));
  const laneCells = new Set(problem.lanes.map((lane) => cell(lane.siteId, lane.zoneId)));
  const parcels: { siteId: string; units: number; shipDay: number }[] = [];

  for (const order of problem.orders) {
    const lines = order.lines.map((line) => planned.get(line.id)!);
    const orderParcels = new Map<string, { siteId: string; units: number; shipDay: number }>();
    order.lines.forEach((line, at) => {
      violations.push(...lineViolations(line, lines[at]));
      if (line.frozen) return;
      for (const move of lines[at]?.moves ?? []) {
        stockLeft.set(cell(move.siteId, line.itemId), (stockLeft.get(cell(move.siteId, line.itemId)) ?? 0) - move.units);
        if (!openSiteIds.has(move.siteId)) violations.push(`Line ${line.id} is sent to ${move.siteId}, which is closed.`);
        if (!laneCells.has(cell(move.siteId, order.zoneId))) violations.push(`Line ${line.id} has no lane from ${move.siteId} to ${order.zoneId}.`);
        const parcel = orderParcels.get(move.siteId) ?? { siteId: move.siteId, units: 0, shipDay: move.shipDay };
        if (parcel.shipDay !== move.shipDay) violations.push(`Order ${order.id} leaves ${move.siteId} on two days.`);
        parcel.units += move.units;
        orderParcels.set(move.siteId, parcel);
      }
    });
    violations.push(...orderViolations(order, lines));
    parcels.push(...orderParcels.values());
  }
  for (const [at, units] of stockLeft) if (units < 0) violations.push(`Stock ${at} is overdrawn by ${-units} units.`);
  for (const site of problem.sites) {
    violations.push(...capacityViolations(site.id, site.capacityUnitsByDay, parcels.filter((parcel) => parcel.siteId === site.id)));
  }
  return violations;
}

function lineViolations(line: ProblemLine, planned: PlannedLine | undefined): string[] {
  if (!planned) return [`Line ${line.id} is missing from the plan.`];
  const movedUnits = planned.moves.reduce((units, move) => units + move.units, 0);
  const violations: string[] = [];
  if (movedUnits + planned.shortUnits !== line.units || planned.shortUnits < 0) violations.push(`Line ${line.id} has ${movedUnits} + ${planned.shortUnits} short of ${line.units} units.`);
  if (planned.moves.some((move) => move.units <= 0 || move.shipDay < 0)) violations.push(`Line ${line.id} has a move without units or day.`);
  if (line.frozen && (planned.moves.length !== 1 || planned.moves[0]!.siteId !== line.currentSiteId || planned.moves[0]!.shipDay !== (line.currentShipDay ?? 0))) {
    violations.push(`Line ${line.id} is frozen and was touched.`);
  }
  return violations;
}

function orderViolations(order: ProblemOrder, lines: readonly (PlannedLine | undefined)[]): string[] {
  const unfrozen = lines.filter((line, at): line is PlannedLine => line !== undefined && !order.lines[at]!.frozen);
  const violations: string[] = [];
  if (order.shipComplete && unfrozen.some((line) => line.moves.length > 0) && unfrozen.some((line) => line.shortUnits > 0)) {
    violations.push(`Order ${order.id} ships complete and was filled in part.`);
  }
  const frozenSiteIds = new Set(order.lines.filter((line) => line.frozen).map((line) => line.currentSiteId));
  const newSiteIds = new Set(unfrozen.flatMap((line) => line.moves.map((move) => move.siteId)).filter((id) => !frozenSiteIds.has(id)));
  if (newSiteIds.size > Math.max(0, order.splitsMax - frozenSiteIds.size)) {
    violations.push(`Order ${order.id} comes from ${newSiteIds.size + frozenSiteIds.size} sites, ${order.splitsMax} allowed.`);
  }
  return violations;
}

/** Units shipped on a day beyond its capacity must have been worked on the days just before it. */
function capacityViolations(siteId: string, capacityUnitsByDay: readonly number[], parcels: readonly { units: number; shipDay: number }[]): string[] {
  const left = [...capacityUnitsByDay];
  for (const parcel of parcels) {
    let units = parcel.units;
    for (let day = parcel.shipDay; day >= 0 && units > 0; day--) {
      const worked = Math.min(units, capacityUnitsByDay[day] ?? 0);
      left[day] = (left[day] ?? 0) - worked;
      units -= worked;
    }
    if (units > 0) return [`Site ${siteId} cannot work ${parcel.units} units by day ${parcel.shipDay}.`];
  }
  return left.flatMap((units, day) => (units < 0 ? [`Site ${siteId} works ${-units} units too many on day ${day}.`] : []));
}

function cell(siteId: string, otherId: string): string {
  return `${siteId} / ${otherId}`;
}
