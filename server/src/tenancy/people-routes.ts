import { z } from 'zod';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { openProviderRoute, providerRoute, route } from '../kernel/route.ts';
import { makeClient, makePerson, setClock } from './make-client.ts';
import { assignRole, disablePerson, findPeople, findTokens, makeToken, requireMayGrant, requirePerson, revokeToken } from './people.ts';
import { ROLE_NAMES } from './roles.ts';
import { hashPassword, makeOneTimeLink } from './sign-in.ts';
import { withProvider } from '../kernel/db.ts';

const Role = z.enum(ROLE_NAMES).meta({ id: 'Role' });
const Person = z.object({
  personId: z.uuid(), name: z.string(), email: z.string(), disabledAt: z.string().nullable(),
  roles: z.array(z.object({ role: z.string(), clientId: z.uuid().nullable() })),
}).meta({ id: 'Person' });
const Token = z.object({ tokenId: z.uuid(), name: z.string(), role: z.string(), clientId: z.uuid().nullable(), createdAt: z.string(), expiresAt: z.string().nullable() }).meta({ id: 'Token' });
const PersonParams = z.object({ personId: z.uuid() });
const ClientParams = z.object({ clientId: z.uuid() });

const listPeople = providerRoute({
  method: 'GET', path: '/people', operation: 'findPeople', tag: 'tenancy', summary: 'Everybody who works for the provider, with roles',
  permission: 'tenancy.read', response: z.object({ people: z.array(Person) }),
  handle: async (ctx) => ({ people: await findPeople(ctx) }),
});

const addPerson = openProviderRoute({
  method: 'POST', path: '/people', operation: 'addPerson', tag: 'tenancy', summary: 'Add a person and answer a one-time link to hand over',
  permission: 'tenancy.manage', status: 201,
  body: z.object({ email: z.email().max(320), name: z.string().trim().min(1).max(200), role: Role, clientId: z.uuid().nullable().default(null), password: z.string().min(12, 'must have at least 12 characters').max(1000).optional() }),
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
  permission: 'tenancy.manage', params: PersonParams, body: z.object({ role: Role, clientId: z.uuid().nullable().default(null) }),
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
  body: z.object({ password: z.string().min(12, 'must have at least 12 characters').max(1000) }),
  async handle({ services, providerId, personId, actor, request }, { body }) {
    if (personId === null) throw notFound('person');
    const passwordHash = await hashPassword(body.password);
    await withProvider(services.database, { providerId, actor, requestId: request.id }, (ctx) =>
      execute(ctx, sql`update tenancy.person set password_hash = ${passwordHash} where provider_id = ${providerId} and person_id = ${personId}`));
  },
});

const listTokens = providerRoute({
  method: 'GET', path: '/tokens', operation: 'findTokens', tag: 'tenancy', summary: 'Tokens of machines', permission: 'tenancy.manage',
  response: z.object({ tokens: z.array(Token) }),
  handle: async (ctx) => ({ tokens: await findTokens(ctx) }),
});

const addToken = providerRoute({
  method: 'POST', path: '/tokens', operation: 'makeToken', tag: 'tenancy', summary: 'A token for a machine; its secret is shown only here', permission: 'tenancy.manage', status: 201,
  body: z.object({ name: z.string().trim().min(1).max(200), role: Role, clientId: z.uuid().nullable().default(null) }),
  response: z.object({ tokenId: z.uuid(), secret: z.string() }),
  async handle(ctx, { body }) {
    if (body.clientId) await requireClient(ctx, body.clientId);
    return makeToken(ctx, body);
  },
});

const endToken = providerRoute({
  method: 'DELETE', path: '/tokens/:tokenId', operation: 'revokeToken', tag: 'tenancy', summary: 'End a token at once', permission: 'tenancy.manage',
  params: z.object({ tokenId: z.uuid() }),
  handle: (ctx, { params }) => revokeToken(ctx, params.tokenId),
});

const addClient = providerRoute({
  method: 'POST', path: '/clients', operation: 'addClient', tag: 'tenancy', summary: 'Open a client (a retailer)', permission: 'tenancy.manage', status: 201,
  body: z.object({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens'),
    name: z.string().trim().min(1).max(200),
    currency: z.string().regex(/^[A-Z]{3}$/),
    timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'must be an IANA time zone such as Europe/London'),
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).min(1).max(30).default(['en']),
    isDrill: z.boolean().default(false),
  }),
  response: z.object({ clientId: z.uuid() }),
  handle: async (ctx, { body }) => ({ clientId: await makeClient(ctx, body) }),
});

const Clock = z.object({ mode: z.enum(['real', 'virtual']), now: z.string(), rate: z.number() }).meta({ id: 'Clock' });

const readClock = route({
  method: 'GET', path: '/clients/:clientId/clock', operation: 'readClock', tag: 'tenancy', summary: 'The client’s business time', permission: 'orders.read',
  params: ClientParams, response: Clock,
  async handle(ctx) {
    const clock = await queryOne<{ mode: 'real' | 'virtual'; rate: number }>(ctx, sql`select mode, rate from tenancy.clock where client_id = ${ctx.clientId}`);
    return { mode: clock?.mode ?? 'real', rate: clock?.rate ?? 1, now: ctx.now.toISOString() };
  },
});

const moveClock = route({
  method: 'PUT', path: '/clients/:clientId/clock', operation: 'setClock', tag: 'tenancy', summary: 'Set the client’s business time (imports of past orders, drills)', permission: 'tenancy.manage',
  params: ClientParams,
  body: z.union([z.object({ mode: z.literal('real') }), z.object({ mode: z.literal('virtual'), now: z.iso.datetime({ offset: true }), rate: z.number().min(0).max(100_000).default(1) })]),
  async handle(ctx, { body }) {
    await setClock(ctx, body.mode === 'real' ? 'real' : { virtualNow: new Date(body.now), rate: body.rate });
  },
});

async function requireClient(ctx: Parameters<typeof queryOne>[0] & { providerId: string }, clientId: string): Promise<void> {
  if (!(await queryOne(ctx, sql`select 1 as ok from tenancy.client where client_id = ${clientId} and provider_id = ${ctx.providerId}`))) throw notFound('client');
}

export const peopleRoutes = [listPeople, addPerson, grantRole, disable, makeLink, setPassword, listTokens, addToken, endToken, addClient, readClock, moveClock];
