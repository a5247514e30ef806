import { Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type Import } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { SplitPanel } from '../../ui/panel/split-panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { useImportPanel } from './import-panel.tsx';
import { FORMAT_WORDS, importState } from './import-words.ts';
import styles from './imports.module.css';
import { NewImport } from './new-import.tsx';
import { Shops } from './shops.tsx';

const RUNNING_READ_EVERY_MS = 2_000;

export default function ImportsPage() {
  const [url, setUrl] = useUrlState();
  const tab = one(url.tab) ?? 'files';
  return (
    <Page title="Imports" layout="fill" lead="Orders from files and shops. An order that is here already is not made twice.">
      <Tabs value={tab} onChange={(next) => setUrl({ tab: next === 'files' ? undefined : (next ?? undefined), open: undefined })} className={styles.tabs}>
        <Tabs.List>
          <Tabs.Tab value="files">Files</Tabs.Tab>
          <Tabs.Tab value="shops">Shops</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="files" className={styles.tabPanel}>
          {tab === 'files' && <Files />}
        </Tabs.Panel>
        <Tabs.Panel value="shops" className={styles.shopsPanel}>
          {tab === 'shops' && <Shops />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Files() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const openId = one(url.open);
  const panel = useImportPanel(openId);
  const imports = useInfiniteQuery({
    ...pagesQuery(api.findImports, { params: { clientId }, query: { limit: 50 } }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.rows.some((row) => row.state === 'running')) ? RUNNING_READ_EVERY_MS : false,
  });
  useLiveRefresh(['orders.import_'], [api.findImports, api.findImport]);

  return (
    <SplitPanel panel={panel} onClose={() => setUrl({ open: undefined })}>
      <NewImport onStarted={(made) => setUrl({ open: made.importId }, { push: true })} />
      <DataTable
        id="imports"
        label="Imports"
        columns={columns}
        query={imports}
        rowId={(row) => row.importId}
        rowLabel={(row) => `Import of ${row.fileName}`}
        openId={openId}
        onOpen={(row) => setUrl({ open: row.importId }, { push: true })}
        empty={<EmptyState title="Nothing imported yet" text="Each file stands here with what it brought in and what was refused." />}
      />
    </SplitPanel>
  );
}

const columns: readonly DataColumn<Import>[] = [
  { key: 'file', header: 'File', cell: (row) => <b>{row.fileName}</b>, widthPx: 220, phone: 'title' },
  { key: 'state', header: 'State', cell: (row) => <ImportBadge row={row} />, widthPx: 160, phone: 'aside' },
  { key: 'format', header: 'Format', cell: (row) => row.mappingName ?? FORMAT_WORDS[row.format] ?? row.format, widthPx: 190, phone: 'hidden' },
  { key: 'new', header: 'New', cell: (row) => formatCount(row.ordersNew), align: 'right', widthPx: 80 },
  { key: 'changed', header: 'Changed', cell: (row) => formatCount(row.ordersChanged), align: 'right', widthPx: 86, phone: 'hidden' },
  { key: 'unchanged', header: 'Unchanged', cell: (row) => formatCount(row.ordersUnchanged), align: 'right', widthPx: 100, phone: 'hidden' },
  { key: 'refused', header: 'Refused', cell: (row) => formatCount(row.ordersRefused), align: 'right', widthPx: 84, phone: 'hidden' },
  { key: 'at', header: 'Begun', cell: (row) => <Time at={row.requestedAt} />, widthPx: 130 },
];

function ImportBadge({ row }: { row: Import }) {
  const { state, words } = importState(row);
  return (
    <StateBadge state={state} look="quiet">
      {words}
    </StateBadge>
  );
}
