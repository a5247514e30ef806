import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { AgeHistogram } from '../../ui/histogram/age-histogram.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { binDays, brushOfTime, timeOfBrush } from './age-bins.ts';
import { type BacklogFilter, withoutTime } from './backlog-filters.ts';
import styles from './backlog.module.css';
import { OPEN_STAGES, STAGE_WORDS } from './order-words.ts';

const SERIES = OPEN_STAGES.map((stage) => ({ key: stage, label: STAGE_WORDS[stage] }));
const GHOST_PERCENTS = [64, 80, 72, 58, 49, 40, 34, 44, 30, 26, 20, 14, 10, 18];

export interface BacklogHistogramProps {
  filter: BacklogFilter;
  onTime: (time: { placedFrom?: string; placedTo?: string }) => void;
}

/** Age by stage of what the other filters leave; brushing it filters by when orders were placed. */
export function BacklogHistogram({ filter, onTime }: BacklogHistogramProps) {
  const { clientId } = useClient();
  const summary = useQuery(
    readQuery(api.summariseBacklog, { params: { clientId }, query: withoutTime(filter) }),
  );
  if (summary.isError) return <ErrorState error={summary.error} size="inline" onRetry={() => void summary.refetch()} />;
  if (summary.isPending) {
    return (
      <div className={styles.histogramEmpty} aria-busy aria-label="Counting orders by age">
        {GHOST_PERCENTS.map((percent, index) => (
          <i key={index} style={{ height: `${percent * 0.6}%` }} />
        ))}
      </div>
    );
  }

  const asOf = new Date(summary.data.asOf);
  const buckets = binDays(summary.data.days);
  return (
    <div className={styles.histogram}>
      <AgeHistogram
        label="Orders by age and stage"
        buckets={buckets}
        series={SERIES}
        brush={brushOfTime(filter, asOf)}
        onBrush={(brush) =>
          onTime({ placedFrom: undefined, placedTo: undefined, ...(brush && timeOfBrush(brush, asOf)) })
        }
      />
    </div>
  );
}
