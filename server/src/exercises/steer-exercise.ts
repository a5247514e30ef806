import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import type { ClientScope } from '../kernel/ctx.ts';
import { asSystem, type Services } from '../kernel/jobs.ts';
import { withClient } from '../kernel/db.ts';
import { forgetFeed } from './feed.ts';
import { setUp } from './run-simulations.ts';
import { lockSimulation } from './simulation.ts';
import { stepSimulation } from './step-simulation.ts';

/** Simulated hours of one request: a few seconds of work. */
export const ADVANCE_HOURS_MAX = 24;

/** Stop the world, or let it go on, at another rate. @throws 404; 409 `exercises.setting_up`. */
export async function steerExercise(ctx: Ctx, change: { isPaused?: boolean; rate?: number }): Promise<void> {
  const simulation = await lockSimulation(ctx);
  if (simulation.state === 'setting_up') throw refused('exercises.setting_up', 'The exercise is still being set up.', 'Wait until it runs.');
  const state = change.isPaused === undefined ? simulation.state : change.isPaused ? 'paused' : 'running';
  await execute(ctx, sql`
    update exercises.simulation set state = ${state}, rate = ${change.rate ?? simulation.rate}, stepped_at = clock_timestamp() where client_id = ${ctx.clientId}`);
}

/**
 * Play the world on by some hours, as fast as the machine allows, however the clock runs;
 * a set-up under way is finished first. Each step is a transaction of its own: a request
 * that is cut off has advanced as far as the clock says. Answers where the clock stands.
 *
 * @throws 404 when the client has no exercise.
 */
export async function advanceExercise(services: Services, caller: ClientScope, hours: number): Promise<Date> {
  await withClient(services.database, caller, lockSimulation);
  const inClient = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => asSystem(services, caller, 'exercises.advance', work);
  try {
    await setUp(inClient);
    const { simAt } = await inClient(lockSimulation);
    const target = new Date(Date.parse(simAt) + hours * 3_600_000);
    let at = new Date(simAt);
    while (at < target) at = await inClient((ctx) => stepSimulation(ctx, target));
    return at;
  } catch (error) {
    forgetFeed(caller.clientId);
    throw error;
  }
}
