/** What a re-plan answers. Lines stand in the problem's order. */
export interface Plan {
  readonly lines: readonly PlannedLine[];
  readonly totals: PlanTotals;
}

export interface PlannedLine {
  readonly lineId: string;
  readonly orderId: string;
  readonly itemId: string;
  readonly units: number;
  readonly moves: readonly Move[];
  /** units - the units of the moves. */
  readonly shortUnits: number;
  readonly promisedDay: number | null;
  readonly why: Why;
}

/** Units of a line that ship from one site on one day. Days count from the plan's day 0. */
export interface Move {
  readonly siteId: string;
  readonly units: number;
  readonly shipDay: number;
  readonly arrivalDay: number;
  readonly late: boolean;
}

export interface PlanTotals {
  readonly units: number;
  readonly filledUnits: number;
  readonly onTimeUnits: number;
  readonly lateUnits: number;
  readonly shortUnits: number;
  readonly filledLines: number;
  readonly lateLines: number;
  readonly shortLines: number;
  /** Order-site pairs. */
  readonly parcels: number;
  readonly costMinor: number;
  /** The objective as one number, lower is better; see weights.ts. */
  readonly scalar: number;
}

/**
 * Why a line is where it is, or why it is short: one code and its numbers. "Nearest" is
 * the open site with the fewest transit days to the order's zone, the cheaper on a tie.
 */
export type Why =
  /** Work already begun is left alone. */
  | { readonly code: 'frozen'; readonly siteId: string }
  | { readonly code: 'nearest_with_stock'; readonly siteId: string; readonly transitDays: number; readonly parcelCostMinor: number }
  /** A farther site, because the order's other lines come from there anyway. */
  | { readonly code: 'consolidated_with_order'; readonly siteId: string; readonly nearestSiteId: string; readonly linesTogether: number }
  /** A farther site, because the nearest has too little: `stockUnits` in all, `leftUnits` once the others are served. */
  | { readonly code: 'stock_elsewhere_short'; readonly siteId: string; readonly nearestSiteId: string; readonly stockUnits: number; readonly leftUnits: number; readonly neededUnits: number }
  /** A farther site, or with `siteId` null none, because the full one has no room in time before `fullUntilDay` (the horizon's end when never). */
  | { readonly code: 'capacity_full_until'; readonly siteId: string | null; readonly fullSiteId: string; readonly fullUntilDay: number }
  /** A farther or dearer site, because the whole plan needs fewer parcels or less money so. */
  | { readonly code: 'better_for_the_whole'; readonly siteId: string; readonly nearestSiteId: string }
  /** More than one site, because no single one has the line in full. */
  | { readonly code: 'split_over_sites'; readonly siteIds: readonly string[]; readonly neededUnits: number }
  /** Moved off a site that is closed (`siteId` set), or short because the rest of the stock lies there (null). */
  | { readonly code: 'site_closed'; readonly siteId: string | null; readonly closedSiteId: string; readonly closedUnits: number }
  | { readonly code: 'no_stock_anywhere'; readonly neededUnits: number }
  /** There is stock, and other lines got it: by weight, by an earlier promise, or because they fill more with it. */
  | { readonly code: 'stock_given_to_others'; readonly stockUnits: number; readonly wantedUnits: number; readonly shortUnits: number }
  /** The order goes in full or not at all, and these lines cannot be filled. */
  | { readonly code: 'ship_complete_waits_for'; readonly lineIds: readonly string[] }
  /** The order may not come from more sites than this. */
  | { readonly code: 'splits_max_reached'; readonly splitsMax: number; readonly shortUnits: number }
  | { readonly code: 'no_lane_to_zone'; readonly zoneId: string }
  /** Only in the plan of today: nothing is allocated to the line. */
  | { readonly code: 'not_allocated'; readonly shortUnits: number }
  /** Only in the plan of today: the site no longer holds what the line needs. */
  | { readonly code: 'stock_gone_at_site'; readonly siteId: string; readonly stockUnits: number; readonly neededUnits: number }
  /** Only in the plan of today: left where it is. */
  | { readonly code: 'as_today'; readonly siteId: string };
