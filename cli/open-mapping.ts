import { readFile } from 'node:fs/promises';
import { parseMapping, type Mapping } from '../server/src/orders/importers/mapping/mapping.ts';
import { findMapping } from '../server/src/orders/importers/mappings/find-mapping.ts';
import { CliError } from './refusal.ts';

/** `name` only of a mapping that the server has as well. */
export type ChosenMapping = { name?: string; yaml: string; mapping: Mapping };

/** A mapping that comes with Breakwater by its name, or one's own by its file. */
export async function openMapping(given: string): Promise<ChosenMapping> {
  try {
    if (!/[/\\.]/.test(given)) {
      const yaml = await findMapping(given);
      return { name: given, yaml, mapping: parseMapping(yaml) };
    }
    const yaml = await readFile(given, 'utf8');
    return { yaml, mapping: parseMapping(yaml) };
  } catch (error) {
    throw new CliError(`The mapping ${given} cannot be used. ${(error as Error).message}`);
  }
}
