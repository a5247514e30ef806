import { ApiError, type Problem } from '../../api/api-error.ts';
import { buildUrl, type CallParts } from '../../api/client.ts';
import type { Import } from '../../api/generated.ts';

export interface SendFileOptions extends CallParts {
  method: 'POST' | 'PUT';
  path: string;
  file: Blob;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

/**
 * Stream a file to the API, telling how much has left. `fetch` cannot tell, so this is an
 * XMLHttpRequest.
 *
 * @throws {ApiError} for every refusal, and with status 0 when the server was not reached.
 */
export function sendFile({ method, path, file, onSent, signal, ...parts }: SendFileOptions): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, buildUrl(path, parts));
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (method === 'POST') request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as Import);
      else reject(new ApiError(problemFrom(request)));
    });
    request.addEventListener('error', () => reject(new ApiError(UNREACHABLE)));
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const UNREACHABLE: Problem = {
  title: 'The file did not arrive',
  detail: 'The connection broke while it was being sent.',
  status: 0,
  code: 'network.unreachable',
  next: 'Send it again: an order that is here already is not made twice.',
};

function problemFrom(request: XMLHttpRequest): Problem {
  const fallback = { title: `The server answered ${request.status}`, status: request.status };
  return { ...fallback, ...(request.response as Partial<Problem> | null) };
}
