import { lazy, Suspense, useCallback } from 'react';
import { formatCount } from '../values/format.ts';
import { type ChartInk, tooltipStyle } from './chart-ink.ts';
import type { ChartOption } from './echart.tsx';

const EChart = lazy(async () => ({ default: (await import('./echart.tsx')).EChart }));

export interface FlowNode {
  key: string;
  label: string;
}

export interface FlowLink {
  from: string;
  to: string;
  count: number;
}

export interface FlowProps {
  label: string;
  /** A node on both sides needs two keys: a Sankey cannot flow in circles. */
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
  unit?: string;
  heightPx?: number;
}

/** What moves from where to where, as wide as it is much. */
export function Flow({ label, nodes, links, unit = 'lines', heightPx = 260 }: FlowProps) {
  const draw = useCallback((ink: ChartInk) => drawFlow(ink, nodes, links, unit), [nodes, links, unit]);
  return (
    <Suspense fallback={<div style={{ height: heightPx }} aria-busy />}>
      <EChart label={describe(label, nodes, links)} heightPx={heightPx} draw={draw} />
    </Suspense>
  );
}

function drawFlow(
  ink: ChartInk,
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
  unit: string,
): ChartOption {
  const labelOf = labels(nodes);
  return {
    tooltip: { ...tooltipStyle(ink), valueFormatter: (value) => `${formatCount(Number(value))} ${unit}` },
    series: [
      {
        type: 'sankey',
        left: 4,
        // Room for the names at the right, which stand outside the picture.
        right: 170,
        top: 8,
        bottom: 8,
        nodeWidth: 8,
        nodeGap: 14,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: {
          color: ink.ink2,
          fontFamily: 'Inter Variable',
          fontSize: 12,
          formatter: ({ name }) => labelOf.get(name) ?? name,
        },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        data: nodes.map(({ key }, index) => ({
          name: key,
          itemStyle: { color: ink.series[index % ink.series.length], borderWidth: 0 },
        })),
        links: links.map(({ from, to, count }) => ({ source: from, target: to, value: count })),
      },
    ],
  };
}

function describe(label: string, nodes: readonly FlowNode[], links: readonly FlowLink[]): string {
  const labelOf = labels(nodes);
  const flows = links.map(
    ({ from, to, count }) => `${formatCount(count)} from ${labelOf.get(from)} to ${labelOf.get(to)}`,
  );
  return `${label}: ${flows.join(', ')}`;
}

function labels(nodes: readonly FlowNode[]): Map<string, string> {
  return new Map(nodes.map((node) => [node.key, node.label]));
}
