import { InvalidProblemError } from './problem.ts';
import type { AllocationProblem, ProblemLine, ProblemOrder } from './problem.ts';

/**
 * Refuse a snapshot that contradicts itself, before any work is done on it.
 *
 * @throws {InvalidProblemError} naming the first row found wrong.
 */
export function checkProblem(problem: AllocationProblem): void {
  const siteIds = new Set<string>();
  for (const site of problem.sites) {
    if (siteIds.has(site.id)) refuse(`Site ${site.id} is given twice. Give each site once.`);
    siteIds.add(site.id);
    site.capacityUnitsByDay.forEach((units, day) => {
      if (!isCount(units)) refuse(`Site ${site.id} has a capacity of ${units} units on day ${day}. Give a whole number from 0.`);
    });
    if (!isCost(site.handlingCostMinorPerUnit)) {
      refuse(`Site ${site.id} has a handling cost of ${site.handlingCostMinorPerUnit}. Give minor units from 0.`);
    }
  }
  for (const row of problem.stock) {
    if (!siteIds.has(row.siteId)) refuse(`Stock of ${row.itemId} lies at ${row.siteId}, which is not among the sites. Add the site or leave the row out.`);
    if (!isCount(row.freeUnits)) refuse(`Stock of ${row.itemId} at ${row.siteId} is ${row.freeUnits} units. Give a whole number from 0.`);
  }
  for (const lane of problem.lanes) {
    if (!siteIds.has(lane.siteId)) refuse(`The lane to ${lane.zoneId} starts at ${lane.siteId}, which is not among the sites. Add the site or leave the lane out.`);
    if (!isCount(lane.transitDays)) refuse(`The lane ${lane.siteId} to ${lane.zoneId} takes ${lane.transitDays} days. Give a whole number from 0.`);
    if (!isCost(lane.parcelCostMinor)) refuse(`The lane ${lane.siteId} to ${lane.zoneId} costs ${lane.parcelCostMinor}. Give minor units from 0.`);
  }
  const orderIds = new Set<string>();
  const lineIds = new Set<string>();
  for (const order of problem.orders) {
    if (orderIds.has(order.id)) refuse(`Order ${order.id} is given twice. Give each order once, with all its lines.`);
    orderIds.add(order.id);
    checkOrder(order);
    for (const line of order.lines) {
      if (lineIds.has(line.id)) refuse(`Line ${line.id} is given twice. Give each line once.`);
      lineIds.add(line.id);
      checkLine(line, siteIds);
    }
  }
}

function checkOrder(order: ProblemOrder): void {
  if (!(order.priorityWeight > 0 && Number.isFinite(order.priorityWeight))) {
    refuse(`Order ${order.id} has priority weight ${order.priorityWeight}. Give a number above 0.`);
  }
  if (order.promisedDay !== null && !Number.isInteger(order.promisedDay)) {
    refuse(`Order ${order.id} is promised for day ${order.promisedDay}. Give a whole day, or null for no promise.`);
  }
  if (!Number.isInteger(order.splitsMax) || order.splitsMax < 1) {
    refuse(`Order ${order.id} may come in ${order.splitsMax} parcels. Give a whole number from 1.`);
  }
}

function checkLine(line: ProblemLine, siteIds: ReadonlySet<string>): void {
  if (!isCount(line.units) || line.units === 0) refuse(`Line ${line.id} asks for ${line.units} units. Give a whole number from 1.`);
  if (line.currentSiteId !== null && !siteIds.has(line.currentSiteId)) {
    refuse(`Line ${line.id} is allocated to ${line.currentSiteId}, which is not among the sites. Add the site, closed if need be.`);
  }
  if (line.frozen && line.currentSiteId === null) refuse(`Line ${line.id} is frozen but has no site. Name its site or do not freeze it.`);
  if (line.currentShipDay !== undefined && !isCount(line.currentShipDay)) {
    refuse(`Line ${line.id} ships on day ${line.currentShipDay}. Give a whole day from 0.`);
  }
}

/** Counts fit the 32-bit arrays they are kept in. */
function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000_000;
}

function isCost(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function refuse(message: string): never {
  throw new InvalidProblemError(message);
}
