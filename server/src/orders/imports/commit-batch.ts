import type { JobTools } from '../../kernel/jobs.ts';
import type { ImportItem } from '../importers/importer.ts';
import { importBatch } from './import-batch.ts';
import type { Lease } from './lease.ts';
import type { Batch } from './to-batches.ts';

/** Whose batch it is: the worker's lease, and the file that problems name. */
export type Work = { lease: Lease; fileName: string };

/**
 * Commit a batch. One that the database refuses for its content is halved until the order
 * at fault stands alone; that one is refused and reported, the others come in.
 *
 * @param since when work on this batch began, in milliseconds of `performance.now()`
 * @throws {LeaseLostError}, and what passes with time: a lost connection, a deadlock.
 */
export async function commitBatch(tools: JobTools, work: Work, batch: Batch, since: number): Promise<void> {
  try {
    await tools.inClient((ctx) => importBatch(ctx, work.lease, batch, () => performance.now() - since));
  } catch (error) {
    if (!isAboutContent(error as { code?: string })) throw error;
    for (const part of partsOf(work, batch, error as Error)) await commitBatch(tools, work, part, performance.now());
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraints); the rest is the database's state, and passes. */
function isAboutContent({ code }: { code?: string }): boolean {
  return code !== undefined && /^2[23]...$/.test(code);
}

function partsOf({ fileName }: Work, batch: Batch, error: Error): Batch[] {
  const { items } = batch;
  const middle = Math.ceil(items.length / 2);
  if (items.length > 1) return [items.slice(0, middle), items.slice(middle)].map((part) => ({ ...batch, items: part }));
  return items.map((item) => ({ ...batch, items: [toProblem(fileName, item, error)] }));
}

/** @throws the error itself for what is a problem already: then the order is not at fault. */
function toProblem(file: string, item: ImportItem, error: Error): ImportItem {
  if ('problem' in item) throw error;
  return { problem: { file, row: item.row, column: null, value: null, reason: `the order could not be stored: ${error.message}`, raw: item.raw } };
}
