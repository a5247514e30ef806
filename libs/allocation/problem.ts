/**
 * What a re-plan is given: a snapshot of sites, stock, lanes and waiting orders.
 *
 * Days are whole numbers counted from the plan's first working day (day 0); the caller
 * turns calendars, cut-offs and time zones into them. Money is minor units of one currency.
 */
export interface AllocationProblem {
  readonly sites: readonly ProblemSite[];
  readonly stock: readonly ProblemStock[];
  readonly lanes: readonly ProblemLane[];
  readonly orders: readonly ProblemOrder[];
}

export interface ProblemSite {
  readonly id: string;
  /** A closed site gets no work; its stock is out of reach. Frozen lines stay. */
  readonly open: boolean;
  /**
   * Units the site can still ship on each day, after frozen work; index = day. 0 = no shipping
   * that day. Its length is the horizon: beyond it nothing can be promised.
   */
  readonly capacityUnitsByDay: readonly number[];
  readonly handlingCostMinorPerUnit: number;
}

/**
 * Units a plan may use: unreserved ones and those now reserved for lines that are not
 * frozen. What frozen lines hold is not in it. Several rows for one item at one site
 * (lots, bins) add up.
 */
export interface ProblemStock {
  readonly siteId: string;
  readonly itemId: string;
  readonly freeUnits: number;
}

/** A site delivers to a zone only where a lane says how long and at what price. */
export interface ProblemLane {
  readonly siteId: string;
  readonly zoneId: string;
  readonly transitDays: number;
  readonly parcelCostMinor: number;
}

export interface ProblemOrder {
  readonly id: string;
  /** > 0, higher first; a unit of weight 10 counts as ten units of weight 1. */
  readonly priorityWeight: number;
  /** Last arrival day that keeps the promise; may be negative (already missed). null = no promise, never late. */
  readonly promisedDay: number | null;
  /** All lines in full, or nothing. */
  readonly shipComplete: boolean;
  /** Most sites (parcels) the order may come from; 1 = a single parcel, and no line is split. */
  readonly splitsMax: number;
  readonly zoneId: string;
  readonly lines: readonly ProblemLine[];
}

export interface ProblemLine {
  readonly id: string;
  readonly itemId: string;
  readonly units: number;
  /** Where the line is allocated today, or null. */
  readonly currentSiteId: string | null;
  /** Being worked already (picked, packed): stays in full at its current site and ships as arranged. */
  readonly frozen: boolean;
  /** The ship day of today's arrangement; read for frozen lines, 0 when absent. */
  readonly currentShipDay?: number;
}

/** The snapshot contradicts itself. `message` says where, why, and what to mend. */
export class InvalidProblemError extends Error {
  readonly code = 'allocation.invalid_problem';
}
