import { startExercise, hasExercise } from './exercises/index.ts';
import { asSystem, type Services } from './kernel/jobs.ts';
import { asProvider, makeClient, makeOneTimeLink, makeProvider } from './tenancy/index.ts';

const PROVIDER_NAME = 'Harbour Operations';
const ADMINISTRATOR = { email: 'admin@breakwater.example', personName: 'Alex Harbour' };
const DEMO_CLIENT = {
  slug: 'brambleholt', name: 'Brambleholt', currency: 'EUR', timeZone: 'Europe/Amsterdam', languages: ['en', 'de', 'fr', 'nl', 'pl', 'it', 'es', 'pt'], isDrill: true,
};
const HOUR_MS = 3_600_000;
/** An hour a minute: somebody who looks for a minute sees parcels leave. */
const DEMO_RATE = 60;
/** Four weeks of orders are what signals judge against; three are the least for the same hour of earlier weeks. */
const DEMO_HISTORY_DAYS = 22;
const DEMO_ORDERS_PER_DAY = 600;

/**
 * Make what an empty installation needs, and answer a fresh one-time link for its first
 * administrator. Each step looks whether it was done, so a run killed half-way is resumed.
 * The demo client's weeks of history are written after the start, by the schedule that moves
 * its world: the console opens at once and says how far it is.
 */
export async function firstRun(services: Services): Promise<string> {
  const person = (await findAdministrator(services)) ?? (await makeProvider(services.database, { name: PROVIDER_NAME, ...ADMINISTRATOR }));
  if (!services.config.empty) await makeDemo(services, person.providerId);
  return makeOneTimeLink(services.database, services.config.publicUrl, person);
}

async function findAdministrator(services: Services): Promise<{ providerId: string; personId: string } | undefined> {
  const { rows } = await services.database.dispatcher.query<{ providerId: string; personId: string }>(
    `select a.provider_id as "providerId", a.person_id as "personId" from tenancy.assignment a
     where a.role = 'administrator' and a.for_client_id is null order by a.created_at limit 1`,
  );
  return rows[0];
}

/** Only where there is no client yet, or only half a demo: nobody gets one beside their own. */
async function makeDemo(services: Services, providerId: string): Promise<void> {
  const { rows } = await services.database.dispatcher.query<{ clientId: string; isDemo: boolean }>(
    `select c.client_id as "clientId", c.slug = $2 and c.is_drill as "isDemo" from tenancy.client c where c.provider_id = $1`,
    [providerId, DEMO_CLIENT.slug],
  );
  const demo = rows.find((row) => row.isDemo);
  if (!demo && rows.length > 0) return;
  const clientId = demo?.clientId ?? (await asProvider(services.database, providerId, (ctx) => makeClient(ctx, DEMO_CLIENT)));
  await asSystem(services, { clientId, providerId }, 'first run', async (ctx) => {
    if (await hasExercise(ctx)) return;
    const opensAt = lastTuesdayNight(new Date());
    const inHours = (hours: number): Date => new Date(opensAt.getTime() + hours * HOUR_MS);
    await startExercise(ctx, {
      seed: 'harbour', ordersPerDay: DEMO_ORDERS_PER_DAY, historyDays: DEMO_HISTORY_DAYS, rate: DEMO_RATE,
      opensAt, readyAt: inHours(5), scenario: { name: 'site-loss', startsAt: inHours(6) },
    });
  });
}

/** Three o'clock UTC on the last Tuesday: every site works on the day that begins. */
function lastTuesdayNight(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 5) % 7));
  return day <= now ? day : new Date(day.getTime() - 7 * 24 * HOUR_MS);
}
