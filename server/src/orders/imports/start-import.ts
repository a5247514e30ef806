import type { Readable } from 'node:stream';
import type { ClientScope, Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, sql, withClient } from '../../kernel/db.ts';
import { invalid, refused } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import { once, type Done } from '../../kernel/idempotency.ts';
import { enqueue, type Services } from '../../kernel/jobs.ts';
import { detectImporter, findImporter } from '../importers/register.ts';
import type { Importer } from '../importers/importer.ts';
import { findMapping } from '../importers/mappings/find-mapping.ts';
import { parseMapping } from '../importers/mapping/mapping.ts';
import { importStarted } from './events.ts';
import { findImportRow, missingFiles, needsMapping, toImport } from './import-row.ts';
import { runImport } from './run-import.ts';
import { UPLOAD_BYTES_MAX, type Import, type ImportRequest } from './schema.ts';
import { ORDERS_FILE, readHead, removeFiles, storeFile, type ImportPlace, type StoredFile } from './stored-files.ts';

const HEAD_BYTES = 65_536;

/**
 * Take a file of orders: store it, recognise its format, and start reading it in the
 * background; with a mapping that names further files, once those are here.
 *
 * The answer says how far it is. A repeat with the same key gets the first answer.
 *
 * @throws 413 `orders.file_too_large`; 422 `orders.empty_file`, `orders.unknown_format`,
 *   `orders.unknown_mapping`; 409 `orders.import_under_way` while the same file is being
 *   imported, with that import's id among the facts.
 */
export async function startImport(services: Services, scope: ClientScope, request: ImportRequest, body: Readable, key?: string): Promise<Done<Import>> {
  const place = { dataDir: services.config.dataDir, clientId: scope.clientId, importId: newId() };
  try {
    const mapping = request.mapping === undefined ? null : await findMapping(request.mapping);
    const stored = await storeFile(place, ORDERS_FILE, body, UPLOAD_BYTES_MAX);
    const head = await readHead(place, ORDERS_FILE, HEAD_BYTES);
    const importer = recognise(request, head);
    const make = async (ctx: Ctx): Promise<Import> => {
      await insertImport(ctx, place, request, { stored, format: importer.name, header: importer.headerOf(head), mapping });
      return startWhenComplete(ctx, place.importId);
    };
    const done = await withClient(services.database, scope, async (ctx): Promise<Done<Import>> => {
      if (key === undefined) return { status: 201, response: await make(ctx), replayed: false };
      return once(ctx, key, 'startImport', { request, sha256: stored.sha256 }, async () => ({ status: 201, response: await make(ctx) }));
    });
    if (done.replayed) await removeFiles(place);
    return done;
  } catch (error) {
    await removeFiles(place);
    throw error;
  }
}

function recognise(request: ImportRequest, head: Uint8Array): Importer {
  if (head.length === 0) throw invalid('orders.empty_file', 'The file is empty.', 'Export it again.');
  const name = request.format ?? (request.mapping === undefined ? undefined : 'mapped-csv');
  const importer = name === undefined ? detectImporter(head) : findImporter(name);
  if (importer) return importer;
  throw invalid('orders.unknown_format', 'The file begins like none of the formats known here.', 'Name its format, or describe its columns in a mapping: docs/guides/import-orders.md.');
}

type NewImport = { stored: StoredFile; format: string; header: string; mapping: string | null };

async function insertImport(ctx: Ctx, place: ImportPlace, { fileName, format: _format, mapping: _mapping, ...options }: ImportRequest, made: NewImport): Promise<void> {
  const mappingName = made.mapping === null ? null : parseMapping(made.mapping).name;
  const inserted = await execute(ctx, sql`
    insert into orders.import (client_id, import_id, file_name, format, mapping, mapping_name, options, header, sha256, bytes_total, state, started_at, actor_id)
    values (${ctx.clientId}, ${place.importId}, ${fileName}, ${made.format}, ${made.mapping}, ${mappingName}, ${JSON.stringify(options)}::jsonb, ${made.header.replaceAll('\0', '')},
      ${made.stored.sha256}, ${made.stored.bytes}, 'uploaded', ${ctx.now}, ${ctx.actor.id})
    on conflict do nothing`);
  if (inserted === 1) return;
  const other = await queryOne<{ importId: string }>(ctx, sql`
    select i.import_id as "importId" from orders.import i
    where i.client_id = ${ctx.clientId} and i.sha256 = ${made.stored.sha256} and i.state in ('uploaded', 'running')`);
  throw refused('orders.import_under_way', 'The same file is being imported already.', 'Wait for that import, or cancel it.', { importId: other?.importId ?? null });
}

/** Start an import that has all it needs; answers it as it then is. */
export async function startWhenComplete(ctx: Ctx, importId: string): Promise<Import> {
  const row = await findImportRow(ctx, importId);
  if (needsMapping(row) || missingFiles(row).length > 0) return toImport(row);
  await execute(ctx, sql`update orders.import set state = 'running', leased_until = clock_timestamp() + interval '1 minute' where client_id = ${ctx.clientId} and import_id = ${importId} and state = 'uploaded'`);
  await enqueue(ctx, runImport, { importId });
  await publish(ctx, importStarted, { importId, fileName: row.fileName, format: row.format, bytesTotal: row.bytesTotal }, importId);
  return toImport({ ...row, state: 'running' });
}
