/** The tokens as plain colours: a chart library cannot read CSS variables. */
export interface ChartInk {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  surface: string;
  series: readonly [string, string, string, string, string, string];
  broken: string;
  ok: string;
  risk: string;
}

export function readChartInk(): ChartInk {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string) => style.getPropertyValue(`--bw-${token}`).trim();
  return {
    ink: read('ink'),
    ink2: read('ink-2'),
    ink3: read('ink-3'),
    line: read('line'),
    surface: read('surface'),
    series: [
      read('series-1'),
      read('series-2'),
      read('series-3'),
      read('series-4'),
      read('series-5'),
      read('series-6'),
    ],
    broken: read('broken-fill'),
    ok: read('ok-fill'),
    risk: read('risk-fill'),
  };
}

/** The tooltip of every chart: paper, hairline, no arrow. */
export function tooltipStyle(ink: ChartInk) {
  return {
    backgroundColor: ink.surface,
    borderColor: ink.line,
    borderWidth: 1,
    padding: [6, 10] as [number, number],
    textStyle: { color: ink.ink, fontFamily: 'Inter Variable', fontSize: 12 },
    extraCssText: 'box-shadow: var(--bw-float); border-radius: var(--bw-radius);',
  };
}
