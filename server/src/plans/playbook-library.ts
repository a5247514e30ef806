import { readdir, readFile } from 'node:fs/promises';
import { parsePlaybook, type ParsedPlaybook } from './lint-playbook.ts';

const LIBRARY = new URL('../../../playbooks/', import.meta.url);

let library: Promise<ReadonlyMap<string, ParsedPlaybook>> | undefined;

/** The playbooks that come with Breakwater, by name. Read once. */
export function readLibrary(): Promise<ReadonlyMap<string, ParsedPlaybook>> {
  library ??= (async () => {
    const files = (await readdir(LIBRARY)).filter((name) => name.endsWith('.yaml')).sort();
    const parsed = await Promise.all(files.map(async (name) => parsePlaybook(await readFile(new URL(name, LIBRARY), 'utf8'))));
    return new Map(parsed.map((one) => [one.playbook.playbook, one]));
  })();
  return library;
}
