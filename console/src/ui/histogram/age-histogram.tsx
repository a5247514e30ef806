import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { formatCount } from '../values/format.ts';
import styles from './age-histogram.module.css';
import { type Brush, extendBrush, moveBrush, orderBrush } from './brush.ts';

export interface AgeBucket {
  key: string;
  /** "2–3 d" */
  label: string;
  /** Orders by series key. */
  counts: Readonly<Record<string, number>>;
}

export interface HistogramSeries {
  key: string;
  label: string;
}

export interface AgeHistogramProps {
  label: string;
  buckets: readonly AgeBucket[];
  /** From the bottom of the stack to its top; at most six. */
  series: readonly HistogramSeries[];
  /** First and last chosen bucket; null for all. */
  brush: Brush | null;
  onBrush: (brush: Brush | null) => void;
  /** From which bucket on orders are older than they should be: marked with a line and a word. */
  lateFrom?: number;
  unit?: string;
  heightPx?: number;
}

/**
 * How old things are, by stage, to be brushed: drag over the bars, or arrow keys with Shift to
 * extend and Escape to let go.
 */
export function AgeHistogram(props: AgeHistogramProps) {
  const { buckets, series, brush, onBrush, unit = 'orders', heightPx = 96 } = props;
  const [drag, setDrag] = useState<Brush | null>(null);
  const bars = useRef<HTMLDivElement>(null);
  const totals = buckets.map((bucket) => sum(bucket, series));
  const highest = Math.max(1, ...totals);
  const shown = drag ? orderBrush(drag) : brush;

  function indexAt(event: PointerEvent): number {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(buckets.length - 1, Math.max(0, Math.floor(share * buckets.length)));
  }

  function drop() {
    if (!drag) return;
    const [first, last] = orderBrush(drag);
    const isSameBar = first === last && brush?.[0] === first && brush[1] === last;
    onBrush(isSameBar ? null : [first, last]);
    setDrag(null);
  }

  function onKey(event: KeyboardEvent, index: number) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      const next = Math.min(buckets.length - 1, Math.max(0, index + step));
      (bars.current?.children[next] as HTMLElement | undefined)?.focus();
      if (event.shiftKey) onBrush(extendBrush(brush ?? [index, index], index, next));
    } else if (event.key === 'Enter' || event.key === ' ') {
      onBrush(moveBrush(brush, index));
    } else if (event.key === 'Escape' && brush) {
      onBrush(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <figure className={styles.figure}>
      <div
        ref={bars}
        className={styles.bars}
        style={{ height: heightPx }}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable
        aria-orientation="horizontal"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([indexAt(event), indexAt(event)]);
        }}
        onPointerMove={(event) => drag && setDrag([drag[0], indexAt(event)])}
        onPointerUp={drop}
        onPointerCancel={() => setDrag(null)}
      >
        {buckets.map((bucket, index) => (
          <div
            key={bucket.key}
            className={styles.slot}
            role="option"
            tabIndex={index === (shown?.[0] ?? 0) ? 0 : -1}
            aria-label={`${bucket.label}: ${formatCount(totals[index] ?? 0)} ${unit}`}
            aria-selected={shown !== null && index >= shown[0] && index <= shown[1]}
            data-out={(shown !== null && (index < shown[0] || index > shown[1])) || undefined}
            data-late-from={index === props.lateFrom || undefined}
            title={describe(bucket, series, unit)}
            onKeyDown={(event) => onKey(event, index)}
          >
            {series.map(({ key }, at) => (
              <i
                key={key}
                style={{
                  height: `${((bucket.counts[key] ?? 0) / highest) * 100}%`,
                  background: `var(--bw-series-${at + 1})`,
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        {buckets.map((bucket) => (
          <span key={bucket.key}>{bucket.label}</span>
        ))}
      </div>
      <figcaption className={styles.legend}>
        {series.map(({ key, label }, at) => (
          <span key={key}>
            <i style={{ background: `var(--bw-series-${at + 1})` }} aria-hidden />
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function sum(bucket: AgeBucket, series: readonly HistogramSeries[]): number {
  return series.reduce((total, { key }) => total + (bucket.counts[key] ?? 0), 0);
}

function describe(bucket: AgeBucket, series: readonly HistogramSeries[], unit: string): string {
  const parts = series
    .filter(({ key }) => bucket.counts[key])
    .map(({ key, label }) => `${label} ${formatCount(bucket.counts[key] ?? 0)}`);
  return [`${bucket.label}: ${formatCount(sum(bucket, series))} ${unit}`, ...parts].join('\n');
}
