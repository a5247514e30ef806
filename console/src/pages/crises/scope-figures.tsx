import type { ScopeMeasure } from '../../api/generated.ts';
import { formatCount, formatMoney } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import { Duration } from '../../ui/values/duration.tsx';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import styles from './scope-figures.module.css';

const ROWS_MAX = 5;

export interface ScopeFiguresProps {
  measure: ScopeMeasure;
  isCountingExactly?: boolean;
  /** Where the orders themselves can be seen. */
  ordersHref?: string;
}

/** A scope in numbers: how many, how much, how old, where, and of what most. */
export function ScopeFigures({ measure, isCountingExactly = false, ordersHref }: ScopeFiguresProps) {
  const { orders, customers, units, money, oldestAt, sites, topItems, exact, marginOrders } = measure;
  const about = exact ? '' : '≈ ';
  const [first, ...others] = money;
  return (
    <div className={styles.figures}>
      <StatRow>
        <Stat
          label="Orders"
          value={`${about}${formatCount(orders)}`}
          href={ordersHref}
          note={exact ? undefined : `estimate, ± ${formatCount(marginOrders ?? 0)}${isCountingExactly ? ', counting' : ''}`}
        />
        <Stat label="Customers" value={`${about}${formatCount(customers)}`} />
        <Stat label="Units" value={`${about}${formatCount(units)}`} />
        <Stat
          label="Money"
          value={first ? <Money minor={first.valueMinor} currency={first.currency} look="short" /> : '–'}
          note={others.length > 0 ? `+ ${others.map((sum) => formatMoney(sum.valueMinor, sum.currency, 'short')).join(' + ')}` : undefined}
        />
        <Stat
          label="Oldest"
          value={oldestAt ? <Duration seconds={(Date.parse(measure.measuredAt) - Date.parse(oldestAt)) / 1000} /> : '–'}
        />
      </StatRow>
      {orders > 0 && (
        <div className={styles.lists}>
          <Ranking title="Sites" rows={sites.map(({ siteId, label, orders }) => ({ key: siteId ?? 'none', label, count: orders }))} unit="orders" />
          <Ranking title="Most ordered" rows={topItems.map(({ itemId, label, units }) => ({ key: itemId, label, count: units }))} unit="units" />
        </div>
      )}
    </div>
  );
}

interface RankingProps {
  title: string;
  rows: readonly { key: string; label: string; count: number }[];
  unit: string;
}

function Ranking({ title, rows, unit }: RankingProps) {
  if (rows.length === 0) return null;
  const largest = Math.max(...rows.map(({ count }) => count));
  return (
    <table className={styles.ranking}>
      <caption>{title}</caption>
      <tbody>
        {rows.slice(0, ROWS_MAX).map(({ key, label, count }) => (
          <tr key={key}>
            <th scope="row" title={label}>
              {label}
            </th>
            <td className={styles.barCell} aria-hidden>
              <i style={{ width: `${(100 * count) / Math.max(1, largest)}%` }} />
            </td>
            <td>
              {formatCount(count)} <span className={styles.unit}>{unit}</span>
            </td>
          </tr>
        ))}
        {rows.length > ROWS_MAX && (
          <tr>
            <th scope="row" className={styles.more}>
              {formatCount(rows.length - ROWS_MAX)} more
            </th>
            <td />
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
