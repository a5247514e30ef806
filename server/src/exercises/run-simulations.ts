import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { asSystem, type Schedule, type Services } from '../kernel/jobs.ts';
import { observe } from '../signals/index.ts';
import { setClock } from '../tenancy/index.ts';
import { forgetFeed } from './feed.ts';
import { furnishRetailer } from './furnish-retailer.ts';
import { importHistory } from './import-history.ts';
import { forgetPastOrders } from './past-orders.ts';
import { lockSimulation, retailerOf } from './simulation.ts';
import { stepSimulation } from './step-simulation.ts';

type ClientKey = { clientId: string; providerId: string };

const EVERY_SECONDS = 1;
/** Longer than this between two turns, and the server was down or asleep: the world stood still. */
const TURN_SECONDS_MAX = 5;
/** Real time that one client's world may take in one turn. */
const TURN_MS_MAX = 3_000;

/** The worlds of drill clients go on, each at its rate. */
export const stepSchedule: Schedule = { name: 'exercises.step', everySeconds: EVERY_SECONDS, run: runSimulations };

async function runSimulations(services: Services): Promise<void> {
  const { rows } = await services.database.dispatcher.query<ClientKey>(
    `select s.client_id as "clientId", c.provider_id as "providerId" from exercises.simulation s join tenancy.client c on c.client_id = s.client_id
     where s.state <> 'paused' and c.closed_at is null order by s.client_id`,
  );
  for (const client of rows) {
    await runOne(services, client).catch((error: Error) => {
      forgetFeed(client.clientId);
      services.log.error({ clientId: client.clientId, error: error.message }, 'a simulation could not go on, will be retried');
    });
  }
}

/** One turn: as far as the rate says, or as far as the machine comes. What it does not reach is left out, not made up for. */
async function runOne(services: Services, client: ClientKey): Promise<void> {
  const inClient = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => asSystem(services, client, 'exercises.step', work);
  if (!(await setUp(inClient))) return;
  const target = await inClient(findTarget);
  const endsAt = performance.now() + TURN_MS_MAX;
  for (let at = new Date(0); at < target && performance.now() < endsAt;) at = await inClient((ctx) => stepSimulation(ctx, target));
}

/** Where the world should be by now; takes note of having looked. */
async function findTarget(ctx: Ctx): Promise<Date> {
  const { target } = await queryOnly<{ target: string }>(ctx, sql`
    select s.sim_at + least(extract(epoch from clock_timestamp() - s.stepped_at), ${TURN_SECONDS_MAX}) * s.rate * interval '1 second' as target
    from exercises.simulation s where s.client_id = ${ctx.clientId}`);
  await execute(ctx, sql`update exercises.simulation set stepped_at = clock_timestamp() where client_id = ${ctx.clientId}`);
  return new Date(target);
}

/**
 * Bring a simulation to where people may see it: furniture, history, and the first hours
 * played as fast as the machine allows. Each part is one transaction and says how far it is,
 * so a set-up that is killed goes on where it stopped. Answers whether it is ready.
 */
export async function setUp(inClient: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>): Promise<boolean> {
  for (;;) {
    const part = await inClient(setUpPart);
    if (part === 'paused') return false;
    if (part === 'ready') return true;
  }
}

async function setUpPart(ctx: Ctx): Promise<'more' | 'ready' | 'paused'> {
  const simulation = await lockSimulation(ctx);
  if (simulation.state !== 'setting_up') return simulation.state === 'running' ? 'ready' : 'paused';
  const retailer = retailerOf(simulation);
  if (!simulation.isFurnished) {
    await setClock(ctx, { virtualNow: new Date(simulation.opensAt), rate: 0 });
    await furnishRetailer(ctx, retailer);
    await execute(ctx, sql`update exercises.simulation set is_furnished = true where client_id = ${ctx.clientId}`);
  } else if (simulation.historyTotal === null || simulation.historyDone < simulation.historyTotal) {
    if (await importHistory(ctx, retailer, simulation)) {
      forgetPastOrders();
      // A look taken while the history was being written has drawn an almost empty backlog.
      await observe(ctx);
    }
  } else if (Date.parse(simulation.simAt) < Date.parse(simulation.readyAt)) {
    await stepSimulation(ctx, new Date(simulation.readyAt));
  } else {
    await execute(ctx, sql`update exercises.simulation set state = 'running', stepped_at = clock_timestamp() where client_id = ${ctx.clientId}`);
    return 'ready';
  }
  return 'more';
}
