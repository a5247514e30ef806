import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { BacklogSummary } from '../../api/generated.ts';
import { many, one, type UrlSearch } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { type Facet, FacetBar } from '../../ui/facets/facet-bar.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { formatDateTime } from '../../ui/values/format.ts';
import { FACET_KEYS, SWITCH_KEYS } from './backlog-filters.ts';
import styles from './backlog.module.css';
import { OPEN_STAGES, sentence, STAGE_WORDS } from './order-words.ts';

const SEARCH_AFTER_MS = 250;

/** The list's filters, each option with how many orders it would leave. */
export function BacklogFacets({ summary }: { summary: BacklogSummary | undefined }) {
  const [url, setUrl] = useUrlState();
  const facets = facetsOf(summary, url);
  return (
    <FacetBar
      facets={facets}
      chosen={Object.fromEntries([...FACET_KEYS, ...SWITCH_KEYS].map((key) => [key, many(url[key])]))}
      onChoose={(key, values) => setUrl({ [key]: isSwitch(key) ? values.at(-1) : values })}
      extra={extraOf(url, setUrl)}
    >
      <SearchField text={one(url.search) ?? ''} onSearch={(search) => setUrl({ search })} />
    </FacetBar>
  );
}

function facetsOf(summary: BacklogSummary | undefined, url: UrlSearch): Facet[] {
  const counted = (rows: BacklogSummary['sites'] | undefined, key: string, name: (value: string, label: string) => string) => {
    const known = (rows ?? []).filter((row) => row.value !== '');
    const missing = many(url[key]).filter((value) => !known.some((row) => row.value === value));
    return [
      ...known.map(({ value, label, orders }) => ({ value, label: name(value, label), count: orders })),
      ...missing.map((value) => ({ value, label: name(value, value), count: summary ? 0 : null })),
    ];
  };
  const countOf = (stage: string) => summary?.stages.find((row) => row.value === stage)?.orders ?? 0;
  const flag = (yes: number | undefined, all: number | undefined, words: [string, string]) => [
    { value: 'true', label: words[0], count: yes ?? null },
    { value: 'false', label: words[1], count: all === undefined || yes === undefined ? null : all - yes },
  ];
  return [
    {
      key: 'stage',
      label: 'Stage',
      options: OPEN_STAGES.map((value) => ({ value, label: STAGE_WORDS[value], count: summary ? countOf(value) : null })),
    },
    { key: 'late', label: 'Late', options: flag(summary?.late, summary?.orders, ['Past its promise', 'In time']) },
    { key: 'held', label: 'Held', options: flag(summary?.held, summary?.orders, ['Held', 'Not held']) },
    { key: 'site', label: 'Site', options: counted(summary?.sites, 'site', (_, label) => label) },
    { key: 'channel', label: 'Channel', options: counted(summary?.channels, 'channel', (_, label) => label) },
    { key: 'country', label: 'Country', options: counted(summary?.countries, 'country', (value) => countryName(value)) },
    {
      key: 'priority',
      label: 'Priority',
      options: (summary?.priorities ?? []).map(({ priority, orders }) => ({
        value: String(priority),
        label: priority === 0 ? '0, normal' : String(priority),
        count: orders,
      })),
    },
    { key: 'flag', label: 'Flag', options: counted(summary?.flags, 'flag', (value) => sentence(value)) },
  ];
}

const regionNames = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'code' });

function countryName(code: string): string {
  return regionNames.of(code) ?? code;
}

function isSwitch(key: string): boolean {
  return (SWITCH_KEYS as readonly string[]).includes(key);
}

type SetUrl = (patch: UrlSearch) => void;

/** Filters that no facet button shows: a brushed time, a scope that another page brought along. */
function extraOf(url: UrlSearch, setUrl: SetUrl): { key: string; label: string; onRemove: () => void }[] {
  const [from, to] = [one(url.placedFrom), one(url.placedTo)];
  const day = (at: string) => formatDateTime(new Date(at));
  const time = from && to ? `${day(from)} to ${day(to)}` : from ? `since ${day(from)}` : to ? `before ${day(to)}` : null;
  return [
    ...(time ? [{ key: 'time', label: `Placed ${time}`, onRemove: () => setUrl({ placedFrom: undefined, placedTo: undefined }) }] : []),
    ...(one(url.scope) ? [{ key: 'scope', label: one(url.scopeName) ?? 'A scope', onRemove: () => setUrl({ scope: undefined, scopeName: undefined }) }] : []),
  ];
}

/** `/` jumps here. What is typed is looked for once the typing rests. */
function SearchField({ text, onSearch }: { text: string; onSearch: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text);
  const [shownFor, setShownFor] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback((value: string) => onSearch(value.trim() || undefined), SEARCH_AFTER_MS);
  useKeys('Backlog', [{ keys: '/', does: 'Search orders', run: () => input.current?.focus() }]);

  // The address changed under the field: Back, or a chip taken off.
  if (shownFor !== text) {
    setShownFor(text);
    if (typed.trim() !== text) setTyped(text);
  }
  return (
    <TextInput
      ref={input}
      className={styles.search}
      size="xs"
      type="search"
      aria-label="Search orders"
      placeholder="Number, id, mail address or SKU"
      leftSection={<Icon name="search" sizePx={14} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
