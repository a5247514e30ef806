import { basename } from 'node:path';
import type { Mapping } from '../server/src/orders/importers/mapping/mapping.ts';
import { CliError } from './refusal.ts';

export type MatchedFiles = { orders: string; companions: Record<string, string>; unused: string[] };

/**
 * Which file is which of the mapping's: as `name=path` says, or else the longest of the
 * mapping's names that the file's name holds as a word, so that the export can be given as
 * it is. A file that fits nothing is not needed.
 *
 * @throws {CliError} when two files fit one name, or none is the orders file.
 */
export function matchFiles(mapping: Mapping, files: readonly string[]): MatchedFiles {
  const names = Object.keys(mapping.files).toSorted((one, other) => other.length - one.length);
  const found = new Map<string, string>();
  const unused: string[] = [];
  for (const given of files) {
    const [, stated, statedPath] = /^([a-z][a-z0-9_]*)=(.+)$/.exec(given) ?? [];
    const name = stated ?? names.find((one) => holdsWord(basename(given).toLowerCase(), one));
    const path = statedPath ?? given;
    if (name === undefined) {
      unused.push(path);
      continue;
    }
    if (!names.includes(name)) throw new CliError(`The mapping "${mapping.name}" has no file called "${name}". It names ${names.toSorted().join(', ')}.`);
    if (found.has(name)) throw new CliError(`Both ${found.get(name)} and ${path} look like the mapping's "${name}". Say which it is: ${name}=FILE`);
    found.set(name, path);
  }
  const ordersName = names.find((name) => mapping.files[name]!.role === 'orders')!;
  const orders = found.get(ordersName);
  if (orders === undefined) throw new CliError(`None of the files is the mapping's "${ordersName}". Say which it is: ${ordersName}=FILE`);
  found.delete(ordersName);
  const missing = names.filter((name) => name !== ordersName && !found.has(name));
  if (missing.length > 0) throw new CliError(`The mapping "${mapping.name}" also needs ${missing.toSorted().join(', ')}. Give those files too.`);
  return { orders, companions: Object.fromEntries(found), unused };
}

/** `order_items` in `A-olist_order_items_dataset.csv.gz`, but not `item` in it. */
function holdsWord(text: string, word: string): boolean {
  return new RegExp(`(^|[^a-z0-9])${word}([^a-z0-9]|$)`).test(text);
}
