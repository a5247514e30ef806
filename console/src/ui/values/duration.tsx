import { formatDuration, formatExactDuration } from './format.ts';

/** A length of time as people say it; to the second on hover. */
export function Duration({ seconds }: { seconds: number }) {
  return <span title={formatExactDuration(seconds)}>{formatDuration(seconds)}</span>;
}
