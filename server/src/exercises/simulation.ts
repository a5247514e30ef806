import { findScenario, makeRetailer, type Retailer, type RunningScenario } from '../../../libs/simulator/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';

/** A client's simulated world as it stands: everything else follows from the seed. */
export type Simulation = {
  seed: string;
  ordersPerDay: number;
  opensAt: string;
  readyAt: string;
  historyDays: number;
  state: 'setting_up' | 'running' | 'paused';
  isFurnished: boolean;
  historyDone: number;
  historyTotal: number | null;
  simAt: string;
  rate: number;
  scenario: string | null;
  scenarioStartsAt: string | null;
  busyUntil: Record<string, string>;
};

const COLUMNS = sql`
  s.seed, s.orders_per_day as "ordersPerDay", s.opens_at as "opensAt", s.ready_at as "readyAt", s.history_days as "historyDays", s.state, s.is_furnished as "isFurnished",
  s.history_done as "historyDone", s.history_total as "historyTotal", s.sim_at as "simAt", s.rate, s.scenario, s.scenario_starts_at as "scenarioStartsAt", s.busy_until as "busyUntil"`;

export async function findSimulation(ctx: Ctx): Promise<Simulation | undefined> {
  return queryOne<Simulation>(ctx, sql`select ${COLUMNS} from exercises.simulation s where s.client_id = ${ctx.clientId}`);
}

/** Whether a made-up retailer lives in this client. */
export async function hasExercise(ctx: Ctx): Promise<boolean> {
  return (await findSimulation(ctx)) !== undefined;
}

/**
 * The simulation, locked until the transaction ends: one step at a time, whoever asks.
 *
 * @throws 404 when the client has none.
 */
export async function lockSimulation(ctx: Ctx): Promise<Simulation> {
  const simulation = await queryOne<Simulation>(ctx, sql`select ${COLUMNS} from exercises.simulation s where s.client_id = ${ctx.clientId} for update`);
  if (!simulation) throw notFound('exercise');
  return simulation;
}

/** Put on record how far the world has come, with the effects of the step. */
export async function keepProgress(ctx: Ctx, at: Date, busyUntil: Record<string, string>): Promise<void> {
  await execute(ctx, sql`
    update exercises.simulation set sim_at = ${at}, busy_until = ${JSON.stringify(busyUntil)}::jsonb where client_id = ${ctx.clientId}`);
}

/** What is happening to the world besides its everyday life. */
export function runningScenario({ scenario, scenarioStartsAt }: Pick<Simulation, 'scenario' | 'scenarioStartsAt'>): RunningScenario | undefined {
  return scenario === null ? undefined : { scenario: findScenario(scenario), startsAt: new Date(scenarioStartsAt!) };
}

const RETAILERS_MAX = 8;
const retailers = new Map<string, Retailer>();

/** The made-up retailer of a simulation. Making one takes a tenth of a second, so the last few are kept. */
export function retailerOf({ seed, opensAt, ordersPerDay }: Pick<Simulation, 'seed' | 'opensAt' | 'ordersPerDay'>): Retailer {
  const key = `${seed} ${opensAt} ${ordersPerDay}`;
  const known = retailers.get(key);
  if (known) return known;
  const made = makeRetailer({ seed, stockAsOf: new Date(opensAt), ordersPerDay });
  if (retailers.size >= RETAILERS_MAX) retailers.delete(retailers.keys().next().value!);
  retailers.set(key, made);
  return made;
}
