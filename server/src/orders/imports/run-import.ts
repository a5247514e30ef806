import { z } from 'zod';
import { ProblemError } from '../../kernel/errors.ts';
import { enqueue, job, type Job, type JobTools } from '../../kernel/jobs.ts';
import type { ImportItem } from '../importers/importer.ts';
import { endImport } from './end-import.ts';
import { commitBatch } from './commit-batch.ts';
import { findImportRow, type ImportRow } from './import-row.ts';
import { giveUpLease, HEARTBEAT_MS, LeaseLostError, renewLease, takeLease, type Lease } from './lease.ts';
import { openItems, type OpenItems } from './open-items.ts';
import { removeFiles } from './stored-files.ts';
import { BATCH_ITEMS_MAX, toBatches, type Batch } from './to-batches.ts';

/**
 * How long one job works before another goes on, because jobs share the places of their
 * lane; longer where finding the position again takes long, so that a large file gets on.
 */
const SLICE_MS = 10_000;
const SLICE_PER_CATCHING_UP = 4;
/** The queue tries a job five times; before it gives up, the import says why it failed. */
const TRIES_MAX = 4;
/** A file with so many problems is not what it was said to be. */
const PROBLEMS_MAX = 100_000;

export type Slice = { batchItemsMax: number; sliceMs: number };

/**
 * Work an import on from its last committed batch, wherever that was: by the same process,
 * another one, or after a crash. At most one worker at a time commits batches.
 */
export const runImport: Job<{ importId: string }> = job({
  name: 'orders.run_import',
  lane: 'bulk',
  payload: z.object({ importId: z.uuid() }),
  run: (tools, { importId }) => workImport(tools, importId, { batchItemsMax: BATCH_ITEMS_MAX, sliceMs: SLICE_MS }),
});

export async function workImport(tools: JobTools, importId: string, slice: Slice): Promise<void> {
  const lease = { importId, leaseId: tools.jobId };
  if (!(await tools.inClient((ctx) => takeLease(ctx, lease)))) return;
  const heart = setInterval(() => void tools.inClient((ctx) => renewLease(ctx, lease)).catch(() => undefined), HEARTBEAT_MS);
  try {
    const isDone = await workSlice(tools, lease, slice);
    if (isDone) await end(tools, importId, null);
    else await tools.inClient(async (ctx) => {
      await giveUpLease(ctx, lease);
      await enqueue(ctx, runImport, { importId });
    });
  } catch (error) {
    if (error instanceof LeaseLostError) return;
    const why = reasonToFail(error as Error, tools.attempt);
    if (why === null) throw error;
    tools.log.warn({ importId, clientId: tools.clientId, error: (error as Error).message }, 'import failed');
    await end(tools, importId, why);
  } finally {
    clearInterval(heart);
  }
}

async function end(tools: JobTools, importId: string, error: string | null): Promise<void> {
  await tools.inClient((ctx) => endImport(ctx, importId, error));
  await removeFiles({ dataDir: tools.config.dataDir, clientId: tools.clientId, importId });
}

/** Null: it may work the next time. */
function reasonToFail(error: Error, attempt: number): string | null {
  if (error instanceof ProblemError) return `${error.message} ${error.next ?? ''}`.trim();
  return attempt < TRIES_MAX ? null : `Reading stopped ${TRIES_MAX} times: ${error.message}. Import the file again; what is in already stays and does not come twice.`;
}

/** Answers whether the file is at its end. */
async function workSlice(tools: JobTools, lease: Lease, slice: Slice): Promise<boolean> {
  const row = await tools.inClient((ctx) => findImportRow(ctx, lease.importId));
  const opened = await openItems({ dataDir: tools.config.dataDir, clientId: tools.clientId, importId: row.importId }, row);
  try {
    return await workBatches(tools, lease, row, opened, slice);
  } finally {
    opened.close();
  }
}

async function workBatches(tools: JobTools, lease: Lease, row: ImportRow, opened: OpenItems, slice: Slice): Promise<boolean> {
  const batches = toBatches(behind(opened.items, row.itemsRead), slice.batchItemsMax, () => opened.bytesRead());
  let problemCount = row.problemCount;
  const openedAt = performance.now();
  let next = ahead(batches);
  let sliceEndsAt: number | undefined;
  let since: number | undefined;
  for (;;) {
    const { value: batch, done } = await next;
    if (done) return true;
    // The next rows are read while the database works on these.
    next = ahead(batches);
    const catchingUpMs = row.itemsRead === 0 ? 0 : performance.now() - openedAt;
    sliceEndsAt ??= performance.now() + Math.max(slice.sliceMs, SLICE_PER_CATCHING_UP * catchingUpMs);
    await commitBatch(tools, { lease, fileName: row.fileName }, batch, since ?? performance.now());
    since = performance.now();
    problemCount += batch.items.filter((item) => 'problem' in item).length;
    if (problemCount > PROBLEMS_MAX) throw tooManyProblems();
    if (since > sliceEndsAt) return false;
  }
}

function tooManyProblems(): ProblemError {
  return new ProblemError({ status: 422, code: 'orders.too_many_problems', message: `The file has more than ${PROBLEMS_MAX} problems.`, next: 'Look at the report: the file may have another format, or the mapping the wrong columns.' });
}

/** Start reading; a failure waits until somebody asks for the result. */
function ahead(batches: AsyncGenerator<Batch>): Promise<IteratorResult<Batch, undefined>> {
  const next = batches.next();
  next.catch(() => undefined);
  return next;
}

/** What stands behind the first `count` items. */
async function* behind(items: AsyncIterable<ImportItem>, count: number): AsyncGenerator<ImportItem> {
  let position = 0;
  for await (const item of items) {
    position += 1;
    if (position > count) yield item;
  }
}
