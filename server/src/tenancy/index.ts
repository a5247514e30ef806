export { authenticate, writeCredential } from './authenticate.ts';
export { asProvider, makeClient, makePerson, makeProvider, setClock, type NewClient } from './make-client.ts';
export { permissionsOf, ROLE_NAMES, ROLES, type Permission, type Role } from './roles.ts';
export { hashPassword, makeOneTimeLink } from './sign-in.ts';

import { tenancyRoutes } from './routes.ts';

export const tenancyModule = { name: 'tenancy', routes: tenancyRoutes };
