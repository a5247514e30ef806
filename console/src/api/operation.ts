import { send, type CallOptions } from './client.ts';

type Arguments<Request> =
  Record<string, never> extends Request
    ? [request?: Request, options?: CallOptions]
    : [request: Request, options?: CallOptions];

/** One call of the API, typed, and known by the name the server gives it. */
export interface Operation<Request, Response> {
  (...args: Arguments<Request>): Promise<Response>;
  readonly operationId: string;
}

/** Used by the generated client only. */
export function operation<Request extends object, Response>(
  operationId: string,
  method: string,
  path: string,
): Operation<Request, Response> {
  const call = (...[request, options]: Arguments<Request>) =>
    send(method, path, request ?? {}, options) as Promise<Response>;
  return Object.assign(call, { operationId });
}
