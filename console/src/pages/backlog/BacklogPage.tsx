import { Button } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type BacklogRow, type BacklogSummary } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveCount } from '../../live/live.tsx';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { noSelection, type Selection } from '../../ui/data-table/data-table-types.ts';
import { SplitPanel } from '../../ui/panel/split-panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { NewRowsBar } from '../../ui/states/new-rows-bar.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import { backlogColumns } from './backlog-columns.tsx';
import { BacklogFacets } from './backlog-facets.tsx';
import { DEFAULT_SORT, filterOf, scopeOf } from './backlog-filters.ts';
import { BacklogHistogram } from './backlog-histogram.tsx';
import styles from './backlog.module.css';
import { type BulkAction, BulkButtons, BulkDrawer, type BulkTarget } from './bulk-actions.tsx';
import { useOrderPanel } from './order-panel.tsx';
import { useBacklogRows } from './use-backlog-rows.ts';

/** From a scope with more values the server refuses; the reader then selects by filter instead. */
const SELECTED_MAX = 2_000;

export default function BacklogPage() {
  const client = useClient();
  const [url, setUrl] = useUrlState();
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [action, setAction] = useState<BulkAction | null>(null);
  const filter = filterOf(url);
  const rows = useBacklogRows(url);
  const summary = useQuery({
    ...readQuery(api.summariseBacklog, { params: { clientId: client.clientId }, query: filter }),
    placeholderData: keepPreviousData,
  });
  const counted = summary.isPlaceholderData ? undefined : summary.data;
  const openId = one(url.open);
  const panel = useOrderPanel(openId);
  const target = targetOf(selection, rows.data?.pages.flatMap((page) => page.rows) ?? [], filter, counted);

  return (
    <Page title="Backlog" layout="fill" lead={<Figures summary={summary.data} />}>
      <SplitPanel panel={panel} onClose={() => setUrl({ open: undefined })}>
        <BacklogHistogram filter={filter} onTime={setUrl} />
        <BacklogFacets summary={counted} />
        <DataTable
          id="backlog"
          label="Orders of the backlog"
          columns={backlogColumns}
          query={rows}
          rowId={idOf}
          rowLabel={(row) => `Order ${row.number}`}
          sort={one(url.sort) ?? DEFAULT_SORT}
          onSort={(sort) => setUrl({ sort })}
          selection={selection}
          onSelect={setSelection}
          matchingCount={counted?.orders}
          openId={openId}
          onOpen={(row) => setUrl({ open: row.orderId }, { push: true })}
          onAct={(row) => {
            if (row && isNothing(selection)) setSelection({ kind: 'some', ids: new Set([row.orderId]) });
            setAction('hold');
          }}
          bulkActions={<BulkButtons target={target} onAct={setAction} />}
          toolbar={<Changes />}
          empty={<NothingHere isFiltered={Object.keys(filter).length > 0} onClear={() => setUrl(noFilters(filter))} />}
        />
      </SplitPanel>
      <BulkDrawer action={action} target={target} onClose={() => setAction(null)} />
    </Page>
  );
}

function idOf(row: BacklogRow): string {
  return row.orderId;
}

function isNothing(selection: Selection): boolean {
  return selection.kind === 'some' && selection.ids.size === 0;
}

function noFilters(filter: object): Record<string, undefined> {
  return Object.fromEntries(Object.keys(filter).map((key) => [key, undefined]));
}

/** What a bulk action is about: named orders, or everything the filters match, loaded or not. */
function targetOf(
  selection: Selection,
  loaded: readonly BacklogRow[],
  filter: ReturnType<typeof filterOf>,
  summary: BacklogSummary | undefined,
): BulkTarget {
  if (selection.kind === 'matching') {
    const count = summary ? formatCount(summary.orders) : 'all';
    const scope = scopeOf(filter);
    const why = scope ? null : 'A typed search cannot be kept as a scope: select the rows, or filter by facets.';
    return { scope, why, words: `All ${count} orders that the filters match` };
  }
  const numbers = loaded.filter((row) => selection.ids.has(row.orderId)).map((row) => row.number);
  const isTooMany = numbers.length > SELECTED_MAX;
  return {
    scope: numbers.length === 0 || isTooMany ? null : { facet: 'number', is: numbers },
    why: isTooMany ? `At most ${formatCount(SELECTED_MAX)} orders can be named one by one: select all that match.` : null,
    words: numbers.length === 1 ? `Order ${numbers[0]}` : `${formatCount(numbers.length)} selected orders`,
  };
}

/** The list in one line, under its title. */
function Figures({ summary }: { summary: BacklogSummary | undefined }) {
  if (!summary) return <span className={styles.figures}>Counting…</span>;
  return (
    <span className={styles.figures}>
      <span>
        <b>{formatCount(summary.orders)}</b> orders
      </span>
      <span>
        <b>{formatCount(summary.late)}</b> late
      </span>
      <span>
        <b>{formatCount(summary.held)}</b> held
      </span>
      <span>
        <b>{formatCount(summary.units)}</b> units
      </span>
      {summary.money.map(({ currency, valueMinor }) => (
        <b key={currency}>
          <Money minor={valueMinor} currency={currency} look="short" />
        </b>
      ))}
    </span>
  );
}

/** Orders that changed since the list was read; nothing moves until it is pressed. */
function Changes() {
  const queryClient = useQueryClient();
  const { count, clear } = useLiveCount(['orders.', 'fulfilment.']);
  return (
    <NewRowsBar
      count={count}
      unit={['change', 'changes']}
      onShow={() => {
        clear();
        for (const read of [api.findBacklog, api.summariseBacklog]) {
          void queryClient.invalidateQueries({ queryKey: [read.operationId] });
        }
      }}
    />
  );
}

function NothingHere({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const client = useClient();
  if (isFiltered) {
    return (
      <EmptyState
        title="No order matches"
        text="Take a filter off to see more."
        action={
          <Button variant="default" onClick={onClear}>
            Clear all filters
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title="No order waits"
      text={
        <>
          Orders stand here from when they come in until they are shipped.{' '}
          <PathLink href={paths.imports(client.slug)}>Import orders</PathLink>
        </>
      }
    />
  );
}
