import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { Section } from '../../ui/basics/section.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatTimeOfDay } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { type CutOff, cutOffsOf } from './cut-off-times.ts';
import styles from './cut-offs.module.css';

const HOUR_MS = 3_600_000;
/** From two hours ago to ten ahead: what can still be made today, and what was just missed. */
const WINDOW_HOURS = { before: 2, after: 10 };
const TICK_EVERY_HOURS = 2;

/** Today's cut-offs as a time line, with where we are on it. */
export function CutOffs() {
  const { clientId } = useClient();
  const now = useNow();
  const sites = useQuery(readQuery(api.findSites, { params: { clientId } }));
  if (sites.isError) return <ErrorState error={sites.error} onRetry={() => void sites.refetch()} />;
  const cutOffs = cutOffsOf(sites.data?.sites ?? [], now);
  const start = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - WINDOW_HOURS.before * HOUR_MS;
  const lengthMs = (WINDOW_HOURS.before + WINDOW_HOURS.after) * HOUR_MS;
  const placeOf = (at: number) => Math.min(100, Math.max(0, (100 * (at - start)) / lengthMs));
  const ticks = Array.from({ length: (WINDOW_HOURS.before + WINDOW_HOURS.after) / TICK_EVERY_HOURS + 1 }, (_, index) => start + index * TICK_EVERY_HOURS * HOUR_MS);

  return (
    <Section title="Cut-offs today">
      {sites.isPending && <SkeletonText lines={3} />}
      {sites.data && cutOffs.length === 0 && <p className={styles.none}>No site works today.</p>}
      {cutOffs.length > 0 && (
        <div className={styles.line}>
          <div className={styles.axis} aria-hidden>
            {ticks.map((at) => (
              <span key={at} style={{ left: `${placeOf(at)}%` }}>
                {formatTimeOfDay(new Date(at))}
              </span>
            ))}
          </div>
          <ul>
            {cutOffs.map((cutOff) => (
              <Row key={cutOff.siteId} cutOff={cutOff} now={now} place={placeOf(cutOff.at.getTime())} nowPlace={placeOf(now.getTime())} />
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function Row({ cutOff: { siteName, at, isClosed }, now, place, nowPlace }: { cutOff: CutOff; now: Date; place: number; nowPlace: number }) {
  const isOver = at <= now;
  return (
    <li className={styles.row} data-over={isOver || undefined} data-closed={isClosed || undefined}>
      <b title={siteName}>{siteName}</b>
      <span className={styles.track} aria-hidden>
        <i className={styles.left} style={{ left: `${nowPlace}%`, width: `${Math.max(0, place - nowPlace)}%` }} />
        <i className={styles.mark} style={{ left: `${place}%` }} />
        <i className={styles.now} style={{ left: `${nowPlace}%` }} />
      </span>
      <span className={styles.when}>
        {formatTimeOfDay(at)}
        {isClosed ? (
          <StateBadge state="broken" look="quiet">
            Closed
          </StateBadge>
        ) : isOver ? (
          <span className={styles.quiet}>over</span>
        ) : (
          <Clock dueAt={at.toISOString()} what={`Cut-off ${siteName}`} />
        )}
      </span>
    </li>
  );
}
