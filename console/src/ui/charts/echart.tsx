import { useComputedColorScheme } from '@mantine/core';
import { LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type ComposeOption, type ECharts, init, use as useParts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { LineSeriesOption, SankeySeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { useEffect, useRef } from 'react';
import { type ChartInk, readChartInk } from './chart-ink.ts';

useParts([
  LineChart,
  SankeyChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | LineSeriesOption
  | SankeySeriesOption
  | AriaComponentOption
  | GridComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>;

export interface EChartProps {
  label: string;
  heightPx: number;
  /** Draws with the colours of the scheme that is on. Give a stable function. */
  draw: (ink: ChartInk) => ChartOption;
}

/** The one place that knows ECharts. It is large: import it by `lazy` only, as the charts here do. */
export function EChart({ label, heightPx, draw }: EChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const scheme = useComputedColorScheme();

  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = init(place.current, undefined, { renderer: 'svg' });
    const resize = new ResizeObserver(() => drawn.resize());
    resize.observe(place.current);
    chart.current = drawn;
    return () => {
      resize.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(
      {
        darkMode: scheme === 'dark',
        // A chart that grows into place says nothing that the chart itself does not.
        animation: false,
        ...draw(readChartInk()),
      },
      { notMerge: true },
    );
  }, [draw, scheme]);

  return <div ref={place} role="img" aria-label={label} style={{ height: heightPx }} />;
}
