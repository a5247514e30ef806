import { formatCount } from '../values/format.ts';
import type { State } from '../values/state-badge.tsx';
import styles from './stacked-bar.module.css';

export interface BarPart {
  key: string;
  label: string;
  count: number;
  /** A state's colour, or the next step of the series ramp. */
  tone?: State;
}

export interface StackedBarProps {
  parts: readonly BarPart[];
  /** What the whole is: "Backlog by age". */
  label: string;
  legend?: boolean;
  heightPx?: number;
}

/** Parts of a whole as one bar; the legend names those that are there. */
export function StackedBar({ parts, label, legend = false, heightPx = 10 }: StackedBarProps) {
  const shown = parts.filter((part) => part.count > 0);
  const description = parts.map((part) => `${part.label} ${formatCount(part.count)}`).join(', ');
  return (
    <div className={styles.wrap}>
      <div className={styles.bar} style={{ height: heightPx }} role="img" aria-label={`${label}: ${description}`}>
        {shown.map((part) => (
          <span
            key={part.key}
            style={{ flexGrow: part.count, background: toneOf(part, parts) }}
            title={`${part.label}: ${formatCount(part.count)}`}
          />
        ))}
      </div>
      {legend && (
        <ul className={styles.legend}>
          {(shown.length > 0 ? shown : parts).map((part) => (
            <li key={part.key}>
              <i style={{ background: toneOf(part, parts) }} aria-hidden />
              {part.label} <b>{formatCount(part.count)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function toneOf(part: BarPart, parts: readonly BarPart[]): string {
  return part.tone ? `var(--bw-${part.tone}-fill)` : `var(--bw-series-${(parts.indexOf(part) % 6) + 1})`;
}
