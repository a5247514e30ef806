import type { Readable } from 'node:stream';
import { CliError, EXIT, ServerRefusal, type Problem } from './refusal.ts';
import type { Settings } from './settings.ts';

type Ask = {
  method: string;
  /** Below the server's address. */
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  file?: Readable;
  headers?: Record<string, string>;
};

/** Calls to the server, as the person or machine the settings name. */
export type ServerCalls = {
  settings: Settings;
  /** @throws {ServerRefusal} on any answer of "no"; {CliError} when nobody answers. */
  send(ask: Ask): Promise<Response>;
  /** The same, with the answer's JSON; undefined when it has none. */
  ask<T>(ask: Ask): Promise<T>;
  /** Path of the client we work for. */
  clientPath(): Promise<string>;
};

export function serverCalls(settings: Settings): ServerCalls {
  const send = async ({ method, path, query = {}, json, file, headers = {} }: Ask): Promise<Response> => {
    const asked = new URLSearchParams(query).toString();
    const response = await fetch(`${settings.url}${path}${asked === '' ? '' : `?${asked}`}`, {
      method,
      headers: {
        ...(settings.token === undefined ? {} : { authorization: `Bearer ${settings.token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(file === undefined ? {} : { body: file, duplex: 'half' }),
    }).catch((error: Error & { cause?: Error }) => {
      throw new CliError(`${settings.url} does not answer (${error.cause?.message ?? error.message}). Is the server running? Its address is set by --url or BREAKWATER_URL.`, EXIT.unreachable);
    });
    if (response.ok) return response;
    throw new ServerRefusal(await problemOf(response));
  };
  const ask = async <T>(given: Ask): Promise<T> => {
    const response = await send(given);
    return (response.headers.get('content-type')?.includes('json') ? await response.json() : undefined) as T;
  };

  let clientPath: Promise<string> | undefined;
  return {
    settings,
    send,
    ask,
    clientPath: () => (clientPath ??= findClient(ask, settings.client).then((clientId) => `/api/v1/clients/${clientId}`)),
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  if (isProblem) return (await response.json()) as Problem;
  return { title: 'Not a Breakwater server', status: response.status, code: 'cli.not_breakwater', detail: `${response.url} answered ${response.status} without a reason.`, next: 'Check the address (--url).' };
}

type Me = { clients: { clientId: string; slug: string; name: string }[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By id, by short name, or the only one there is. */
async function findClient(ask: ServerCalls['ask'], wanted: string | undefined): Promise<string> {
  if (wanted !== undefined && UUID.test(wanted)) return wanted;
  const { clients } = await ask<Me>({ method: 'GET', path: '/api/v1/me' });
  const found = wanted === undefined ? (clients.length === 1 ? clients[0] : undefined) : clients.find((one) => one.slug === wanted);
  if (found) return found.clientId;
  const names = clients.map((one) => one.slug).join(', ') || 'none';
  throw new CliError(wanted === undefined ? `Say for which client: --client NAME, one of ${names}.` : `You work for no client called "${wanted}". Yours are: ${names}.`);
}
