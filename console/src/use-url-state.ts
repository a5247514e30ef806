import { useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type UrlSearch, writeUrlSearch } from './url-search.ts';

export interface UrlChange {
  /** Leave a step in the history, for what Back should undo, such as an opened panel. */
  push?: boolean;
}

/**
 * What the address says after `?`, and a way to change some of it. Filters, sort, tab and the
 * open panel live here and nowhere else, so that every screen can be sent to a colleague.
 */
export function useUrlState(): [UrlSearch, (patch: UrlSearch, change?: UrlChange) => void] {
  const router = useRouter();
  const search: UrlSearch = useSearch({ strict: false });

  const change = useCallback(
    (patch: UrlSearch, { push = false }: UrlChange = {}) => {
      const { pathname, search: current } = router.state.location;
      const href = `${pathname}${writeUrlSearch({ ...(current as UrlSearch), ...patch })}`;
      if (push) router.history.push(href);
      else router.history.replace(href);
    },
    [router],
  );
  return [search, change];
}
