import type { Services } from './kernel/jobs.ts';
import { makeOneTimeLink, makeProvider } from './tenancy/index.ts';

const PROVIDER_NAME = 'Harbour Operations';
const ADMINISTRATOR = { email: 'admin@breakwater.example', personName: 'Alex Harbour' };

/**
 * Make what an empty installation needs, and answer a fresh one-time link for its first
 * administrator. Each step looks whether it was done, so a run killed half-way is resumed.
 */
export async function firstRun(services: Services): Promise<string> {
  const person = (await findAdministrator(services)) ?? (await makeProvider(services.database, { name: PROVIDER_NAME, ...ADMINISTRATOR }));
  return makeOneTimeLink(services.database, services.config.publicUrl, person);
}

async function findAdministrator(services: Services): Promise<{ providerId: string; personId: string } | undefined> {
  const { rows } = await services.database.dispatcher.query<{ providerId: string; personId: string }>(
    `select a.provider_id as "providerId", a.person_id as "personId" from tenancy.assignment a
     where a.role = 'administrator' and a.for_client_id is null order by a.created_at limit 1`,
  );
  return rows[0];
}
