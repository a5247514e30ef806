import type { BacklogSummary } from '../../api/generated.ts';
import type { AgeBucket } from '../../ui/histogram/age-histogram.tsx';
import type { Brush } from '../../ui/histogram/brush.ts';

const DAY_MS = 86_400_000;

/** Days since placed: single ones while every day counts, wider ones for the forgotten. */
const BINS = [
  { fromDays: 0, label: '<1 d' },
  { fromDays: 1, label: '1 d' },
  { fromDays: 2, label: '2 d' },
  { fromDays: 3, label: '3 d' },
  { fromDays: 4, label: '4 d' },
  { fromDays: 5, label: '5 d' },
  { fromDays: 6, label: '6 d' },
  { fromDays: 7, label: '1 wk' },
  { fromDays: 10, label: '10 d' },
  { fromDays: 14, label: '2 wk' },
  { fromDays: 21, label: '3 wk' },
  { fromDays: 30, label: '30 d' },
  { fromDays: 45, label: '45 d' },
  { fromDays: 60, label: '60 d+' },
] as const;

/** The summary's single days, gathered into bars. */
export function binDays(days: BacklogSummary['days']): AgeBucket[] {
  return BINS.map(({ fromDays, label }, index) => {
    const toDays = BINS[index + 1]?.fromDays ?? Infinity;
    const counts: Record<string, number> = {};
    for (const { ageDays, stage, orders } of days) {
      if (ageDays >= fromDays && ageDays < toDays) counts[stage] = (counts[stage] ?? 0) + orders;
    }
    return { key: label, label, counts };
  });
}

/** Brushed bars as placed-between: an instant, so that the address means the same orders tomorrow. */
export function timeOfBrush([first, last]: Brush, asOf: Date): { placedFrom?: string; placedTo?: string } {
  const before = (days: number) => new Date(asOf.getTime() - days * DAY_MS).toISOString();
  const next = BINS[last + 1];
  const placedTo = first === 0 ? undefined : before(BINS[first]?.fromDays ?? 0);
  return { placedFrom: next && before(next.fromDays), placedTo };
}

/** The bars an address speaks of, as far as they are still under the same instants. */
export function brushOfTime(
  { placedFrom, placedTo }: { placedFrom?: string; placedTo?: string },
  asOf: Date,
): Brush | null {
  if (placedFrom === undefined && placedTo === undefined) return null;
  const ageDays = (at: string) => Math.round((asOf.getTime() - Date.parse(at)) / DAY_MS);
  const first = placedTo === undefined ? 0 : lastBinFrom(ageDays(placedTo));
  const last = placedFrom === undefined ? BINS.length - 1 : lastBinFrom(ageDays(placedFrom) - 1);
  return [first, Math.max(first, last)];
}

function lastBinFrom(days: number): number {
  return Math.max(0, BINS.findLastIndex((bin) => bin.fromDays <= days));
}
