import { forEachClient, type Schedule } from '../kernel/jobs.ts';
import { auditRoutes } from './audit-routes.ts';
import { clientRoutes } from './client-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { tenancyRoutes } from './routes.ts';
import { sealEvents } from './seal-events.ts';
import { tokenRoutes } from './token-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { deliverWebhook } from './webhooks.ts';

export { authenticate, writeCredential } from './authenticate.ts';
export { asProvider, makeClient, makePerson, makeProvider, setClock, type NewClient } from './make-client.ts';
export { permissionsOf, ROLE_NAMES, ROLES, type Permission, type Role } from './roles.ts';
export { sealEvents, verifyEvents } from './seal-events.ts';
export { hashPassword, makeOneTimeLink } from './sign-in.ts';

const sealing: Schedule = {
  name: 'tenancy.seal_events',
  everySeconds: 2,
  run: (services) => forEachClient(services, 'tenancy.seal_events', async (ctx) => { await sealEvents(ctx); }),
};

export const tenancyModule = {
  name: 'tenancy',
  routes: [...tenancyRoutes, ...clientRoutes, ...peopleRoutes, ...tokenRoutes, ...auditRoutes, ...webhookRoutes],
  jobs: [deliverWebhook],
  schedules: [sealing],
};
