import type { ByteSource, ImportItem } from '../importers/importer.ts';
import { findImporter } from '../importers/register.ts';
import { parseMapping } from '../importers/mapping/mapping.ts';
import type { ImportRow } from './import-row.ts';
import { companionFile, openFile, ORDERS_FILE, type ImportPlace, type OpenFile } from './stored-files.ts';

export type OpenItems = {
  items: AsyncIterable<ImportItem>;
  /** Of the orders file, as stored. */
  bytesRead(): number;
  close(): void;
};

/** Open an import's files and read them as its row says: the same items in the same order every time. */
export async function openItems(place: ImportPlace, row: ImportRow): Promise<OpenItems> {
  const importer = findImporter(row.format);
  if (!importer) throw new Error(`no importer is called ${row.format}: was it renamed while an import was under way?`);
  const orders = await openFile(place, ORDERS_FILE);
  const opened: OpenFile[] = [orders];
  const companions: Record<string, ByteSource> = {};
  for (const name of row.files) {
    const file = await openFile(place, companionFile(name));
    opened.push(file);
    companions[name] = file.bytes;
  }
  const mapping = row.mapping === null ? undefined : parseMapping(row.mapping);
  return {
    items: importer.read(orders.bytes, { ...row.options, file: row.fileName, mapping, companions }),
    bytesRead: () => orders.bytesRead(),
    close: () => { for (const file of opened) file.close(); },
  };
}
