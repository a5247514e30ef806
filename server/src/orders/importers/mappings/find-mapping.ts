import { readdir, readFile } from 'node:fs/promises';
import { invalid } from '../../../kernel/errors.ts';

const FOLDER = new URL('.', import.meta.url);
const ENDING = '.yaml';

/** Names of the mappings that come with Breakwater: a file in this folder each. */
export async function listMappings(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)).sort();
}

/**
 * The YAML of a mapping that comes with Breakwater.
 *
 * @throws 422 `orders.unknown_mapping`, naming those there are.
 */
export async function findMapping(name: string): Promise<string> {
  const names = await listMappings();
  if (names.includes(name)) return readFile(new URL(name + ENDING, FOLDER), 'utf8');
  throw invalid('orders.unknown_mapping', `There is no mapping called "${name}".`, `Choose one of ${names.join(', ')}, or send a mapping of your own.`);
}
