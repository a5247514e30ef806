import { Button } from '@mantine/core';
import { useState } from 'react';
import { PathLink } from '../ui/basics/path-link.tsx';
import { ActionDrawer } from '../ui/action/action-drawer.tsx';
import { DataTable } from '../ui/data-table/data-table.tsx';
import { noSelection, type DataColumn, type Selection } from '../ui/data-table/data-table-types.ts';
import { FacetBar } from '../ui/facets/facet-bar.tsx';
import { AgeHistogram } from '../ui/histogram/age-histogram.tsx';
import type { Brush } from '../ui/histogram/brush.ts';
import { SplitPanel } from '../ui/panel/split-panel.tsx';
import { EmptyState } from '../ui/states/empty-state.tsx';
import { NewRowsBar } from '../ui/states/new-rows-bar.tsx';
import { Story } from '../ui/story/story.tsx';
import { StateBadge } from '../ui/values/state-badge.tsx';
import { Why } from '../ui/values/why.tsx';
import { many, one } from '../url-search.ts';
import { useUrlState } from '../use-url-state.ts';
import { sampleAction } from './sample-action.tsx';
import { plainColumns, sampleOrders, sampleQuery, type SampleOrder } from './sample-orders.ts';
import { sampleStory } from './sample-story.ts';

const columns: DataColumn<SampleOrder>[] = [
  {
    key: 'number',
    header: 'Order',
    cell: (order) => <PathLink href={`?open=${order.orderId}`}>{order.number}</PathLink>,
    widthPx: 110,
    sortBy: 'number',
    phone: 'title',
  },
  {
    key: 'stage',
    header: 'Stage',
    cell: (order) => (
      <StateBadge state={order.stage === 'On hold' ? 'broken' : order.ageSeconds > 260_000 ? 'risk' : 'ok'} look="quiet">
        {order.stage}
      </StateBadge>
    ),
    widthPx: 170,
    phone: 'detail',
  },
  ...plainColumns,
];

const BUCKETS = ['<6 h', '6–12 h', '12–24 h', '1–2 d', '2–3 d', '3–4 d', '4–5 d', '5–7 d', '1–2 w', '2–4 w', '>4 w'].map(
  (label, index) => ({
    key: label,
    label,
    counts: {
      waiting: Math.round(380 * Math.exp(-((index - 4) ** 2) / 9)),
      allocated: Math.round(260 * Math.exp(-((index - 2) ** 2) / 6)),
      picking: Math.round(210 * Math.exp(-(index ** 2) / 7)),
      hold: 14 + index * 4,
    },
  }),
);

export function ListGallery() {
  const [url, setUrl] = useUrlState();
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [brush, setBrush] = useState<Brush | null>([4, 7]);
  const [newCount, setNewCount] = useState(12);
  const [isActing, setActing] = useState(false);
  const open = sampleOrders.find((order) => order.orderId === one(url.open));

  return (
    <SplitPanel
      onClose={() => setUrl({ open: undefined })}
      panel={
        open
          ? {
              title: `Order ${open.number}`,
              href: '/dev/gallery',
              summary: <StateBadge state="risk">Late in 4 h</StateBadge>,
              actions: <Button variant="default">Hold</Button>,
              body: (
                <>
                  <Why
                    sentence="Ranked 214th: it is 2 d 4 h old, of a gold customer, and its promise ends tomorrow."
                    arithmetic={[
                      { label: 'Promise ends in 19 h', value: '+60' },
                      { label: 'Gold customer', value: '+25', note: 'rule of 3 March' },
                      { label: 'Rank points', value: '85' },
                    ]}
                  />
                  <br />
                  <Story label="Story of the order" entries={sampleStory} kinds={{ order: 'Order', stock: 'Stock', message: 'Messages' }} />
                </>
              ),
            }
          : null
      }
    >
      <AgeHistogram
        label="Backlog by age and stage"
        buckets={BUCKETS}
        series={[
          { key: 'waiting', label: 'Waiting for stock' },
          { key: 'allocated', label: 'Allocated' },
          { key: 'picking', label: 'Picking' },
          { key: 'hold', label: 'On hold' },
        ]}
        brush={brush}
        onBrush={setBrush}
        lateFrom={6}
      />
      <FacetBar
        facets={[
          {
            key: 'stage',
            label: 'Stage',
            options: [
              { value: 'waiting', label: 'Waiting for stock', count: 1_204 },
              { value: 'picking', label: 'Picking', count: 388 },
              { value: 'hold', label: 'On hold', count: null },
            ],
          },
          { key: 'site', label: 'Site', options: [{ value: 'leeds', label: 'Leeds', count: 911 }] },
        ]}
        chosen={{ stage: many(url.stage), site: many(url.site) }}
        onChoose={(key, values) => setUrl({ [key]: values })}
        extra={brush ? [{ key: 'age', label: 'Age: 2 d to 7 d', onRemove: () => setBrush(null) }] : []}
      />
      <DataTable
        id="gallery"
        label="Orders"
        columns={columns}
        query={sampleQuery}
        rowId={(order) => order.orderId}
        rowLabel={(order) => `Order ${order.number}`}
        sort={one(url.sort) ?? '-age'}
        onSort={(sort) => setUrl({ sort })}
        selection={selection}
        onSelect={setSelection}
        matchingCount={2_963}
        openId={open?.orderId}
        onOpen={(order) => setUrl({ open: order.orderId }, { push: true })}
        onAct={() => setActing(true)}
        bulkActions={<Button onClick={() => setActing(true)}>Hold orders</Button>}
        toolbar={<NewRowsBar count={newCount} unit={['order', 'orders']} onShow={() => setNewCount(0)} />}
        empty={<EmptyState title="No order waits" text="Orders appear here as soon as one is not shipped." />}
      />
      <ActionDrawer action={sampleAction} isOpen={isActing} onClose={() => setActing(false)} />
    </SplitPanel>
  );
}
