import type { BacklogRow } from '../../api/generated.ts';
import { useNow } from '../../session/use-now.ts';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { Duration } from '../../ui/values/duration.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './backlog.module.css';
import { sentence, STAGE_WORDS, standingOf } from './order-words.ts';

export const backlogColumns: readonly DataColumn<BacklogRow>[] = [
  { key: 'number', header: 'Order', cell: (row) => <b className={styles.number}>{row.number}</b>, widthPx: 122, phone: 'title' },
  { key: 'standing', header: 'Standing', cell: (row) => <Standing row={row} />, widthPx: 112, phone: 'aside' },
  { key: 'stage', header: 'Stage', cell: (row) => STAGE_WORDS[row.stage], widthPx: 122 },
  { key: 'age', header: 'Age', cell: (row) => <Age row={row} />, align: 'right', widthPx: 100, sortBy: 'placedAt' },
  { key: 'promised', header: 'Promised', cell: (row) => <Promise row={row} />, widthPx: 124, sortBy: 'promisedAt' },
  { key: 'site', header: 'Site', cell: (row) => <Site row={row} />, widthPx: 200 },
  { key: 'channel', header: 'Channel', cell: (row) => sentence(row.channel), widthPx: 96, phone: 'hidden' },
  { key: 'country', header: 'To', cell: (row) => row.country ?? '–', widthPx: 56, phone: 'hidden' },
  { key: 'units', header: 'Units open', cell: (row) => <Units row={row} />, align: 'right', widthPx: 92, phone: 'hidden' },
  {
    key: 'value',
    header: 'Value',
    cell: (row) => <Money minor={row.valueMinor} currency={row.currency} />,
    align: 'right',
    widthPx: 112,
    sortBy: 'value',
  },
  { key: 'priority', header: 'Priority', cell: (row) => row.priority || '–', align: 'right', widthPx: 84, sortBy: 'priority', isHiddenAtFirst: true, phone: 'hidden' },
  { key: 'flags', header: 'Flags', cell: (row) => row.flags.map(sentence).join(', '), widthPx: 130, isHiddenAtFirst: true, phone: 'hidden' },
  {
    key: 'original',
    header: 'First promised',
    cell: (row) => (row.originalPromisedAt ? <Time at={row.originalPromisedAt} precision="day" /> : '–'),
    widthPx: 128,
    isHiddenAtFirst: true,
    phone: 'hidden',
  },
  { key: 'placed', header: 'Placed', cell: (row) => <Time at={row.placedAt} />, widthPx: 128, isHiddenAtFirst: true, phone: 'hidden' },
  { key: 'externalId', header: 'Id at the channel', cell: (row) => row.externalId, widthPx: 150, isHiddenAtFirst: true, phone: 'hidden' },
];

function Standing({ row }: { row: BacklogRow }) {
  const { state, words } = standingOf(row, useNow());
  return (
    <StateBadge state={state} look="quiet">
      {words}
    </StateBadge>
  );
}

function Age({ row }: { row: BacklogRow }) {
  const now = useNow();
  return <Duration seconds={Math.max(0, (now.getTime() - Date.parse(row.placedAt)) / 1000)} />;
}

/** A promise that was moved back is marked: the customer has heard another date. */
function Promise({ row }: { row: BacklogRow }) {
  if (!row.promisedAt) return '–';
  const isMoved = row.originalPromisedAt !== null && row.originalPromisedAt < row.promisedAt;
  return (
    <span title={isMoved ? 'Moved back from the first promise' : undefined}>
      <Time at={row.promisedAt} precision="day" />
      {isMoved && <span className={styles.moved}>moved</span>}
    </span>
  );
}

function Site({ row }: { row: BacklogRow }) {
  if (row.isSplit) return `${row.siteName ?? 'Several'} +`;
  return row.siteName ?? <span className={styles.none}>none yet</span>;
}

function Units({ row }: { row: BacklogRow }) {
  return row.unitsOpen === row.units ? (
    formatCount(row.units)
  ) : (
    <span title={`${row.unitsOpen} of ${row.units} not shipped`}>
      {formatCount(row.unitsOpen)} of {formatCount(row.units)}
    </span>
  );
}
