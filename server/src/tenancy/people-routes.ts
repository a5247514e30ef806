import { z } from 'zod';
import { withProvider } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { openProviderRoute, providerRoute } from '../kernel/route.ts';
import { changePassword } from './change-password.ts';
import { makePerson } from './make-client.ts';
import { assignRole, disablePerson, findPeople, requireMayGrant, requirePerson } from './people.ts';
import { requireClient } from './require-client.ts';
import { RoleName } from './roles.ts';
import { hashPassword, makeOneTimeLink, setSessionCookie } from './sign-in.ts';

const Password = z.string().min(12, 'must have at least 12 characters').max(1000);
const Person = z.object({
  personId: z.uuid(), name: z.string(), email: z.string(), disabledAt: z.string().nullable(),
  roles: z.array(z.object({ role: z.string(), clientId: z.uuid().nullable() })),
}).meta({ id: 'Person' });
const PersonParams = z.object({ personId: z.uuid() });

const listPeople = providerRoute({
  method: 'GET', path: '/people', operation: 'findPeople', tag: 'tenancy', summary: 'Everybody who works for the provider, with roles',
  permission: 'tenancy.read', response: z.object({ people: z.array(Person) }),
  handle: async (ctx) => ({ people: await findPeople(ctx) }),
});

const addPerson = openProviderRoute({
  method: 'POST', path: '/people', operation: 'addPerson', tag: 'tenancy', summary: 'Add a person and answer a one-time link to hand over',
  permission: 'tenancy.manage', status: 201,
  body: z.object({ email: z.email().max(320), name: z.string().trim().min(1).max(200), role: RoleName, clientId: z.uuid().nullable().default(null), password: Password.optional() }),
  response: z.object({ personId: z.uuid(), signInLink: z.string() }),
  async handle({ services, providerId, actor, request }, { body }) {
    const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
    const personId = await withProvider(services.database, { providerId, actor, requestId: request.id }, async (ctx) => {
      requireMayGrant(ctx, body.role);
      if (body.clientId) await requireClient(ctx, body.clientId);
      return makePerson(ctx, { email: body.email, name: body.name, role: body.role, forClientId: body.clientId ?? undefined, passwordHash });
    });
    return { personId, signInLink: await makeOneTimeLink(services.database, services.config.publicUrl, { providerId, personId }) };
  },
});

const grantRole = providerRoute({
  method: 'PUT', path: '/people/:personId/role', operation: 'assignRole', tag: 'tenancy', summary: 'Set what a person may do, for one client or for all',
  permission: 'tenancy.manage', params: PersonParams, body: z.object({ role: RoleName, clientId: z.uuid().nullable().default(null) }),
  async handle(ctx, { params, body }) {
    if (body.clientId) await requireClient(ctx, body.clientId);
    await assignRole(ctx, { personId: params.personId, clientId: body.clientId, role: body.role });
  },
});

const disable = providerRoute({
  method: 'POST', path: '/people/:personId/disable', operation: 'disablePerson', tag: 'tenancy', summary: 'End a person’s access, at once and everywhere',
  permission: 'tenancy.manage', params: PersonParams,
  handle: (ctx, { params }) => disablePerson(ctx, params.personId),
});

const makeLink = openProviderRoute({
  method: 'POST', path: '/people/:personId/sign-in-link', operation: 'makeSignInLink', tag: 'tenancy', summary: 'A one-time link that signs this person in within a day',
  permission: 'tenancy.manage', params: PersonParams, response: z.object({ signInLink: z.string() }),
  async handle({ services, providerId, actor, request }, { params }) {
    await withProvider(services.database, { providerId, actor, requestId: request.id }, (ctx) => requirePerson(ctx, params.personId));
    return { signInLink: await makeOneTimeLink(services.database, services.config.publicUrl, { providerId, personId: params.personId }) };
  },
});

const setPassword = openProviderRoute({
  method: 'PUT', path: '/me/password', operation: 'setPassword', tag: 'tenancy', summary: 'Set my own password',
  description: 'Ends every session of mine and begins a new one. The current password is needed once there is one.',
  body: z.object({ currentPassword: z.string().min(1).max(1000).optional(), password: Password }),
  async handle({ services, providerId, personId, reply }, { body }) {
    if (personId === null) throw notFound('person');
    const secret = await changePassword(services.database, { providerId, personId }, { currentPassword: body.currentPassword, password: body.password });
    setSessionCookie(reply, secret, services.config.publicUrl.startsWith('https:'));
  },
});

export const peopleRoutes = [listPeople, addPerson, grantRole, disable, makeLink, setPassword];
