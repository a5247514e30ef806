import { takeReadings } from '../crises/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { keepUpWithClock } from '../orders/index.ts';
import { observe } from '../signals/index.ts';
import { setClock } from '../tenancy/index.ts';
import { deliverParcels } from './deliver-parcels.ts';
import { takeEvents } from './feed.ts';
import { keepProgress, lockSimulation, retailerOf } from './simulation.ts';
import { takeInEvents } from './take-in-events.ts';
import { workSites } from './work-sites.ts';
import { writeMails } from './write-mails.ts';

const HOUR_MS = 3_600_000;
/** The longest stretch of one step: it bounds a transaction, and how late an hour's alert can be. */
export const STEP_MS_MAX = HOUR_MS / 2;

/**
 * Play the world on, towards `target` and at most up to the next full half hour, in the
 * caller's transaction: what came from outside, what left, what arrived, and on the full
 * hour the mails, the series and the readings. The client's clock is set to the end of the
 * step, so nobody ever sees a time whose world is not there yet. Answers that instant.
 *
 * Killed before the commit, nothing has happened and the same step comes again: it follows
 * from the seed and from how things stand.
 */
export async function stepSimulation(outer: Ctx, target: Date): Promise<Date> {
  const simulation = await lockSimulation(outer);
  const from = new Date(simulation.simAt);
  const to = new Date(Math.min(target.getTime(), (Math.floor(from.getTime() / STEP_MS_MAX) + 1) * STEP_MS_MAX));
  if (to <= from) return from;
  const retailer = retailerOf(simulation);
  // What happens in a step happens before its end: the last hour's figures are complete when the next begins.
  const ctx = { ...outer, now: new Date(to.getTime() - 1) };

  await takeInEvents(ctx, retailer, takeEvents(ctx.clientId, retailer, simulation, to));
  await keepUpWithClock(ctx);
  const busyUntil = await workSites(ctx, retailer, simulation, to);
  await deliverParcels(ctx, to);
  if (to.getTime() % HOUR_MS === 0) {
    await writeMails(ctx, retailer, new Date(to.getTime() - HOUR_MS), to);
    await observe({ ...ctx, now: to });
    await takeReadings({ ...ctx, now: to });
  }
  await setClock(ctx, { virtualNow: to, rate: 0 });
  await keepProgress(ctx, to, busyUntil);
  return to;
}
