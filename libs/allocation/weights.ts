import type { AllocationProblem } from './problem.ts';

/**
 * Prices that turn the lexicographic objective (weighted fill, then weighted on-time,
 * then parcels, then cost) into the one number the search and the MIP minimise:
 *
 *   shortUnit x sum(priority x short units) + lateUnit x sum(priority x late units)
 *   + parcel x parcels + cost in minor units + movedLine x lines away from today's site
 */
export interface Weights {
  readonly shortUnit: number;
  readonly lateUnit: number;
  readonly parcel: number;
  readonly movedLine: number;
}

/** No plan worth having buys one on-time unit with more parcels than this. */
const PARCELS_PER_LATE_UNIT = 32;
/** Nor one filled unit with more late ones than this. */
const LATE_UNITS_PER_SHORT_UNIT = 1000;

/**
 * Weights under which each aim outranks the next for this problem: a parcel costs more
 * than the dearest lane could save, the lightest late unit more than any order's parcels.
 */
export function defaultWeights(problem: AllocationProblem): Weights {
  let laneCostMax = 1;
  for (const lane of problem.lanes) laneCostMax = Math.max(laneCostMax, lane.parcelCostMinor);
  let priorityMin = Infinity;
  for (const order of problem.orders) priorityMin = Math.min(priorityMin, order.priorityWeight);

  const parcel = 4 * laneCostMax;
  const lateUnit = (PARCELS_PER_LATE_UNIT * parcel) / (Number.isFinite(priorityMin) ? priorityMin : 1);
  return { parcel, lateUnit, shortUnit: LATE_UNITS_PER_SHORT_UNIT * lateUnit, movedLine: laneCostMax / 1000 };
}
