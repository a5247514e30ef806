import { z } from 'zod';
import { query, queryOnly, sql, withProvider } from '../kernel/db.ts';
import { openProviderRoute, publicRoute } from '../kernel/route.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { streamLive } from './stream-live.ts';
import { endSession, setSessionCookie, signInWithLink, signInWithPassword } from './sign-in.ts';

const SignedIn = z.object({ signedIn: z.literal(true) });

const signIn = publicRoute({
  method: 'POST',
  path: '/sign-in',
  operation: 'signIn',
  tag: 'tenancy',
  summary: 'Start a session with a mail address and a password',
  body: z.object({ email: z.string().min(3).max(320), password: z.string().min(1).max(1000) }),
  response: SignedIn,
  async handle({ services, request, reply }, { body }) {
    const secret = await signInWithPassword(services.database, services.config.secret, { ...body, network: request.ip });
    setSessionCookie(reply, secret, services.config.publicUrl.startsWith('https:'));
    return { signedIn: true as const };
  },
});

const useOneTimeLink = publicRoute({
  method: 'POST',
  path: '/sign-in/link',
  operation: 'useOneTimeLink',
  tag: 'tenancy',
  summary: 'Start a session with a one-time link',
  body: z.object({ token: z.string().min(1).max(200) }),
  response: SignedIn,
  async handle({ services, reply }, { body }) {
    const secret = await signInWithLink(services.database, body.token);
    setSessionCookie(reply, secret, services.config.publicUrl.startsWith('https:'));
    return { signedIn: true as const };
  },
});

const signOut = publicRoute({
  method: 'POST',
  path: '/sign-out',
  operation: 'signOut',
  tag: 'tenancy',
  summary: 'End this session',
  async handle({ services, request, reply }) {
    const secret = request.cookies[SESSION_COOKIE];
    if (secret) await endSession(services.database, secret);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  },
});

export const ClientSummary = z.object({
  clientId: z.uuid(),
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  languages: z.array(z.string()),
  isDrill: z.boolean(),
}).meta({ id: 'ClientSummary' });

const readMe = openProviderRoute({
  method: 'GET',
  path: '/me',
  operation: 'readMe',
  tag: 'tenancy',
  summary: 'Who I am, which clients I work for and what I may do there',
  response: z.object({
    person: z.object({ personId: z.uuid().nullable(), name: z.string(), email: z.string().nullable() }),
    provider: z.object({ providerId: z.uuid(), name: z.string() }),
    permissions: z.array(z.string()),
    clients: z.array(ClientSummary.extend({ permissions: z.array(z.string()) })),
  }),
  async handle({ services, providerId, actor, personId, permissionsFor, request }) {
    return withProvider(services.database, { providerId, actor, requestId: request.id }, async (ctx) => {
      const provider = await queryOnly<{ name: string }>(ctx, sql`select name from tenancy.provider where provider_id = ${providerId}`);
      const person = personId === null ? undefined : (await query<{ email: string }>(ctx, sql`select email from tenancy.person where provider_id = ${providerId} and person_id = ${personId}`))[0];
      const clients = await query<z.infer<typeof ClientSummary>>(ctx, sql`
        select client_id as "clientId", slug, name, currency, time_zone as "timeZone", languages, is_drill as "isDrill"
        from tenancy.client where provider_id = ${providerId} and closed_at is null order by is_drill, name`);
      return {
        person: { personId, name: actor.name, email: person?.email ?? null },
        provider: { providerId, name: provider.name },
        permissions: [...actor.permissions],
        clients: clients.flatMap((client) => {
          const mine = permissionsFor(client.clientId);
          return mine ? [{ ...client, permissions: [...mine] }] : [];
        }),
      };
    });
  },
});

export const tenancyRoutes = [signIn, useOneTimeLink, signOut, readMe, streamLive];
