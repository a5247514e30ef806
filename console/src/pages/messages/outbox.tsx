import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type OutboxMail } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useLiveCount } from '../../live/live.tsx';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { SplitPanel } from '../../ui/panel/split-panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { NewRowsBar } from '../../ui/states/new-rows-bar.tsx';
import { Time } from '../../ui/values/time.tsx';
import { languageName } from './languages.ts';
import { MailBadge } from './mail-badge.tsx';
import { useMailPanel } from './mail-panel.tsx';
import styles from './messages.module.css';

/** Every mail that was or will be sent; without a mail server they are kept here to be read. */
export function Outbox() {
  const may = useMay();
  if (!may('customers.read')) {
    return <EmptyState title="Mails are letters to customers" text='Reading them needs the permission "customers.read".' />;
  }
  return <Mails />;
}

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'queued', label: 'Queued' },
  { value: 'sent', label: 'Sent' },
  { value: 'unknown', label: 'Nobody can tell' },
  { value: 'failed_perm', label: 'Failed' },
  { value: 'bounced', label: 'Came back' },
];

function Mails() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const state = one(url.state);
  const openId = one(url.open);
  const mails = useInfiniteQuery(
    pagesQuery(api.findOutbox, {
      params: { clientId },
      query: { state: state as OutboxMail['state'] | undefined, to: one(url.to), sourceId: one(url.source), limit: 100 },
    }),
  );
  const panel = useMailPanel(openId);
  const { count, clear } = useLiveCount(['channels.']);
  return (
    <SplitPanel panel={panel} onClose={() => setUrl({ open: undefined })}>
      <DataTable
        id="outbox"
        label="Mails"
        columns={columns}
        query={mails}
        rowId={(mail) => mail.deliveryId}
        rowLabel={(mail) => `Mail to ${mail.to ?? 'somebody erased'}`}
        openId={openId}
        onOpen={(mail) => setUrl({ open: mail.deliveryId }, { push: true })}
        toolbar={
          <div className={styles.toolbar}>
            <SegmentedControl
              size="xs"
              aria-label="State"
              data={SHOWN}
              value={state ?? 'all'}
              onChange={(value) => setUrl({ state: value === 'all' ? undefined : value })}
            />
            <NewRowsBar
              count={count}
              unit={['change', 'changes']}
              onShow={() => {
                clear();
                void mails.refetch();
              }}
            />
          </div>
        }
        empty={<EmptyState title="No mail" text="Mails of notices and of the status page stand here, one row each, with what became of them." />}
      />
    </SplitPanel>
  );
}

const SOURCES = { notice: 'Notice', status_update: 'Status page', subscription: 'Subscription' } as const;

const columns: readonly DataColumn<OutboxMail>[] = [
  { key: 'to', header: 'To', cell: (row) => row.to ?? 'erased', widthPx: 230, phone: 'title' },
  { key: 'state', header: 'State', cell: (row) => <MailBadge state={row.state} />, widthPx: 150, phone: 'aside' },
  { key: 'subject', header: 'Subject', cell: (row) => row.subject ?? 'erased', widthPx: 320 },
  { key: 'language', header: 'In', cell: (row) => (row.language ? languageName(row.language) : '–'), widthPx: 96, phone: 'hidden' },
  { key: 'source', header: 'From a', cell: (row) => SOURCES[row.sourceKind], widthPx: 110, phone: 'hidden' },
  { key: 'queued', header: 'Queued', cell: (row) => <Time at={row.queuedAt} />, widthPx: 130, phone: 'hidden' },
];
