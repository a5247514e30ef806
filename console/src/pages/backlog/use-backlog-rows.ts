import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import type { UrlSearch } from '../../url-search.ts';
import { filterOf, sortOf } from './backlog-filters.ts';

const ROWS_A_PAGE = 100;

/** The rows the address asks for, page by page. */
export function useBacklogRows(url: UrlSearch) {
  const { clientId } = useClient();
  const query = { ...filterOf(url), ...sortOf(url), limit: ROWS_A_PAGE };
  return useInfiniteQuery({
    ...pagesQuery(api.findBacklog, { params: { clientId }, query }),
    select: ({ pages }) => ({ pages: pages.map(({ orders }) => ({ rows: orders })) }),
  });
}
