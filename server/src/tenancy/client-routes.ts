import { z } from 'zod';
import { queryOne, sql } from '../kernel/db.ts';
import { Currency } from '../kernel/money.ts';
import { providerRoute, route } from '../kernel/route.ts';
import { makeClient, setClock } from './make-client.ts';

const ClientParams = z.object({ clientId: z.uuid() });

const addClient = providerRoute({
  method: 'POST', path: '/clients', operation: 'addClient', tag: 'tenancy', summary: 'Open a client (a retailer)', permission: 'tenancy.manage', status: 201,
  body: z.object({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens'),
    name: z.string().trim().min(1).max(200),
    currency: Currency,
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

/** A clock outside these years would stand where no date can be written, and could not be set back. */
const PlausibleInstant = z.iso.datetime({ offset: true }).refine((at) => Date.parse(at) >= Date.UTC(1990) && Date.parse(at) < Date.UTC(2100), 'must lie between 1990 and 2099');

const moveClock = route({
  method: 'PUT', path: '/clients/:clientId/clock', operation: 'setClock', tag: 'tenancy', summary: 'Set the client’s business time (imports of past orders, drills)', permission: 'tenancy.manage',
  params: ClientParams,
  body: z.union([z.object({ mode: z.literal('real') }), z.object({ mode: z.literal('virtual'), now: PlausibleInstant, rate: z.number().min(0).max(100_000).default(1) })]),
  async handle(ctx, { body }) {
    await setClock(ctx, body.mode === 'real' ? 'real' : { virtualNow: new Date(body.now), rate: body.rate });
  },
});

export const clientRoutes = [addClient, readClock, moveClock];
