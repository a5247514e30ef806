/** Robust detection of unusual values in counts over time, explained. No I/O, no state of its own. */
export { expectValue, type Expectation, type Point } from './expect-value.ts';
export { judgeSeries, scoreOf, type Judgement, type JudgeOptions } from './judge-series.ts';
export { mad, median, quantile } from './robust.ts';
