import { lazy, Suspense, useCallback } from 'react';
import { formatCount, formatDateTime, formatShortCount, formatTimeOfDay } from '../values/format.ts';
import { type ChartInk, tooltipStyle } from './chart-ink.ts';
import type { ChartOption } from './echart.tsx';

const EChart = lazy(async () => ({ default: (await import('./echart.tsx')).EChart }));

export interface ChartLine {
  name: string;
  points: readonly { at: string; value: number | null }[];
  /** `plain` is what happened, `expected` what was to be expected, `broken` what is wrong. */
  look: 'plain' | 'second' | 'third' | 'expected' | 'broken';
}

export interface LinesProps {
  /** What it shows, with its figures: the picture has no other text. */
  label: string;
  lines: readonly ChartLine[];
  unit: string;
  heightPx?: number;
}

/** Counts over time, one line a thing. Give a stable list of lines. */
export function Lines({ label, lines, unit, heightPx = 180 }: LinesProps) {
  const draw = useCallback((ink: ChartInk) => drawLines(ink, lines, unit), [lines, unit]);
  return (
    <Suspense fallback={<div style={{ height: heightPx }} aria-busy />}>
      <EChart label={label} heightPx={heightPx} draw={draw} />
    </Suspense>
  );
}

function drawLines(ink: ChartInk, lines: readonly ChartLine[], unit: string): ChartOption {
  return {
    aria: { enabled: false },
    grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      ...tooltipStyle(ink),
      formatter: (points) => describeMoment(points, unit),
      axisPointer: { lineStyle: { color: ink.ink3, type: 'dashed' } },
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      splitNumber: 5,
      axisLabel: { color: ink.ink3, hideOverlap: true, formatter: formatTick },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      minInterval: 1,
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.ink3, formatter: (value: number) => formatShortCount(value) },
    },
    series: lines.map(({ name, points, look }) => ({
      type: 'line',
      name,
      symbol: 'none',
      silent: true,
      lineStyle: strokeOf(ink, look),
      data: points.map(({ at, value }) => [at, value]),
    })),
  };
}

function strokeOf(ink: ChartInk, look: ChartLine['look']) {
  if (look === 'expected') return { color: ink.ink3, width: 1.25, type: 'dashed' as const };
  const colors = { plain: ink.series[0], second: ink.series[1], third: ink.series[4], broken: ink.broken };
  return { color: colors[look], width: look === 'plain' || look === 'broken' ? 2 : 1.5 };
}

function formatTick(at: number): string {
  const time = formatTimeOfDay(new Date(at));
  return time === '00:00' ? formatDateTime(new Date(at), undefined, 'day') : time;
}

function describeMoment(points: unknown, unit: string): string {
  const known = (points as { seriesName: string; value: [string, number | null] }[]).filter(({ value }) => value[1] !== null);
  const first = known[0];
  if (!first) return '';
  const said = known.map(({ seriesName, value }) => `${seriesName}: ${formatCount(Math.round(value[1] ?? 0))} ${unit}`);
  return [formatDateTime(new Date(first.value[0])), ...said].map(escapeHtml).join('<br>');
}

/** Names come from the client's own data, and a tooltip is HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
