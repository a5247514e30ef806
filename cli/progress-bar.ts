import { SingleBar } from 'cli-progress';

export type Bar = { show(value: number, note?: string): void; end(): void };

/** A bar in the terminal; nothing where the output is no terminal, so that logs stay clean. */
export function progressBar(title: string, total: number, format: (value: number) => string): Bar {
  const bar = new SingleBar({
    format: `${title} {bar} {percentage}% of ${format(total)}  {note}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    stream: process.stderr,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  bar.start(Math.max(total, 1), 0, { note: '' });
  return {
    show: (value, note = '') => bar.update(Math.min(value, total), { note }),
    end: () => bar.stop(),
  };
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${['B', 'kB', 'MB', 'GB'][power]}`;
}
