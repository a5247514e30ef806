/** What an address says after `?`: `stage=picking&stage=packed&sort=-age`. */
export type UrlSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Repeated names become a list; a name given once is a plain string. */
export function readUrlSearch(text: string): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const known = search[name];
    search[name] = known === undefined ? value : [known, value].flat();
  }
  return search;
}

/** The text after and with `?`, or nothing. Empty values are left out, so that addresses stay short. */
export function writeUrlSearch(search: UrlSearch): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === '') continue;
    for (const one of typeof value === 'string' ? [value] : value) params.append(name, one);
  }
  return params.size > 0 ? `?${params}` : '';
}

/** A value expected at most once; the last one wins. */
export function one(value: UrlSearch[string]): string | undefined {
  return typeof value === 'string' ? value : value?.at(-1);
}

/** A value that may be given any number of times. */
export function many(value: UrlSearch[string]): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
