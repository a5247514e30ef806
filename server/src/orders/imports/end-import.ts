import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';
import { publish } from '../../kernel/events.ts';
import { importEnded } from './events.ts';
import { findImportRow, lockImport, toImport } from './import-row.ts';
import type { Import } from './schema.ts';

/**
 * The file was read to its end, or reading it failed. A file of which no order could even be
 * refused has failed too: it is the wrong file, or the mapping is wrong.
 *
 * Its files are the caller's to remove, after the commit.
 */
export async function endImport(ctx: Ctx, importId: string, error: string | null): Promise<Import> {
  const { problemCount, ...read } = toImport(await findImportRow(ctx, importId));
  const why = error ?? (read.ordersRead === 0 && problemCount > 0 ? 'No order could be read. The problems say why.' : null);
  return writeEnd(ctx, importId, why === null ? 'done' : 'failed', why);
}

async function writeEnd(ctx: Ctx, importId: string, state: 'done' | 'failed' | 'cancelled', error: string | null): Promise<Import> {
  await execute(ctx, sql`
    update orders.import set state = ${state}, error = ${error}, finished_at = ${ctx.now}, lease_id = null, leased_until = null,
      bytes_read = case when ${state}::text = 'done' then bytes_total else bytes_read end
    where client_id = ${ctx.clientId} and import_id = ${importId}`);
  const row = await findImportRow(ctx, importId);
  const { fileName, ordersNew, ordersChanged, ordersUnchanged, ordersRefused } = row;
  await publish(ctx, importEnded, { importId, fileName, state, ordersNew, ordersChanged, ordersUnchanged, ordersRefused }, importId);
  return toImport(row);
}

/**
 * Stop an import. What it has brought in stays in; `sweepFiles` removes its files.
 *
 * @throws 404; 409 `orders.import_state` when it has ended.
 */
export async function cancelImport(ctx: Ctx, importId: string): Promise<Import> {
  await lockImport(ctx, importId, 'cancel');
  return writeEnd(ctx, importId, 'cancelled', null);
}
