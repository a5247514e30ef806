import type { StockRow } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import type { PanelContent } from '../../ui/panel/split-panel.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Why } from '../../ui/values/why.tsx';
import { Standing } from './stock-columns.tsx';
import styles from './stock.module.css';

/** One item at one site: how "free" comes about, and its lots. */
export function stockPanel(row: StockRow): PanelContent {
  return { title: `${row.sku} at ${row.siteName}`, summary: <Standing row={row} />, body: <StockBody row={row} /> };
}

function StockBody({ row }: { row: StockRow }) {
  const { slug } = useClient();
  const available = Math.max(0, row.onHand - row.quarantined - row.reserved);
  return (
    <div className={styles.panel}>
      <p>{row.title}</p>
      <StackedBar
        label={`Units of ${row.sku}`}
        legend
        parts={[
          { key: 'free', label: row.siteClosedAt ? 'Locked in' : 'Free', count: available, tone: row.siteClosedAt ? 'broken' : 'ok' },
          { key: 'reserved', label: 'Reserved', count: row.reserved },
          { key: 'quarantined', label: 'Quarantined', count: row.quarantined, tone: 'risk' },
        ]}
      />
      <Why
        sentence={
          row.siteClosedAt
            ? `Nothing is free: ${row.siteName} is closed.`
            : `${formatCount(row.free)} of ${formatCount(row.onHand)} units can still be promised.`
        }
        arithmetic={[
          { label: 'On hand', value: formatCount(row.onHand), note: 'sum of all movements' },
          { label: 'Quarantined', value: `−${formatCount(row.quarantined)}` },
          { label: 'Reserved', value: `−${formatCount(row.reserved)}`, note: 'promised to orders' },
          ...(row.siteClosedAt ? [{ label: 'Site closed', value: `−${formatCount(available)}` }] : []),
          { label: 'Free', value: formatCount(row.free) },
        ]}
      />
      <section>
        <h3>Lots</h3>
        {row.lots.length === 0 ? (
          <p className={styles.quiet}>This item is kept without lots.</p>
        ) : (
          <ul className={styles.lots}>
            {row.lots.map((lot) => (
              <li key={lot.lotId}>
                <b>{lot.code}</b>
                {lot.isQuarantined && <StateBadge state="risk" look="quiet">Quarantined</StateBadge>}
                <span className={styles.quiet}>{lot.expiresOn ? `use by ${lot.expiresOn}` : 'does not expire'}</span>
                <span>{formatCount(lot.onHand)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p>
        <PathLink href={paths.backlog(slug, { search: row.sku })}>Orders waiting with {row.sku}</PathLink>
      </p>
    </div>
  );
}
