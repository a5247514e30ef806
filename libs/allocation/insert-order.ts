import { bookParcel, lastShipDay, parcelPenalty, placeUnits } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';
import { findShipDay, largestFit } from './ship-day.ts';

/** Fill an order that holds nothing unfrozen, from at most `sitesMax` sites; returns its new penalty. */
export type InsertOrder = (order: number, sitesMax: number) => number;

/** Above this many sets of one size, the best set so far is only extended by one site at a time. */
const SETS_TRIED_MAX = 1500;

/**
 * Make the procedure that serves one order in the best way from what is free now.
 *
 * All sets of one site are tried, then of two, and so on; it stops at the first size at
 * which a larger set could gain nothing: parcels outrank cost, so what fills all there is
 * to fill, on time, is never beaten by more parcels. Within a set a line
 * comes from sites that can be on time first, and from one alone where one is enough, even
 * when splitting it would save some handling; a parcel the site has no room for is cut to
 * the largest that fits.
 *
 * @param blink whether to overlook a site this time (Christiaens and Vanden Berghe 2020),
 *   so that repeated insertions differ.
 */
export function createInsertOrder(state: PlanState, blink: () => boolean): InsertOrder {
  const { instance, weights, freeStock, frozenParcel } = state;
  const { siteCount, siteOpen, orderFirstLine, lineItem, lineUnits, lineFrozen, lineCurrentSite } = instance;
  const linesMax = mostLines(orderFirstLine);

  // The order at hand: its unfrozen lines and the sites that hold something for it.
  let order = 0;
  let lineTotal = 0;
  let siteTotal = 0;
  let neededTotal = 0;
  let reachableTotal = 0;
  let newSitesMax = 0;
  let canBeOnTime = false;
  let sameItemTwice = false;
  const lines = new Int32Array(linesMax);
  const needed = new Int32Array(linesMax);
  const sites = new Int32Array(siteCount);
  const lastDays = new Int32Array(siteCount);
  const parcelCosts = new Float64Array(siteCount);
  const available = new Int32Array(siteCount * linesMax); // [candidate][line]

  // The set of candidates being weighed, and the best so far: candidates, units, ship days.
  const chosen = new Int32Array(siteCount);
  const taken = new Int32Array(siteCount * linesMax); // [position in set][line]
  const takenTotal = new Int32Array(siteCount);
  const days = new Int32Array(siteCount);
  const best = { size: 0, penalty: 0, filled: 0, late: false };
  const bestChosen = new Int32Array(siteCount);
  const bestTaken = new Int32Array(siteCount * linesMax);
  const bestDays = new Int32Array(siteCount);

  function readLines(): void {
    lineTotal = 0;
    neededTotal = 0;
    sameItemTwice = false;
    for (let line = orderFirstLine[order]!; line < orderFirstLine[order + 1]!; line++) {
      if (lineFrozen[line]) continue;
      for (let before = 0; before < lineTotal; before++) {
        if (lineItem[lines[before]!] === lineItem[line]) sameItemTwice = true;
      }
      lines[lineTotal] = line;
      needed[lineTotal] = lineUnits[line]!;
      neededTotal += lineUnits[line]!;
      lineTotal += 1;
    }
  }

  function readSites(): void {
    const zoneRow = instance.orderZone[order]! * siteCount;
    let frozenSites = 0;
    siteTotal = 0;
    canBeOnTime = false;
    for (let site = 0; site < siteCount; site++) {
      if (frozenParcel[order * siteCount + site]) frozenSites += 1;
      if (!siteOpen[site] || instance.laneTransitDays[zoneRow + site]! < 0 || blink()) continue;
      let units = 0;
      for (let at = 0; at < lineTotal; at++) {
        const free = freeStock[lineItem[lines[at]!]! * siteCount + site]!;
        units += available[siteTotal * linesMax + at] = Math.min(free, needed[at]!);
      }
      if (units === 0) continue;
      sites[siteTotal] = site;
      lastDays[siteTotal] = lastShipDay(instance, order, site);
      if (lastDays[siteTotal]! >= 0) canBeOnTime = true;
      parcelCosts[siteTotal] = frozenParcel[order * siteCount + site] ? 0 : weights.parcel + instance.laneCost[zoneRow + site]!;
      siteTotal += 1;
    }
    reachableTotal = 0;
    for (let at = 0; at < lineTotal; at++) {
      let reachable = 0;
      for (let candidate = 0; candidate < siteTotal; candidate++) reachable += available[candidate * linesMax + at]!;
      reachableTotal += Math.min(reachable, needed[at]!);
    }
    newSitesMax = instance.orderSplitsMax[order]! - frozenSites;
  }

  /** Serve line `at` from the set: from sites that can be on time before others, and from one site where one is enough. */
  function takeLine(size: number, at: number): void {
    let left = needed[at]!;
    for (let tooSlow = 0; tooSlow <= 1 && left > 0; tooSlow++) {
      while (left > 0) {
        const position = pickSource(size, at, left, tooSlow === 1);
        if (position < 0) break;
        const units = Math.min(left, stillAvailable(position, at));
        taken[position * linesMax + at]! += units;
        takenTotal[position]! += units;
        left -= units;
      }
    }
  }

  /** The cheapest position that has all `left` units, else the one that has most; -1 when none has any. */
  function pickSource(size: number, at: number, left: number, tooSlow: boolean): number {
    let pick = -1;
    let pickUnits = 0;
    let pickCost = Infinity;
    for (let position = 0; position < size; position++) {
      if (lastDays[chosen[position]!]! < 0 !== tooSlow) continue;
      const units = Math.min(left, stillAvailable(position, at));
      if (units === 0 || units < pickUnits) continue;
      const site = sites[chosen[position]!]!;
      const cost = instance.handlingCost[site]! * units + (lineCurrentSite[lines[at]!] === site ? 0 : weights.movedLine);
      if (units === pickUnits && cost >= pickCost) continue;
      pick = position;
      pickUnits = units;
      pickCost = cost;
    }
    return pick;
  }

  /** What position `position` of the set can still give line `at`. */
  function stillAvailable(position: number, at: number): number {
    const cell = position * linesMax;
    const units = available[chosen[position]! * linesMax + at]! - taken[cell + at]!;
    if (!sameItemTwice) return units;
    const item = lineItem[lines[at]!]!;
    let free = freeStock[item * siteCount + sites[chosen[position]!]!]!;
    for (let other = 0; other < lineTotal; other++) if (lineItem[lines[other]!] === item) free -= taken[cell + other]!;
    return Math.min(units, free);
  }

  /** Cut a parcel to what its site can still ship; false when that is nothing. */
  function fitParcel(position: number): boolean {
    const siteDays = state.siteDays[sites[chosen[position]!]!]!;
    const lastDay = lastDays[chosen[position]!]!;
    days[position] = findShipDay(siteDays, takenTotal[position]!, lastDay);
    if (days[position] >= 0) return true;
    const fit = largestFit(siteDays);
    if (fit === 0) return false;
    let excess = takenTotal[position]! - fit;
    for (let at = lineTotal - 1; at >= 0 && excess > 0; at--) {
      const cut = Math.min(excess, taken[position * linesMax + at]!);
      taken[position * linesMax + at]! -= cut;
      takenTotal[position]! -= cut;
      excess -= cut;
    }
    days[position] = findShipDay(siteDays, takenTotal[position]!, lastDay);
    return true;
  }

  /** What the set costs at least: its parcels, and what stays short when it gives all it has. */
  function leastPenalty(size: number): number {
    let newSites = 0;
    let penalty = 0;
    for (let position = 0; position < size; position++) {
      const cost = parcelCosts[chosen[position]!]!;
      if (cost > 0) newSites += 1;
      penalty += cost;
    }
    if (newSites > newSitesMax) return Infinity;
    let filled = 0;
    for (let at = 0; at < lineTotal; at++) {
      let units = 0;
      for (let position = 0; position < size; position++) units += available[chosen[position]! * linesMax + at]!;
      filled += units < needed[at]! ? units : needed[at]!;
    }
    if (filled < neededTotal && instance.orderShipComplete[order]) return Infinity;
    return penalty + weights.shortUnit * instance.orderPriority[order]! * (neededTotal - filled);
  }

  /** Weigh the set `chosen[0 .. size)`; keep it when it is the best so far. */
  function weigh(size: number): void {
    if (leastPenalty(size) >= best.penalty) return;
    for (let position = 0; position < size; position++) {
      takenTotal[position] = 0;
      taken.fill(0, position * linesMax, position * linesMax + lineTotal);
    }
    for (let at = 0; at < lineTotal; at++) takeLine(size, at);
    let filled = 0;
    let penalty = 0;
    let late = false;
    for (let position = 0; position < size; position++) {
      // A site that gives nothing makes this a smaller set, weighed before.
      if (takenTotal[position] === 0 || !fitParcel(position)) return;
      filled += takenTotal[position]!;
      penalty += parcelPenalty(state, order, sites[chosen[position]!]!, takenTotal[position]!, days[position]!);
      if (days[position]! > lastDays[chosen[position]!]!) late = true;
    }
    if (filled < neededTotal && instance.orderShipComplete[order]) return;
    penalty += weights.shortUnit * instance.orderPriority[order]! * (neededTotal - filled) + movedPenalty(size);
    if (penalty >= best.penalty) return;

    best.size = size;
    best.penalty = penalty;
    best.filled = filled;
    best.late = late;
    for (let position = 0; position < size; position++) {
      bestChosen[position] = chosen[position]!;
      bestDays[position] = days[position]!;
    }
    for (let cell = 0; cell < size * linesMax; cell++) bestTaken[cell] = taken[cell]!;
  }

  function movedPenalty(size: number): number {
    let penalty = 0;
    for (let at = 0; at < lineTotal; at++) {
      const current = lineCurrentSite[lines[at]!]!;
      if (current < 0) continue;
      for (let position = 0; position < size; position++) {
        if (taken[position * linesMax + at]! > 0 && sites[chosen[position]!] !== current) {
          penalty += weights.movedLine;
          break;
        }
      }
    }
    return penalty;
  }

  function weighSetsOf(size: number): void {
    if (setCount(siteTotal, size) > SETS_TRIED_MAX) {
      weighExtensions(size);
      return;
    }
    for (let position = 0; position < size; position++) chosen[position] = position;
    for (;;) {
      weigh(size);
      let position = size - 1;
      while (position >= 0 && chosen[position] === siteTotal - size + position) position -= 1;
      if (position < 0) return;
      chosen[position]! += 1;
      for (let after = position + 1; after < size; after++) chosen[after] = chosen[after - 1]! + 1;
    }
  }

  function weighExtensions(size: number): void {
    if (best.size !== size - 1) return;
    const base = bestChosen.slice(0, size - 1);
    for (let candidate = 0; candidate < siteTotal; candidate++) {
      if (base.includes(candidate)) continue;
      chosen.set(base);
      chosen[size - 1] = candidate;
      weigh(size);
    }
  }

  function commit(): void {
    for (let position = 0; position < best.size; position++) {
      const site = sites[bestChosen[position]!]!;
      let units = 0;
      for (let at = 0; at < lineTotal; at++) {
        const lineTaken = bestTaken[position * linesMax + at]!;
        if (lineTaken === 0) continue;
        placeUnits(state, lines[at]!, site, lineTaken);
        units += lineTaken;
      }
      bookParcel(state, order, site, units, bestDays[position]!);
    }
  }

  return function insertOrder(orderAt, sitesMax) {
    order = orderAt;
    readLines();
    readSites();
    best.size = 0;
    best.filled = 0;
    best.late = false;
    best.penalty = weights.shortUnit * instance.orderPriority[order]! * neededTotal;
    const sizeMax = Math.min(siteTotal, sitesMax, instance.orderSplitsMax[order]!);
    for (let size = 1; size <= sizeMax; size++) {
      const before = best.penalty;
      weighSetsOf(size);
      if (best.filled === reachableTotal && (!best.late || !canBeOnTime)) break;
      if (best.penalty === before && size > 1 && !instance.orderShipComplete[order]) break;
    }
    commit();
    state.orderPenalty[order] = best.penalty;
    return best.penalty;
  };
}

function mostLines(orderFirstLine: Int32Array): number {
  let most = 0;
  for (let order = 0; order + 1 < orderFirstLine.length; order++) most = Math.max(most, orderFirstLine[order + 1]! - orderFirstLine[order]!);
  return most;
}

/** n choose k. */
function setCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}
