import type { ImportItem } from '../importers/importer.ts';

/** Orders and problems of one transaction. Larger ones gain nothing and hold stock locked for longer. */
export const BATCH_ITEMS_MAX = 1_000;

/** Items as they follow each other in the file, with how far the file had been read by then. */
export type Batch = { items: ImportItem[]; bytesRead: number };

/** Cut items into batches; the problems of one order stay together, so that each order is counted once. */
export async function* toBatches(items: AsyncIterable<ImportItem>, itemsMax: number, bytesRead: () => number): AsyncGenerator<Batch> {
  let batch: ImportItem[] = [];
  for await (const item of items) {
    if (batch.length >= itemsMax && !isSameOrder(batch.at(-1)!, item)) {
      yield { items: batch, bytesRead: bytesRead() };
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length > 0) yield { items: batch, bytesRead: bytesRead() };
}

/** Two reasons to refuse the same rows? */
export function isSameOrder(one: ImportItem, next: ImportItem): boolean {
  return 'problem' in one && 'problem' in next && one.problem.raw !== '' && one.problem.raw === next.problem.raw;
}
