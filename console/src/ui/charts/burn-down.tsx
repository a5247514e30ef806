import { lazy, Suspense, useCallback, useMemo } from 'react';
import { formatCount, formatDateTime, formatShortCount, formatTimeOfDay } from '../values/format.ts';
import { type ChartInk, tooltipStyle } from './chart-ink.ts';
import type { ChartOption } from './echart.tsx';

const EChart = lazy(async () => ({ default: (await import('./echart.tsx')).EChart }));

export interface BurnPoint {
  at: string;
  count: number;
}

/** What may come: the likely count, and the band it stays in nine times out of ten. */
export interface ForecastPoint extends BurnPoint {
  low: number;
  high: number;
}

export interface BurnDownProps {
  label: string;
  /** What was, up to now. */
  actual: readonly BurnPoint[];
  forecast?: readonly ForecastPoint[];
  /** Where the recovery criterion wants it to be. */
  goal?: { count: number; label: string };
  unit?: string;
  heightPx?: number;
}

/** How the backlog goes down, with the cone of where it may go. */
export function BurnDown(props: BurnDownProps) {
  const { label, actual, forecast, goal, unit = 'orders', heightPx = 240 } = props;
  const draw = useCallback(
    (ink: ChartInk) => drawBurnDown(ink, { actual, forecast: forecast ?? [], goal, unit }),
    [actual, forecast, goal, unit],
  );
  const summary = useMemo(() => describe(label, actual, forecast, unit), [label, actual, forecast, unit]);
  return (
    <Suspense fallback={<div style={{ height: heightPx }} aria-busy />}>
      <EChart label={summary} heightPx={heightPx} draw={draw} />
    </Suspense>
  );
}

interface BurnDownData {
  actual: readonly BurnPoint[];
  forecast: readonly ForecastPoint[];
  goal: { count: number; label: string } | undefined;
  unit: string;
}

function drawBurnDown(ink: ChartInk, { actual, forecast, goal, unit }: BurnDownData): ChartOption {
  const last = actual.at(-1);
  // The cone opens from the last known point and not from nowhere.
  const ahead = last ? [{ ...last, low: last.count, high: last.count }, ...forecast] : forecast;
  const line = { type: 'line' as const, symbol: 'none', silent: true };

  return {
    aria: { enabled: false },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      ...tooltipStyle(ink),
      formatter: (points) => describePoint(points, unit),
      axisPointer: { lineStyle: { color: ink.ink3, type: 'dashed' } },
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      splitNumber: 6,
      axisLabel: { color: ink.ink3, hideOverlap: true, formatter: formatTick },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.ink3, formatter: (value: number) => formatShortCount(value) },
    },
    series: [
      { ...line, stack: 'cone', lineStyle: { opacity: 0 }, data: ahead.map(({ at, low }) => [at, low]) },
      {
        ...line,
        stack: 'cone',
        lineStyle: { opacity: 0 },
        areaStyle: { color: ink.series[1], opacity: 0.16 },
        data: ahead.map(({ at, low, high }) => [at, high - low]),
      },
      {
        ...line,
        name: 'forecast',
        lineStyle: { color: ink.series[1], width: 1.5, type: 'dashed' },
        data: ahead.map(({ at, count }) => [at, count]),
      },
      {
        ...line,
        name: 'actual',
        lineStyle: { color: ink.series[0], width: 2 },
        data: actual.map(({ at, count }) => [at, count]),
        markLine: goal && {
          symbol: 'none',
          silent: true,
          lineStyle: { color: ink.ok, type: 'solid', width: 1.5 },
          label: { formatter: goal.label, position: 'insideStartTop', color: ink.ink2 },
          data: [{ yAxis: goal.count }],
        },
      },
    ],
  };
}

function formatTick(at: number): string {
  const time = formatTimeOfDay(new Date(at));
  return time === '00:00' ? formatDateTime(new Date(at), undefined, 'day') : time;
}

function describePoint(points: unknown, unit: string): string {
  const named = (points as { seriesName: string; value: [string, number] }[]).filter(
    ({ seriesName }) => seriesName === 'actual' || seriesName === 'forecast',
  );
  const first = named[0];
  if (!first) return '';
  const lines = named.map(({ seriesName, value }) => `${formatCount(Math.round(value[1]))} ${unit}, ${seriesName}`);
  return [formatDateTime(new Date(first.value[0])), ...lines].join('<br>');
}

function describe(
  label: string,
  actual: readonly BurnPoint[],
  forecast: readonly ForecastPoint[] | undefined,
  unit: string,
): string {
  const last = actual.at(-1);
  const end = forecast?.at(-1);
  return [
    label,
    last && `now ${formatCount(last.count)} ${unit}`,
    end &&
      `forecast ${formatCount(end.count)}, between ${formatCount(end.low)} and ${formatCount(end.high)}, at ${formatDateTime(new Date(end.at))}`,
  ]
    .filter(Boolean)
    .join(': ');
}
