import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { stdSerializers } from 'pino';
import { BODY_DEPTH_MAX, isTooDeep } from './body-depth.ts';
import type { Actor, ClientScope } from './ctx.ts';
import { withClient, withProvider } from './db.ts';
import { forbidden, invalid, notFound, ProblemError } from './errors.ts';
import { newId } from './ids.ts';
import { idempotencyKey, once } from './idempotency.ts';
import type { Services } from './jobs.ts';
import { metrics, requestSeconds } from './metrics.ts';
import { Problem, replyProblem } from './problem-reply.ts';
import { isRaw, type Route } from './route.ts';

const BODY_BYTES_MAX = 5 * 1024 * 1024;
const API = '/api/v1';

/** Somebody who signed in or sent a token. */
export type Identity = {
  actor: Omit<Actor, 'permissions'>;
  providerId: string;
  personId: string | null;
  /** Permissions for a client, or undefined when the client is none of theirs. */
  permissionsFor: (clientId: string) => ReadonlySet<string> | undefined;
  /** Permissions over the provider itself. */
  providerPermissions: ReadonlySet<string>;
};

/** Given by tenancy: who is behind this request, or undefined. */
export type Authenticate = (services: Services, request: FastifyRequest) => Promise<Identity | undefined>;

/** Build the server with every route mounted; listening is up to the caller. */
export async function buildHttp(services: Services, routes: readonly Route[], authenticate: Authenticate): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => newId(),
    requestIdHeader: false,
    logger: { level: services.config.logLevel === 'silent' ? 'silent' : 'warn', base: null, serializers: { error: stdSerializers.err } },
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: true,
    trustProxy: services.config.trustProxy,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(replyProblem);
  app.setNotFoundHandler((request, reply) => replyProblem(notFound('page'), request, reply));
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], scriptSrc: ["'self'"], connectSrc: ["'self'"], upgradeInsecureRequests: null } },
    strictTransportSecurity: services.config.publicUrl.startsWith('https:'),
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Breakwater', version: '1', description: 'Crises and order backlogs of many retailers: scope, action, receipt.' } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.addHook('preValidation', async (request) => {
    if (isTooDeep(request.body)) throw invalid('kernel.too_deep', `The body nests deeper than ${BODY_DEPTH_MAX} levels.`, 'Compare with the reference at /reference.');
  });
  app.addHook('onSend', async (request, reply) => { void reply.header('x-request-id', request.id); });
  app.addHook('onResponse', async (request, reply) => {
    const operation = (request.routeOptions.schema)?.operationId;
    if (operation) requestSeconds.observe({ operation, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000);
  });
  mountHealth(app, services);
  for (const mode of ['json', 'raw', 'stream'] as const) {
    // One context per way of reading bodies, because content-type parsers belong to a context.
    await app.register(async (inner) => {
      if (mode !== 'json') {
        inner.removeAllContentTypeParsers();
        if (mode === 'raw') inner.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
        else inner.addContentTypeParser('*', (_request, _payload, done) => done(null));
      }
      for (const one of routes) if ((one.bodyAs ?? 'json') === mode) mount(inner, services, one, authenticate);
    });
  }
  return app;
}

function mountHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await services.database.app.query('select 1').catch(() => {
      throw new ProblemError({ status: 503, code: 'kernel.not_ready', message: 'The database does not answer yet.', next: 'Wait; this recovers by itself.' });
    });
    return { status: 'ready' };
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
}

function mount(app: FastifyInstance, services: Services, one: Route, authenticate: Authenticate): void {
  const schema: Record<string, unknown> = { operationId: one.operation, tags: [one.tag], summary: one.summary };
  if (one.description) schema.description = one.description;
  if (one.params) schema.params = one.params;
  if (one.query) schema.querystring = one.query;
  if (one.body) schema.body = one.body;
  const status = one.status ?? (one.response ? 200 : one.produces ? 200 : 204);
  schema.response = { ...(one.response ? { [status]: one.response } : {}), default: Problem };
  app.route({
    method: one.method,
    url: one.root ? one.path : API + one.path,
    schema,
    ...(one.bodyBytesMax ? { bodyLimit: one.bodyBytesMax } : {}),
    handler: async (request, reply) => {
      const answer = await dispatch(services, one, authenticate, request, reply, status);
      if (reply.sent) return reply;
      if (isRaw(answer)) {
        void reply.type(answer.type ?? one.produces ?? 'application/octet-stream');
        if (answer.filename) void reply.header('content-disposition', `attachment; filename="${answer.filename}"`);
        return reply.status(status).send(answer.raw);
      }
      return reply.status(status).send(answer);
    },
  });
}

async function dispatch(services: Services, one: Route, authenticate: Authenticate, request: FastifyRequest, reply: FastifyReply, status: number): Promise<unknown> {
  const input = { params: request.params, query: request.query, body: request.body };
  if (one.access === 'public') return one.handle({ services, request, reply }, input);

  const identity = await authenticate(services, request);
  if (!identity) throw new ProblemError({ status: 401, code: 'tenancy.not_signed_in', message: 'You are not signed in, or your session or token has ended.', next: 'Sign in again, or send a valid token.' });
  const base = { providerId: identity.providerId, requestId: request.id };

  if (one.access === 'provider' || one.access === 'provider-open') {
    if (one.permission && !identity.providerPermissions.has(one.permission)) throw forbidden(one.permission);
    const actor: Actor = { ...identity.actor, permissions: identity.providerPermissions };
    if (one.access === 'provider-open') return one.handle({ services, actor, providerId: identity.providerId, personId: identity.personId, permissionsFor: identity.permissionsFor, request, reply }, input);
    return withProvider(services.database, { ...base, actor }, (ctx) => one.handle(ctx, input));
  }

  const { clientId } = request.params as { clientId: string };
  const permissions = identity.permissionsFor(clientId);
  if (!permissions) throw notFound('client');
  if (one.permission && !permissions.has(one.permission)) throw forbidden(one.permission);
  const scope: ClientScope = { ...base, clientId, actor: { ...identity.actor, permissions } };
  if (one.access === 'client-open') return one.handle({ services, scope, request, reply }, input);

  const key = idempotencyKey(request);
  return withClient(services.database, scope, async (ctx) => {
    if (key === undefined) return one.handle(ctx, input);
    const done = await once(ctx, key, one.operation, { params: input.params, query: input.query, body: input.body }, async () => ({ status, response: await one.handle(ctx, input) }));
    if (done.replayed) void reply.header('idempotent-replay', 'true');
    return done.response;
  });
}
