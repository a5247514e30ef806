import {
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from './api-error.ts';
import type { Operation } from './operation.ts';

/** Reads are fresh for as long as nothing live says otherwise (console/src/live). */
const FRESH_MS = 30_000;
const READ_RETRIES_MAX = 2;

/** The one query client of the console. Only reads that never reached the server are repeated. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failureCount, error) =>
          failureCount < READ_RETRIES_MAX &&
          error instanceof ApiError &&
          (error.status === 0 || error.status === 503),
      },
      mutations: { retry: false },
    },
  });
}

/**
 * The query of one read: `useQuery(readQuery(api.findSites, { params: { clientId } }))`.
 * Its key starts with the operation's name, so that live events can refresh by name.
 */
export function readQuery<Request extends object, Response>(
  operation: Operation<Request, Response>,
  request: Request,
) {
  return queryOptions({
    queryKey: [operation.operationId, request],
    queryFn: ({ signal }) => call(operation, request, { signal }),
  });
}

/** How every list of the API answers: some rows, and where the next ones start. */
export interface KeysetPage {
  next: string | null;
}

/**
 * The query of an endless list: `useInfiniteQuery(pagesQuery(api.findBacklog, request))`.
 * The first page's `next` is the second one's `after`.
 */
export function pagesQuery<Request extends { query?: object }, Page extends KeysetPage>(
  operation: Operation<Request, Page>,
  request: Request,
) {
  return infiniteQueryOptions({
    queryKey: [operation.operationId, request],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(operation, { ...request, query: { ...request.query, after: pageParam } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export interface ActOptions<Response> {
  /** Operations whose answers this change makes stale, by name. */
  refreshes?: readonly { operationId: string }[];
  onDone?: (response: Response) => void;
}

/**
 * A change, as a mutation. Sending the same request again after a lost answer repeats its
 * idempotency key, so that pressing the button twice never does the thing twice.
 */
export function useAct<Request extends object, Response>(
  operation: Operation<Request, Response>,
  { refreshes = [], onDone }: ActOptions<Response> = {},
) {
  const queryClient = useQueryClient();
  const attempt = useRef<{ body: string; key: string } | null>(null);

  return useMutation<Response, Error, Request>({
    mutationFn: async (request) => {
      const body = JSON.stringify(request);
      if (attempt.current?.body !== body) {
        attempt.current = { body, key: crypto.randomUUID() };
      }
      const response = await call(operation, request, { idempotencyKey: attempt.current.key });
      attempt.current = null;
      return response;
    },
    onSuccess: async (response) => {
      onDone?.(response);
      await Promise.all(
        refreshes.map(({ operationId }) =>
          queryClient.invalidateQueries({ queryKey: [operationId] }),
        ),
      );
    },
  });
}

function call<Request extends object, Response>(
  operation: Operation<Request, Response>,
  request: Request,
  options: { signal?: AbortSignal; idempotencyKey?: string },
): Promise<Response> {
  // An operation without required parts may be called without a request, which TypeScript
  // cannot see through a generic Request.
  const loose = operation as (request: Request, options: object) => Promise<Response>;
  return loose(request, options);
}
