import type { Readable } from 'node:stream';
import type { ClientScope, Ctx } from '../../kernel/ctx.ts';
import { execute, sql, withClient } from '../../kernel/db.ts';
import { invalid } from '../../kernel/errors.ts';
import type { Services } from '../../kernel/jobs.ts';
import { parseMapping } from '../importers/mapping/mapping.ts';
import { lockImport, type ImportRow } from './import-row.ts';
import { UPLOAD_BYTES_MAX, type Import } from './schema.ts';
import { startWhenComplete } from './start-import.ts';
import { companionFile, storeFile } from './stored-files.ts';

/**
 * Add a file that the import's mapping names beside the orders file. With the last of them
 * the import starts.
 *
 * @throws 404; 409 `orders.import_state` when it runs or has ended; 413
 *   `orders.file_too_large`; 422 `orders.unknown_file` for a name the mapping does not have.
 */
export async function addImportFile(services: Services, scope: ClientScope, importId: string, name: string, body: Readable): Promise<Import> {
  // Before anything is stored: the name becomes a file name, and only the mapping's are good.
  await withClient(services.database, scope, async (ctx) => requireName(await lockImport(ctx, importId, 'addFile'), name));
  const place = { dataDir: services.config.dataDir, clientId: scope.clientId, importId };
  const { sha256, bytes } = await storeFile(place, companionFile(name), body, UPLOAD_BYTES_MAX);
  return withClient(services.database, scope, async (ctx) => {
    await lockImport(ctx, importId, 'addFile');
    await execute(ctx, sql`
      insert into orders.import_file (client_id, import_id, name, sha256, bytes) values (${ctx.clientId}, ${importId}, ${name}, ${sha256}, ${bytes})
      on conflict (client_id, import_id, name) do update set sha256 = excluded.sha256, bytes = excluded.bytes`);
    return startWhenComplete(ctx, importId);
  });
}

function requireName(row: ImportRow, name: string): void {
  const names = row.mapping === null ? [] : Object.entries(parseMapping(row.mapping).files).filter(([, file]) => file.role !== 'orders').map(([one]) => one);
  if (names.includes(name)) return;
  throw invalid('orders.unknown_file', `This import has no use for a file called "${name}".`, names.length > 0 ? `Its mapping names ${names.join(', ')}.` : 'Give it a mapping that names further files first.');
}

/**
 * Give an import the mapping it waits for. With it, or with the files it names, the import starts.
 *
 * @throws 404; 409 `orders.import_state`; 422 `orders.bad_mapping`, or
 *   `orders.mapping_not_needed` for a format that explains itself.
 */
export async function setImportMapping(ctx: Ctx, importId: string, yaml: string): Promise<Import> {
  const row = await lockImport(ctx, importId, 'addFile');
  if (row.format !== 'mapped-csv') throw invalid('orders.mapping_not_needed', `The format ${row.format} needs no mapping.`, 'Import the file as mapped-csv if its columns are your own.');
  const mapping = parseMapping(yaml);
  await execute(ctx, sql`update orders.import set mapping = ${yaml}, mapping_name = ${mapping.name} where client_id = ${ctx.clientId} and import_id = ${importId}`);
  return startWhenComplete(ctx, importId);
}
