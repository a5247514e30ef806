import styles from './sparkline.module.css';

export interface SparklineProps {
  values: readonly number[];
  /** What it shows, in words: the picture has no other text. */
  label: string;
  /** A second line to compare with, drawn faint: expected, yesterday. */
  against?: readonly number[];
  widthPx?: number;
  heightPx?: number;
  /** Drawn in these proportions, then stretched to the room there is. */
  isStretched?: boolean;
}

/** A trend as small as a word, from zero, with its last point marked. */
export function Sparkline({ values, label, against = [], widthPx = 96, heightPx = 24, isStretched = false }: SparklineProps) {
  const highest = Math.max(1, ...values, ...against);
  const inset = 2;
  const xOf = (index: number, length: number) =>
    inset + (index / Math.max(1, length - 1)) * (widthPx - 2 * inset);
  const yOf = (value: number) => heightPx - inset - (value / highest) * (heightPx - 2 * inset);
  const pointsOf = (line: readonly number[]) =>
    line.map((value, index) => `${xOf(index, line.length).toFixed(1)},${yOf(value).toFixed(1)}`).join(' ');
  const last = values.at(-1);
  const lastX = widthPx - inset;

  return (
    <svg
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      preserveAspectRatio={isStretched ? 'none' : undefined}
      width={isStretched ? undefined : widthPx}
      height={isStretched ? undefined : heightPx}
      role="img"
      aria-label={label}
      className={styles.sparkline}
    >
      {against.length > 1 && <polyline points={pointsOf(against)} className={styles.against} />}
      <polyline points={pointsOf(values)} className={styles.line} />
      {last !== undefined && <line x1={lastX} x2={lastX} y1={yOf(last)} y2={yOf(last)} className={styles.last} />}
    </svg>
  );
}
