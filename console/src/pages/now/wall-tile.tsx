import type { WallTile } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Severity } from '../../ui/values/severity.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { severityLevel } from '../crises/crisis-words.ts';
import { agePartsOf } from './age-parts.ts';
import styles from './wall-tile.module.css';

/** One client: is something wrong there, how bad, who is on it. The whole tile opens its picture. */
export function WallTileCard({ tile }: { tile: WallTile }) {
  const { slug, name, isDrill, crises, proposalsOpen, alertsOpen, ordersByHour, shippedByHour } = tile;
  const state = crises.length > 0 ? 'crisis' : proposalsOpen > 0 ? 'proposal' : 'calm';
  return (
    <li className={styles.tile} data-state={state} data-drill={isDrill || undefined}>
      <div className={styles.head}>
        <h2>
          <PathLink href={paths.clientNow(slug)} className={styles.name}>
            {name}
          </PathLink>
        </h2>
        {isDrill && <StateBadge state="drill">Drill</StateBadge>}
        <Attention crises={crises.length} proposals={proposalsOpen} alerts={alertsOpen} />
      </div>
      <div className={styles.picture}>
        <Figures tile={tile} />
        <div className={styles.ages}>
          <StackedBar label="Backlog by age" parts={agePartsOf(tile.ages)} heightPx={8} legend />
        </div>
        <div className={styles.flows}>
          <Flow label="Orders in" values={ordersByHour} />
          <Flow label="Parcels out" values={shippedByHour} />
        </div>
      </div>
      {crises.length > 0 && (
        <ul className={styles.crises}>
          {crises.map(({ crisisId, number, title, severity, nextUpdateAt, commanderName }) => (
            <li key={crisisId}>
              <Severity level={severityLevel(severity)} />
              <PathLink href={paths.crisis(slug, crisisId)} className={styles.crisis}>
                {`${number}. ${title}`}
              </PathLink>
              {nextUpdateAt && (
                <span className={styles.update}>
                  Next update <Clock dueAt={nextUpdateAt} what="Next update" />
                </span>
              )}
              <span className={styles.commander}>{commanderName ?? 'Nobody in command'}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The worst thing that is true of the client, in one badge. */
function Attention({ crises, proposals, alerts }: { crises: number; proposals: number; alerts: number }) {
  if (crises > 0) return <StateBadge state="broken">{crises === 1 ? 'In a crisis' : `${crises} crises`}</StateBadge>;
  if (proposals > 0) return <StateBadge state="broken">{proposals === 1 ? 'Declare?' : `${proposals} to declare?`}</StateBadge>;
  if (alerts > 0) return <StateBadge state="risk">{alerts === 1 ? 'One alert' : `${alerts} alerts`}</StateBadge>;
  return <StateBadge state="ok">As usual</StateBadge>;
}

function Figures({ tile }: { tile: WallTile }) {
  return (
    <dl className={styles.figures}>
      <Figure label="Open" count={tile.ordersOpen} />
      <Figure label="Late" count={tile.ordersLate} isBad />
      <Figure label="Due in 24 h" count={tile.dueIn24h} />
      <Figure label="Held" count={tile.ordersHeld} />
    </dl>
  );
}

function Figure({ label, count, isBad = false }: { label: string; count: number; isBad?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-bad={(isBad && count > 0) || undefined}>{formatCount(count)}</dd>
    </div>
  );
}

const DAY_HOURS = 24;

function Flow({ label, values }: { label: string; values: readonly number[] }) {
  const lastDay = sum(values.slice(-DAY_HOURS));
  return (
    <div>
      <p>
        {label} <b>{formatCount(lastDay)}</b> in 24 h
      </p>
      <Sparkline values={values} label={`${label} by the hour: ${lastDay} in the last day`} widthPx={150} heightPx={30} isStretched />
    </div>
  );
}

function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0));
}
