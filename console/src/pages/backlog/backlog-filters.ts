import type { FindBacklogRequest, ScopeInput, SummariseBacklogRequest } from '../../api/generated.ts';
import { many, one, type UrlSearch } from '../../url-search.ts';
import { decodeScope } from './scope-in-address.ts';

export type BacklogFilter = NonNullable<SummariseBacklogRequest['query']>;
type BacklogSort = Pick<NonNullable<FindBacklogRequest['query']>, 'sort' | 'direction'>;

/** Facets of the list, by the name they have in the address, in the API and in scopes. */
export const FACET_KEYS = ['stage', 'site', 'channel', 'country', 'priority', 'flag'] as const;
/** Facets that are either so or not. */
export const SWITCH_KEYS = ['late', 'held'] as const;

export const DEFAULT_SORT = 'promisedAt';

/** What the address narrows the list to, as the API asks for it. Wrong values are refused there, in words. */
export function filterOf(url: UrlSearch): BacklogFilter {
  const filter: Record<string, unknown> = {};
  for (const key of FACET_KEYS) if (many(url[key]).length > 0) filter[key] = many(url[key]);
  for (const key of [...SWITCH_KEYS, 'state', 'placedFrom', 'placedTo', 'search', 'scope']) {
    if (one(url[key])) filter[key] = one(url[key]);
  }
  return filter;
}

/** The same without the brushed time, for the histogram that is brushed. */
export function withoutTime({ placedFrom: _from, placedTo: _to, ...rest }: BacklogFilter): BacklogFilter {
  return rest;
}

/** `-value` as the API says it. */
export function sortOf(url: UrlSearch): BacklogSort {
  const text = one(url.sort) ?? DEFAULT_SORT;
  return {
    sort: text.replace(/^-/, '') as BacklogSort['sort'],
    direction: text.startsWith('-') ? 'desc' : 'asc',
  };
}

/** The same filter as a scope, for actions on all that match; null when it holds a search text, which no facet can say. */
export function scopeOf(filter: BacklogFilter): ScopeInput | null {
  if (filter.search !== undefined) return null;
  const all: ScopeInput[] = [];
  if (filter.state !== 'all') all.push({ facet: 'open', is: [filter.state !== 'closed'] });
  for (const key of FACET_KEYS) {
    const values = [filter[key] ?? []].flat();
    if (values.length > 0) all.push({ facet: key, is: key === 'priority' ? values.map(Number) : values });
  }
  for (const key of SWITCH_KEYS) {
    if (filter[key] !== undefined) all.push({ facet: key, is: [filter[key] === 'true'] });
  }
  if (filter.placedFrom ?? filter.placedTo) {
    all.push({ facet: 'placedAt', from: filter.placedFrom, to: filter.placedTo });
  }
  const given = filter.scope === undefined ? null : decodeScope(filter.scope);
  return { all: given ? [...all, given] : all };
}
