import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type StockRow } from '../../api/generated.ts';
import { pagesQuery, readQuery } from '../../api/queries.ts';
import { useLiveCount } from '../../live/live.tsx';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { FacetBar } from '../../ui/facets/facet-bar.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { SplitPanel } from '../../ui/panel/split-panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { NewRowsBar } from '../../ui/states/new-rows-bar.tsx';
import { BalanceProof } from './balance-proof.tsx';
import { SiteList } from './site-list.tsx';
import { stockColumns } from './stock-columns.tsx';
import { stockPanel } from './stock-panel.tsx';
import styles from './stock.module.css';

const SEARCH_AFTER_MS = 250;

export default function StockPage() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const [sku, siteId, openId] = [one(url.sku), one(url.site), one(url.open)];
  const rows = useInfiniteQuery(
    pagesQuery(api.findStock, { params: { clientId }, query: { sku, siteId, limit: 100 } }),
  );
  const open = rows.data?.pages.flatMap((page) => page.rows).find((row) => idOf(row) === openId);
  const search = useDebouncedCallback((text: string) => setUrl({ sku: text.trim() || undefined }), SEARCH_AFTER_MS);

  return (
    <Page title="Stock" layout="fill" lead="What lies where, what of it is promised, and what is free." actions={<BalanceProof />}>
      <SplitPanel panel={open ? stockPanel(open) : null} onClose={() => setUrl({ open: undefined })}>
        <SiteList />
        <FacetBar facets={[]} chosen={{}} onChoose={() => undefined} extra={useSiteChip(siteId, () => setUrl({ site: undefined }))}>
          <TextInput
            key={sku === undefined ? 'empty' : 'typed'}
            size="xs"
            type="search"
            className={styles.search}
            aria-label="SKUs that begin with"
            placeholder="SKU begins with"
            leftSection={<Icon name="search" sizePx={14} />}
            defaultValue={sku}
            autoFocus={sku !== undefined}
            onChange={(event) => search(event.currentTarget.value)}
          />
        </FacetBar>
        <DataTable
          id="stock"
          label="Stock by item and site"
          columns={stockColumns}
          query={rows}
          rowId={idOf}
          rowLabel={(row) => `${row.sku} at ${row.siteName}`}
          openId={openId}
          onOpen={(row) => setUrl({ open: idOf(row) }, { push: true })}
          toolbar={<Changes />}
          empty={
            sku || siteId ? (
              <EmptyState title="Nothing like this in stock" text="Take the filter off, or look for another SKU: letters count as they are written." />
            ) : (
              <EmptyState title="No stock yet" text="Rows appear with the first movement: a delivery, a count, or a transfer sent to the API." />
            )
          }
        />
      </SplitPanel>
    </Page>
  );
}

function idOf(row: StockRow): string {
  return `${row.itemId} ${row.siteId}`;
}

function useSiteChip(siteId: string | undefined, onRemove: () => void) {
  const { clientId } = useClient();
  const sites = useQuery(readQuery(api.findSites, { params: { clientId } }));
  if (siteId === undefined) return [];
  const name = sites.data?.sites.find((site) => site.siteId === siteId)?.name ?? 'one site';
  return [{ key: 'site', label: `Site: ${name}`, onRemove }];
}

function Changes() {
  const queryClient = useQueryClient();
  const { count, clear } = useLiveCount(['inventory.']);
  return (
    <NewRowsBar
      count={count}
      unit={['movement', 'movements']}
      onShow={() => {
        clear();
        void queryClient.invalidateQueries({ queryKey: [api.findStock.operationId] });
      }}
    />
  );
}
