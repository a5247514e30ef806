import { findScenario } from '../../../libs/simulator/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { invalid, refused } from '../kernel/errors.ts';
import { exerciseStarted, scenarioInjected } from './events.ts';
import { lockSimulation } from './simulation.ts';

export type NewExercise = {
  seed: string;
  ordersPerDay: number;
  historyDays: number;
  /** Where the history ends. */
  opensAt: Date;
  /** Up to where it is played before anybody looks. */
  readyAt: Date;
  /** Simulated seconds for one real second; 0 stands still and is moved on by hand. */
  rate: number;
  scenario?: { name: string; startsAt: Date };
};

/**
 * Let a made-up retailer live in this client: sites, items, stock, weeks of history, and
 * from then on orders, parcels and mails. Set-up goes on by itself after the commit.
 *
 * @throws 409 `exercises.real_client` on a client that is no drill, `exercises.running` when it has one already.
 * @throws 422 `exercises.unknown_scenario`
 */
export async function startExercise(ctx: Ctx, exercise: NewExercise): Promise<void> {
  const { isDrill } = await queryOnly<{ isDrill: boolean }>(ctx, sql`select is_drill as "isDrill" from tenancy.client where client_id = ${ctx.clientId}`);
  if (!isDrill) throw refused('exercises.real_client', 'This client is a real one; made-up orders have no place in it.', 'Open a client with "isDrill": true and run the exercise there.');
  if (exercise.scenario) requireScenario(exercise.scenario.name);
  const made = await execute(ctx, sql`
    insert into exercises.simulation (client_id, seed, orders_per_day, opens_at, ready_at, history_days, state, sim_at, rate, scenario, scenario_starts_at)
    values (${ctx.clientId}, ${exercise.seed}, ${exercise.ordersPerDay}, ${exercise.opensAt}, ${exercise.readyAt}, ${exercise.historyDays}, 'setting_up', ${exercise.opensAt}, ${exercise.rate},
      ${exercise.scenario?.name ?? null}, ${exercise.scenario?.startsAt ?? null})
    on conflict do nothing`);
  if (made === 0) throw refused('exercises.running', 'An exercise lives in this client already.', 'Steer that one, or open another drill client.');
  await publish(ctx, exerciseStarted, { seed: exercise.seed, ordersPerDay: exercise.ordersPerDay });
}

/**
 * Let a scenario begin, now or at a later moment of the client's clock. Only the world
 * outside changes: a flooded site stops shipping, and nobody here is told.
 *
 * @throws 404; 409 `exercises.has_scenario`, `exercises.past` ; 422 `exercises.unknown_scenario`
 */
export async function injectScenario(ctx: Ctx, given: { scenario: string; startsAt?: Date }): Promise<{ scenario: string; startsAt: string }> {
  requireScenario(given.scenario);
  const simulation = await lockSimulation(ctx);
  const now = new Date(simulation.simAt);
  if (simulation.scenario !== null && Date.parse(simulation.scenarioStartsAt!) <= now.getTime()) {
    throw refused('exercises.has_scenario', `"${findScenario(simulation.scenario).title}" has begun already.`, 'One exercise plays one scenario; open another drill client for the next.');
  }
  const startsAt = given.startsAt ?? now;
  if (startsAt < now) throw refused('exercises.past', 'The past cannot be changed any more.', 'Choose a moment after the client’s clock, or leave it out to begin now.');
  await execute(ctx, sql`update exercises.simulation set scenario = ${given.scenario}, scenario_starts_at = ${startsAt} where client_id = ${ctx.clientId}`);
  await publish(ctx, scenarioInjected, { scenario: given.scenario, startsAt: startsAt.toISOString() });
  return { scenario: given.scenario, startsAt: startsAt.toISOString() };
}

function requireScenario(name: string): void {
  try {
    findScenario(name);
  } catch (error) {
    throw invalid('exercises.unknown_scenario', (error as Error).message);
  }
}
