import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type FindPlanMovesRequest, type PlanMove } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { type State, StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { explainMove } from './explain-move.ts';
import styles from './replan.module.css';

type Change = NonNullable<NonNullable<FindPlanMovesRequest['query']>['change']>;

const CHANGES: readonly { value: Change | 'all'; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'moved', label: 'Moved' },
  { value: 'filled', label: 'Filled' },
  { value: 'later', label: 'Later' },
  { value: 'short', label: 'Still short' },
  { value: 'unfilled', label: 'Newly short' },
  { value: 'same', label: 'Same site' },
];

export const CHANGE_WORDS: Readonly<Record<PlanMove['change'], { words: string; state: State }>> = {
  same: { words: 'Same site', state: 'unknown' },
  moved: { words: 'Moved', state: 'ok' },
  filled: { words: 'Filled', state: 'ok' },
  short: { words: 'Still short', state: 'broken' },
  unfilled: { words: 'Newly short', state: 'broken' },
};

export interface PlanMovesProps {
  planId: string;
  siteNames: Readonly<Record<string, string>>;
  openId: string | undefined;
  onOpen: (move: PlanMove) => void;
}

/** The difference, line by line, each with its reason. */
export function PlanMoves({ planId, siteNames, openId, onOpen }: PlanMovesProps) {
  const { clientId, slug } = useClient();
  const [url, setUrl] = useUrlState();
  const change = (one(url.change) ?? 'all') as Change | 'all';
  const rows = useInfiniteQuery(
    pagesQuery(api.findPlanMoves, {
      params: { clientId, planId },
      query: { change: change === 'all' ? undefined : change, limit: 100 },
    }),
  );
  const columns = useMemo(() => columnsFor(slug, siteNames), [slug, siteNames]);

  return (
    <DataTable
      id="plan-moves"
      label="Difference by order line"
      columns={columns}
      query={rows}
      rowId={(move) => String(move.moveNo)}
      rowLabel={(move) => `Order ${move.orderNumber}, ${move.lineTitle}`}
      openId={openId}
      onOpen={onOpen}
      toolbar={
        <div className={styles.changes}>
          <SegmentedControl
            size="xs"
            aria-label="Which change"
            data={[...CHANGES]}
            value={change}
            onChange={(value) => setUrl({ change: value === 'all' ? undefined : value })}
          />
        </div>
      }
      empty={
        change === 'all' ? (
          <EmptyState title="There is nothing to move" text="Every line that can be planned stays where it is." />
        ) : (
          <EmptyState title="No line changes like this" text="Choose another kind of change above." />
        )
      }
    />
  );
}

function columnsFor(slug: string, siteNames: Readonly<Record<string, string>>): DataColumn<PlanMove>[] {
  return [
    { key: 'order', header: 'Order', cell: (move) => <PathLink href={paths.order(slug, move.orderId)}>{move.orderNumber}</PathLink>, widthPx: 126, phone: 'title' },
    { key: 'change', header: 'Change', cell: (move) => <ChangeBadge move={move} />, widthPx: 112, phone: 'aside' },
    { key: 'line', header: 'Line', cell: (move) => move.lineTitle, widthPx: 140, phone: 'hidden' },
    { key: 'units', header: 'Units', cell: (move) => formatCount(move.units), align: 'right', widthPx: 64, phone: 'hidden' },
    { key: 'from', header: 'From', cell: (move) => move.fromSite ?? <span className={styles.quiet}>nowhere</span>, widthPx: 164 },
    { key: 'to', header: 'To', cell: (move) => move.toSite ?? <span className={styles.quiet}>short</span>, widthPx: 136 },
    { key: 'promise', header: 'New promise', cell: (move) => <NewPromise move={move} />, widthPx: 118 },
    { key: 'why', header: 'Why', cell: (move) => <span title={explainMove(move, siteNames)}>{explainMove(move, siteNames)}</span>, widthPx: 260, phone: 'hidden' },
  ];
}

export function ChangeBadge({ move }: { move: PlanMove }) {
  const { words, state } = CHANGE_WORDS[move.change];
  return (
    <StateBadge state={state} look="quiet">
      {words}
    </StateBadge>
  );
}

function NewPromise({ move }: { move: PlanMove }) {
  if (move.promisedAfter === null) return <span className={styles.quiet}>none</span>;
  const isLater = move.promisedBefore !== null && move.promisedAfter > move.promisedBefore;
  return (
    <>
      <Time at={move.promisedAfter} precision="day" />
      {isLater && <span className={styles.later}>later</span>}
    </>
  );
}
