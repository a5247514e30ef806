import { ApiError, type Problem } from './api-error.ts';

export interface CallOptions {
  signal?: AbortSignal;
  /** Give the same key to repeat a POST whose answer was lost; by default each call has its own. */
  idempotencyKey?: string;
}

export interface CallParts {
  params?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
}

type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

type SignedOutListener = () => void;
const signedOutListeners = new Set<SignedOutListener>();

/** Calls `listener` whenever the server says that nobody is signed in; returns the way out. */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/**
 * Call the API with the session cookie and give back its parsed answer: JSON as a value,
 * a document (PDF, CSV) as a Blob, an empty answer as undefined.
 *
 * @throws {ApiError} for every refusal, and with status 0 when the server was not reached.
 */
export async function send(
  method: string,
  pathTemplate: string,
  parts: CallParts,
  options: CallOptions = {},
): Promise<unknown> {
  const response = await request(method, buildUrl(pathTemplate, parts), parts.body, options);
  if (response.ok) return readAnswer(response);

  const problem = await readProblem(response);
  if (problem.status === 401) signedOutListeners.forEach((listener) => listener());
  throw new ApiError(problem);
}

/** The address of a call; also for links and event streams, which are not fetched. */
export function buildUrl(pathTemplate: string, { params = {}, query = {} }: CallParts): string {
  const path = pathTemplate.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function request(
  method: string,
  url: string,
  body: unknown,
  options: CallOptions,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*' });
  if (method === 'POST') {
    headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
  }
  const isJson = body !== undefined && !isRawBody(body);
  if (isJson) headers.set('content-type', 'application/json');

  try {
    return await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      body: isJson ? JSON.stringify(body) : (body as BodyInit | undefined),
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(
      {
        title: 'The server cannot be reached',
        detail: 'The request got no answer, so it is not known whether it took effect.',
        status: 0,
        code: 'network.unreachable',
        next: 'Check the connection and try again: repeating is safe.',
      },
      { cause: error },
    );
  }
}

function isRawBody(body: unknown): boolean {
  return body instanceof FormData || body instanceof Blob || typeof body === 'string';
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const contentType = response.headers.get('content-type') ?? '';
  return contentType.includes('json') ? response.json() : response.blob();
}

async function readProblem(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const fallback: Problem = {
    title: `The server answered ${response.status}`,
    detail: response.statusText || undefined,
    status: response.status,
    requestId,
  };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...fallback, ...body };
  } catch {
    // A proxy's HTML page says nothing that the status does not.
    return fallback;
  }
}
