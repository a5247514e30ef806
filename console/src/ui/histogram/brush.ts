/** First and last chosen bucket, both included. */
export type Brush = readonly [first: number, last: number];

export function orderBrush([from, to]: Brush): Brush {
  return from <= to ? [from, to] : [to, from];
}

/** Choose one bucket; choosing the only chosen one lets go. */
export function moveBrush(brush: Brush | null, index: number): Brush | null {
  return brush?.[0] === index && brush[1] === index ? null : [index, index];
}

/** Stretch to `to`, keeping whichever end `from` is not on. */
export function extendBrush([first, last]: Brush, from: number, to: number): Brush {
  const anchor = from === last ? first : last;
  return orderBrush([anchor, to]);
}
