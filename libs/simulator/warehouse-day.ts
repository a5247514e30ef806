import { makeDisruption } from './disruption.ts';
import type { Retailer, Site } from './retailer.ts';
import type { RunningScenario } from './scenario.ts';
import { makeSiteCalendar } from './site-calendar.ts';

/** A line, or part of one, that somebody has released to a site. */
export interface ReleasedWork {
  readonly orderRef: string;
  readonly lineRef: string;
  readonly units: number;
  readonly releasedAt: Date;
  /** Higher first; default 0. */
  readonly priority?: number;
}

/** What a site carries from one call to the next. */
export interface SiteState {
  readonly siteCode: string;
  /** Up to then its people are at work on what they have finished or begun. */
  readonly busyUntil: Date;
}

export interface PickedWork extends ReleasedWork {
  readonly pickedAt: Date;
  /** The collection it leaves with; may lie after `until`. */
  readonly shippedAt: Date;
}

export interface WarehouseDayOptions {
  readonly retailer: Retailer;
  readonly state: SiteState;
  /** Everything released to the site and not picked yet. */
  readonly work: readonly ReleasedWork[];
  /** How far the virtual clock has come. */
  readonly until: Date;
  readonly running?: RunningScenario;
}

export interface WarehouseDay {
  readonly picked: readonly PickedWork[];
  readonly waiting: readonly ReleasedWork[];
  readonly state: SiteState;
}

/**
 * What a site's people get done up to `until`: a day, or any other stretch.
 *
 * Work goes by priority, then age, one piece after the other, at the daily capacity spread
 * over the shift, on working days only; a piece is done when all its units are. What is
 * released after the cut-off is begun on the next working day. What is picked leaves with
 * the next collection. While a scenario has closed the site, nothing moves.
 *
 * The result does not depend on how often it is asked, as long as `state` is handed on and
 * nothing is released with an earlier `releasedAt` than a call has already covered.
 *
 * @throws {RangeError} on an unknown site, or on work that is not a whole number of units.
 */
export function warehouseDay({ retailer, state, work, until, running }: WarehouseDayOptions): WarehouseDay {
  const site = findSite(retailer, state.siteCode);
  for (const { orderRef, lineRef, units } of work) {
    if (!Number.isSafeInteger(units) || units < 1) {
      throw new RangeError(`Cannot pick ${units} units of line ${lineRef}, order ${orderRef}: release whole units, at least 1.`);
    }
  }
  const calendar = makeSiteCalendar(site, makeDisruption(retailer, running));
  const unitMs = calendar.shiftMs / site.dailyCapacityUnits;
  const queue = work
    .map((piece) => ({ piece, startableMs: calendar.startableMs(piece.releasedAt.getTime()) }))
    .sort((one, other) => compareWork(one.piece, other.piece));

  const picked: PickedWork[] = [];
  let busyUntilMs = state.busyUntil.getTime();
  while (queue.length > 0) {
    const earliestMs = Math.max(busyUntilMs, queue.reduce((least, entry) => Math.min(least, entry.startableMs), Infinity));
    const next = queue.findIndex((entry) => entry.startableMs <= earliestMs);
    const { piece } = queue[next]!;
    const pickedMs = calendar.addWorkMs(earliestMs, piece.units * unitMs);
    if (pickedMs > until.getTime()) break;
    queue.splice(next, 1);
    busyUntilMs = pickedMs;
    picked.push({ ...piece, pickedAt: new Date(pickedMs), shippedAt: new Date(calendar.collectionMs(pickedMs)) });
  }
  return { picked, waiting: queue.map(({ piece }) => piece), state: { siteCode: site.code, busyUntil: new Date(busyUntilMs) } };
}

function compareWork(one: ReleasedWork, other: ReleasedWork): number {
  return (
    (other.priority ?? 0) - (one.priority ?? 0) ||
    one.releasedAt.getTime() - other.releasedAt.getTime() ||
    compareText(one.orderRef, other.orderRef) ||
    compareText(one.lineRef, other.lineRef)
  );
}

/** By code unit, the same on every machine. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function findSite(retailer: Retailer, siteCode: string): Site {
  const site = retailer.sites.find((entry) => entry.code === siteCode);
  if (site === undefined) {
    throw new RangeError(`There is no site "${siteCode}"; the retailer has ${retailer.sites.map((entry) => entry.code).join(', ')}.`);
  }
  return site;
}
