import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { type ChartLine, Lines } from '../../ui/charts/lines.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import styles from './alerts.module.css';

const HEIGHT_PX = 160;

/** What was, hour by hour, beside what was to be expected. */
export function AlertChart({ alertId }: { alertId: string }) {
  const { clientId } = useClient();
  const chart = useQuery(readQuery(api.readAlertChart, { params: { clientId, alertId } }));
  const lines = useMemo((): ChartLine[] => {
    const points = chart.data?.points ?? [];
    return [
      { name: 'expected', look: 'expected', points: points.map(({ at, expected }) => ({ at, value: expected })) },
      { name: 'observed', look: 'broken', points: points.map(({ at, value }) => ({ at, value })) },
    ];
  }, [chart.data]);
  if (chart.isError) return <ErrorState error={chart.error} size="inline" />;
  const last = chart.data?.points.at(-1);

  return (
    <figure className={styles.chart} style={{ minHeight: HEIGHT_PX }}>
      {chart.data && (
        <>
          <figcaption>
            <span>
              {chart.data.title}, {chart.data.unit}
            </span>
            <span className={styles.key}>
              <i data-look="observed" aria-hidden /> observed <i data-look="expected" aria-hidden /> expected
            </span>
          </figcaption>
          <Lines
            label={`${chart.data.title}: last hour ${formatCount(last?.value ?? 0)}, expected ${formatCount(Math.round(last?.expected ?? 0))}`}
            lines={lines}
            unit={chart.data.unit}
            heightPx={HEIGHT_PX}
          />
        </>
      )}
    </figure>
  );
}
