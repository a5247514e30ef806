import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor, ClientScope, Ctx, ProviderCtx } from './ctx.ts';
import type { Services } from './jobs.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Shapes<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  method: Method;
  /** Below /api/v1, e.g. `/clients/:clientId/orders`; public pages may leave it with `root`. */
  path: string;
  root?: boolean;
  /** camelCase verb and noun: the function, the OpenAPI operation, the CLI command. */
  operation: string;
  /** The module; groups the reference page and the CLI. */
  tag: string;
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** JSON shape of the answer; leave out for what is not JSON (`produces`). */
  response?: R;
  status?: number;
  /** Content type of a raw answer. */
  produces?: string;
  /** `raw`: the body as a Buffer (signatures); `stream`: not read at all (uploads). */
  bodyAs?: 'json' | 'raw' | 'stream';
  bodyBytesMax?: number;
};

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = { params: z.output<P>; query: z.output<Q>; body: z.output<B> };

/** A raw answer: PDF, CSV, HTML. */
export type Raw = { raw: string | Buffer | NodeJS.ReadableStream; type?: string; filename?: string };

/** What a handler that opens its own transactions is given. */
export type Open = { services: Services; scope: ClientScope; request: FastifyRequest; reply: FastifyReply };
export type OpenProvider = { services: Services; providerId: string; actor: Actor; personId: string | null; permissionsFor: (clientId: string) => ReadonlySet<string> | undefined; request: FastifyRequest; reply: FastifyReply };
export type OpenPublic = { services: Services; request: FastifyRequest; reply: FastifyReply };

/** A route as the server mounts it. Made only by the functions below. */
export type Route = Shapes<z.ZodType, z.ZodType, z.ZodType, z.ZodType> & { permission?: string } & (
    | { access: 'client'; handle(ctx: Ctx, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown> }
    | { access: 'client-open'; handle(open: Open, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown> }
    | { access: 'provider'; handle(ctx: ProviderCtx, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown> }
    | { access: 'provider-open'; handle(open: OpenProvider, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown> }
    | { access: 'public'; handle(open: OpenPublic, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown> }
  );

type None = z.ZodUndefined;
type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, First> = Shapes<P, Q, B, R> & {
  permission?: string;
  handle(first: First, input: Input<P, Q, B>): Promise<z.input<R> | Raw | void>;
};

/**
 * A verb of one client: path below `/clients/:clientId`, one transaction, signed context,
 * the caller's permissions for that client. A caller without any gets the same 404 as for a
 * client that does not exist. Every POST takes an `Idempotency-Key`.
 */
export function route<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = None, R extends z.ZodType = None>(
  definition: Definition<P, Q, B, R, Ctx> & { permission: string },
): Route {
  return { ...definition, access: 'client' };
}

/** The same, but the handler opens its own transactions: uploads, heavy computing, streams. */
export function openRoute<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = None, R extends z.ZodType = None>(
  definition: Definition<P, Q, B, R, Open> & { permission: string },
): Route {
  return { ...definition, access: 'client-open' };
}

/** A verb of the provider (people, clients), in one transaction. */
export function providerRoute<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = None, R extends z.ZodType = None>(
  definition: Definition<P, Q, B, R, ProviderCtx>,
): Route {
  return { ...definition, access: 'provider' };
}

/** Signed in, no transaction yet: the wall over all clients, live streams, `me`. */
export function openProviderRoute<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = None, R extends z.ZodType = None>(
  definition: Definition<P, Q, B, R, OpenProvider>,
): Route {
  return { ...definition, access: 'provider-open' };
}

/** Anybody: sign-in, status pages, signed webhooks of shops. */
export function publicRoute<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = None, R extends z.ZodType = None>(
  definition: Definition<P, Q, B, R, OpenPublic>,
): Route {
  return { ...definition, access: 'public' };
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && 'raw' in value;
}
