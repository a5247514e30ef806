import type { OrderDetail, OrderLine } from '../../api/generated.ts';
import { type BarPart, StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import styles from './order.module.css';

/** Where units can be, from nowhere to gone; only what has no stock is a state. */
const BUCKETS = [
  { key: 'unallocated', label: 'No site yet' },
  { key: 'backordered', label: 'Waiting for stock', tone: 'risk' },
  { key: 'allocated', label: 'Allocated' },
  { key: 'released', label: 'In the warehouse' },
  { key: 'picked', label: 'Picked' },
  { key: 'packed', label: 'Packed' },
  { key: 'shipped', label: 'Shipped', tone: 'ok' },
  { key: 'cancelled', label: 'Cancelled', tone: 'unknown' },
] as const;

export function OrderLines({ order }: { order: OrderDetail }) {
  if (order.lines.length === 0) {
    return <p className={styles.quiet}>It came without lines. It is kept, flagged, and waits for the shop to say what was bought.</p>;
  }
  return (
    <ul className={styles.lines}>
      {order.lines.map((line) => (
        <Line key={line.lineId} line={line} currency={order.currency} />
      ))}
    </ul>
  );
}

function Line({ line, currency }: { line: OrderLine; currency: string }) {
  const parts = BUCKETS.map((bucket): BarPart => ({ ...bucket, count: line[bucket.key] }));
  return (
    <li>
      <div className={styles.lineHead}>
        <span className={styles.grow}>
          <b>{line.title}</b>
          <span className={styles.quiet}> {[line.sku, line.lotCode && `lot ${line.lotCode}`].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={styles.quiet}>
          {formatCount(line.ordered)} × <Money minor={line.unitPriceMinor} currency={currency} />
        </span>
      </div>
      <StackedBar label={`Units of ${line.title}`} parts={parts} heightPx={6} />
      <p className={styles.lineFoot}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => `${formatCount(part.count)} ${part.label.charAt(0).toLowerCase()}${part.label.slice(1)}`)
          .join(' · ')}
        {line.sites.length > 0 && ` · from ${sitesInWords(line.sites)}`}
        {line.fixedSiteCode && ` · must come from ${line.fixedSiteCode}`}
        {line.sellerCode && ` · sold by ${line.sellerCode}`}
      </p>
    </li>
  );
}

/** Where the units come from; how many from each only where there are several. */
function sitesInWords(sites: OrderLine['sites']): string {
  return sites.length === 1 ? sites[0]!.code : sites.map(({ code, units }) => `${code} (${formatCount(units)})`).join(', ');
}
