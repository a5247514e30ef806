import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOne, sql, type RawBuilder } from '../../kernel/db.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { parseMapping } from '../importers/mapping/mapping.ts';
import type { Import, ImportOptions } from './schema.ts';
import { allows, IMPORT_VERBS, type ImportState, type ImportVerb } from './states.ts';

/** An import as its row says. */
export type ImportRow = {
  importId: string;
  fileName: string;
  format: string;
  mapping: string | null;
  mappingName: string | null;
  options: ImportOptions;
  header: string;
  state: ImportState;
  files: string[];
  bytesTotal: number;
  bytesRead: number;
  itemsRead: number;
  ordersNew: number;
  ordersChanged: number;
  ordersUnchanged: number;
  ordersStale: number;
  ordersRefused: number;
  problemCount: number;
  workedMs: number;
  error: string | null;
  startedAt: string;
  finishedAt: string | null;
  requestedAt: string;
};

const selectImports = (ctx: Ctx, rest: RawBuilder<unknown>): RawBuilder<ImportRow> => sql<ImportRow>`
  select i.import_id as "importId", i.file_name as "fileName", i.format, i.mapping, i.mapping_name as "mappingName", i.options, i.header, i.state,
    array(select f.name from orders.import_file f where f.client_id = i.client_id and f.import_id = i.import_id) as files,
    i.bytes_total as "bytesTotal", i.bytes_read as "bytesRead", i.items_read as "itemsRead",
    i.orders_new as "ordersNew", i.orders_changed as "ordersChanged", i.orders_unchanged as "ordersUnchanged", i.orders_stale as "ordersStale",
    i.orders_refused as "ordersRefused", i.rows_bad as "problemCount", i.worked_ms as "workedMs", i.error,
    i.started_at as "startedAt", i.finished_at as "finishedAt", i.requested_at as "requestedAt"
  from orders.import i
  where i.client_id = ${ctx.clientId} ${rest}`;

export function findImportRows(ctx: Ctx, rest: RawBuilder<unknown>): Promise<ImportRow[]> {
  return query(ctx, selectImports(ctx, rest));
}

/** @throws 404 */
export async function findImportRow(ctx: Ctx, importId: string): Promise<ImportRow> {
  const row = await queryOne(ctx, selectImports(ctx, sql`and i.import_id = ${importId}`));
  if (!row) throw notFound('import');
  return row;
}

/**
 * The import, locked, in a state that allows the verb.
 *
 * @throws 404; 409 `orders.import_state`
 */
export async function lockImport(ctx: Ctx, importId: string, verb: ImportVerb): Promise<ImportRow> {
  const row = await queryOne(ctx, selectImports(ctx, sql`and i.import_id = ${importId} for update of i`));
  if (!row) throw notFound('import');
  if (!allows(verb, row.state)) throw refused('orders.import_state', `This import is ${row.state}.`, 'Import the file again; what is in already stays and does not come twice.', { state: row.state });
  return row;
}

/** Files that the mapping names and that have not been sent. */
export function missingFiles(row: Pick<ImportRow, 'mapping' | 'files'>): string[] {
  if (row.mapping === null) return [];
  return Object.entries(parseMapping(row.mapping).files).filter(([name, file]) => file.role !== 'orders' && !row.files.includes(name)).map(([name]) => name);
}

export function needsMapping(row: Pick<ImportRow, 'format' | 'mapping'>): boolean {
  return row.format === 'mapped-csv' && row.mapping === null;
}

/** The import as it is shown. */
export function toImport(row: ImportRow): Import {
  const { mapping: _mapping, header: _header, files: _files, itemsRead: _items, options, workedMs, ...shown } = row;
  const ordersRead = row.ordersNew + row.ordersChanged + row.ordersUnchanged + row.ordersStale + row.ordersRefused;
  const isRunning = row.state === 'running' && workedMs > 0 && row.bytesRead > 0;
  return {
    ...shown,
    channel: options.channel,
    needsMapping: row.state === 'uploaded' && needsMapping(row),
    needsFiles: row.state === 'uploaded' ? missingFiles(row) : [],
    ordersRead,
    ordersPerSecond: workedMs > 0 ? Math.round((ordersRead * 1000) / workedMs) : null,
    secondsLeft: isRunning ? Math.ceil(((row.bytesTotal - row.bytesRead) * workedMs) / row.bytesRead / 1000) : null,
    can: IMPORT_VERBS.filter((verb) => allows(verb, row.state)),
  };
}
