import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type ReadSeriesResponse } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { type ChartLine, Lines } from '../../ui/charts/lines.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { formatCount } from '../../ui/values/format.ts';
import styles from './series-chart.module.css';

const HOURS = 72;
const READ_EVERY_MS = 60_000;

export interface SeriesChartProps {
  title: string;
  lines: readonly { series: string; name: string; look: ChartLine['look'] }[];
  unit: string;
}

/** Series of the last three days in one picture, over all sites. */
export function SeriesChart({ title, lines, unit }: SeriesChartProps) {
  const { clientId } = useClient();
  const results = useQueries({
    queries: lines.map(({ series }) => ({ ...readQuery(api.readSeries, { params: { clientId, series }, query: { hours: HOURS } }), refetchInterval: READ_EVERY_MS })),
    combine: (all) => ({ data: all.map(({ data }) => data), error: all.find(({ error }) => error)?.error }),
  });
  const drawn = useMemo(
    () => lines.map(({ name, look }, index): ChartLine => ({ name, look, points: overAllParts(results.data[index]) })),
    [lines, results.data],
  );
  const said = drawn.map(({ name, points }) => `${name}: ${formatCount(Math.round(points.at(-1)?.value ?? 0))}`).join(', ');

  return (
    <Section
      title={title}
      aside={
        <ul className={styles.legend}>
          {drawn.map(({ name, look }) => (
            <li key={name}>
              <i data-look={look} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      }
    >
      {results.error ? (
        <ErrorState error={results.error} size="inline" />
      ) : drawn.every(({ points }) => points.length < 2) ? (
        <p className={styles.none}>Counted once an hour: the line begins with the second hour.</p>
      ) : (
        <Lines label={`${title}, last three days. ${said}`} lines={drawn} unit={unit} />
      )}
    </Section>
  );
}

/** Sites added up by the hour. The hour under way is left out: it is not counted through. */
function overAllParts(series: ReadSeriesResponse | undefined): ChartLine['points'] {
  const byHour = new Map<string, number>();
  for (const { points } of series?.parts ?? []) {
    for (const { at, value } of points) byHour.set(at, (byHour.get(at) ?? 0) + value);
  }
  return [...byHour].map(([at, value]) => ({ at, value })).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(0, -1);
}
