import type { StockRow } from '../../api/generated.ts';
import type { DataColumn } from '../../ui/data-table/data-table-types.ts';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import styles from './stock.module.css';

export const stockColumns: readonly DataColumn<StockRow>[] = [
  { key: 'sku', header: 'SKU', cell: (row) => <b className={styles.sku}>{row.sku}</b>, widthPx: 120, phone: 'title' },
  { key: 'title', header: 'Item', cell: (row) => row.title, widthPx: 220 },
  { key: 'site', header: 'Site', cell: (row) => row.siteName, widthPx: 130 },
  { key: 'standing', header: 'Standing', cell: (row) => <Standing row={row} />, widthPx: 140, phone: 'aside' },
  { key: 'onHand', header: 'On hand', cell: (row) => formatCount(row.onHand), align: 'right', widthPx: 92, phone: 'hidden' },
  { key: 'reserved', header: 'Reserved', cell: (row) => quiet(row.reserved), align: 'right', widthPx: 92, phone: 'hidden' },
  { key: 'quarantined', header: 'Quarantined', cell: (row) => quiet(row.quarantined), align: 'right', widthPx: 104, phone: 'hidden' },
  { key: 'free', header: 'Free', cell: (row) => <b>{formatCount(row.free)}</b>, align: 'right', widthPx: 80 },
  { key: 'lots', header: 'Lots', cell: (row) => row.lots.map((lot) => lot.code).join(', ') || '–', widthPx: 160, phone: 'hidden' },
];

/** Nothing is as quiet as a zero. */
function quiet(units: number) {
  return units === 0 ? <span className={styles.quiet}>0</span> : formatCount(units);
}

export function Standing({ row }: { row: StockRow }) {
  if (row.siteClosedAt) return <StateBadge state="broken" look="quiet">Site closed</StateBadge>;
  if (row.free > 0) return <StateBadge state="ok" look="quiet">Available</StateBadge>;
  if (row.quarantined > 0 && row.quarantined >= row.onHand) return <StateBadge state="risk" look="quiet">Quarantined</StateBadge>;
  return <StateBadge state="risk" look="quiet">{row.onHand === 0 ? 'None left' : 'All promised'}</StateBadge>;
}
