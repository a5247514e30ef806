import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Notice } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink, useGo } from '../../ui/basics/path-link.tsx';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { funnelParts, NOTICE_STATES } from './delivery-words.ts';

export function NoticesList() {
  const { clientId, slug } = useClient();
  const go = useGo();
  const notices = useInfiniteQuery(pagesQuery(api.findNotices, { params: { clientId } }));
  useLiveRefresh(['comms.notice_', 'channels.'], [api.findNotices]);
  const columns = useMemo(() => columnsFor(slug), [slug]);
  return (
    <DataTable
      id="notices"
      label="Notices"
      columns={columns}
      query={notices}
      rowId={(notice) => notice.noticeId}
      rowLabel={(notice) => notice.title}
      onOpen={(notice) => go(paths.notice(slug, notice.noticeId))}
      empty={<EmptyState title="Nobody was written to yet" text="Each notice stands here with how many it reached, and opens to every one of them." />}
    />
  );
}

function columnsFor(slug: string): DataColumn<Notice>[] {
  return [
    { key: 'title', header: 'Notice', cell: (row) => <PathLink href={paths.notice(slug, row.noticeId)}>{row.title}</PathLink>, widthPx: 260, phone: 'title' },
    { key: 'state', header: 'State', cell: (row) => <NoticeBadge state={row.state} />, widthPx: 150, phone: 'aside' },
    { key: 'funnel', header: 'Where it stands', cell: (row) => <Funnel row={row} />, widthPx: 220, phone: 'hidden' },
    { key: 'audience', header: 'Audience', cell: (row) => formatCount(row.funnel.audience), align: 'right', widthPx: 92 },
    { key: 'sent', header: 'Sent', cell: (row) => formatCount(row.funnel.sent), align: 'right', widthPx: 80, phone: 'hidden' },
    { key: 'by', header: 'By', cell: (row) => row.madeByName, widthPx: 140, phone: 'hidden' },
    { key: 'at', header: 'Made', cell: (row) => <Time at={row.madeAt} />, widthPx: 130 },
  ];
}

function Funnel({ row }: { row: Notice }) {
  return <StackedBar label={`Delivery of ${row.title}`} parts={funnelParts(row.funnel)} heightPx={8} />;
}

export function NoticeBadge({ state }: { state: Notice['state'] }) {
  return (
    <StateBadge state={NOTICE_STATES[state].state} look="quiet">
      {NOTICE_STATES[state].words}
    </StateBadge>
  );
}
