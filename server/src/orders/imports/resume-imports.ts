import { asSystem, enqueue, type Schedule } from '../../kernel/jobs.ts';
import { runImport } from './run-import.ts';

/**
 * Hand imports whose worker has died to another one. The queue would do so as well, but only
 * after its own time limit for a job.
 */
export const resumeImports: Schedule = {
  name: 'orders.resume_imports',
  everySeconds: 2,
  async run(services) {
    const { rows } = await services.database.dispatcher.query<{ clientId: string; providerId: string; importId: string }>(`
      select i.client_id as "clientId", c.provider_id as "providerId", i.import_id as "importId"
      from orders.import i join tenancy.client c on c.client_id = i.client_id
      where i.state = 'running' and i.leased_until < clock_timestamp()`);
    for (const { importId, ...client } of rows) await asSystem(services, client, 'orders.resume_imports', (ctx) => enqueue(ctx, runImport, { importId }));
  },
};
