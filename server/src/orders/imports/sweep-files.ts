import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schedule, Services } from '../../kernel/jobs.ts';
import { importDir, removeFiles } from './stored-files.ts';

/** Longer than any upload takes: a folder without an import is one under way, or was left by a crash. */
const UPLOAD_MS_MAX = 24 * 3_600_000;

/** Remove what cancelled imports and broken uploads have left on disk. */
export const sweepFiles: Schedule = { name: 'orders.sweep_import_files', everySeconds: 600, run: sweep };

export async function sweep(services: Services): Promise<void> {
  const root = join(services.config.dataDir, 'imports');
  for (const clientId of await namesIn(root)) {
    const importIds = await namesIn(join(root, clientId));
    const { rows } = await services.database.dispatcher.query<{ importId: string; isNeeded: boolean }>(
      `select i.import_id as "importId", i.state in ('uploaded', 'running') as "isNeeded"
       from orders.import i where i.client_id = $1 and i.import_id = any($2)`,
      [clientId, importIds],
    );
    const isNeeded = new Map(rows.map((row) => [row.importId, row.isNeeded]));
    for (const importId of importIds) {
      const place = { dataDir: services.config.dataDir, clientId, importId };
      if (!(isNeeded.get(importId) ?? (await isYoung(importDir(place))))) await removeFiles(place);
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function isYoung(folder: string): Promise<boolean> {
  return (await stat(folder)).mtimeMs > Date.now() - UPLOAD_MS_MAX;
}
