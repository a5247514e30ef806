import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProblemError } from './errors.ts';

/** RFC 9457, with the fields every Breakwater error has. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  next: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
}).meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

const TITLES: Record<number, string> = {
  400: 'The request could not be read', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 409: 'Not possible now',
  413: 'Too large', 415: 'Unknown content type', 422: 'The request cannot be right', 429: 'Too many requests', 503: 'Not available now',
};

/** Every error leaves through here; what is not a known "no" is logged and hidden. */
export function replyProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request);
  if (problem.status >= 500) request.log.error({ error, operation: request.routeOptions.url }, 'request failed');
  return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

function toProblem(error: unknown, request: FastifyRequest): Problem {
  const make = (status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem => ({
    type: `/problems/${code}`, title: TITLES[status] ?? (status >= 500 ? 'Something broke' : 'Refused'), status, code, detail, requestId: request.id, ...more,
  });
  if (error instanceof ProblemError) return make(error.status, error.code, error.message, { next: error.next, facts: error.facts });
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({ path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'), message: issue.message ?? 'is not valid' }));
    const place = error.validationContext ?? 'request';
    return make(400, 'kernel.invalid_request', `The ${place} is not as this operation needs it: ${issues.map((issue) => `${issue.path || place} ${issue.message}`).slice(0, 3).join('; ')}.`, { issues, next: 'Compare with the reference at /reference.' });
  }
  const known = error as { statusCode?: number; code?: string; message?: string };
  if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500) {
    return make(known.statusCode, 'kernel.refused', known.message ?? 'The request was refused.');
  }
  if (!isResponseSerializationError(error)) {
    // The pool says so without a code.
    if (known.message === 'timeout exceeded when trying to connect') return make(503, 'kernel.busy', 'All connections to the database are in use. Nothing was changed.', { next: 'Send the same request again in a moment.' });
    const mapped = databaseProblem(known.code);
    if (mapped) return make(mapped.status, mapped.code, mapped.detail, { next: mapped.next });
  }
  return make(500, 'kernel.defect', 'This is a defect, not your mistake. Nothing was changed.', { next: 'Try again; if it stays, report the requestId.' });
}

/** What PostgreSQL itself refuses, in words (SQLSTATE). */
function databaseProblem(sqlstate: string | undefined): { status: number; code: string; detail: string; next: string } | undefined {
  if (sqlstate === undefined) return undefined;
  if (sqlstate === '40001' || sqlstate === '40P01') return { status: 503, code: 'kernel.try_again', detail: 'Somebody else changed the same rows at the same moment. Nothing was changed.', next: 'Send the same request again.' };
  if (sqlstate === '57014') return { status: 503, code: 'kernel.too_slow', detail: 'This took longer than the limit and was stopped. Nothing was changed.', next: 'Narrow the request, or try again later.' };
  if (sqlstate === '53100') return { status: 503, code: 'kernel.disk_full', detail: 'The database has no room left. Nothing was changed.', next: 'Free disk space; the server recovers by itself.' };
  if (sqlstate.startsWith('08') || sqlstate.startsWith('57P') || sqlstate.startsWith('53') || sqlstate === 'ECONNREFUSED') return { status: 503, code: 'kernel.database_away', detail: 'The database does not answer. An acknowledged change is safe; this one is not acknowledged.', next: 'Send the same request with the same Idempotency-Key again.' };
  if (sqlstate === '22P05' || sqlstate === '22021') return { status: 400, code: 'kernel.bad_text', detail: 'The text holds a character that cannot be stored (NUL or a broken surrogate).', next: 'Remove it and send the request again.' };
  if (sqlstate === '22003' || sqlstate === '22008') return { status: 400, code: 'kernel.out_of_range', detail: 'A number or date is outside what can be stored.', next: 'Send a value inside the documented range.' };
  return undefined;
}
