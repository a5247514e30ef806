import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { TemplateContent } from './content.ts';

const FOLDER = fileURLToPath(new URL('../../../../templates/', import.meta.url));

/** The templates that come with the product, by name; a file each, checked by a test. */
export const BUILT_IN: ReadonlyMap<string, TemplateContent> = await readTemplates();

async function readTemplates(): Promise<ReadonlyMap<string, TemplateContent>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.yaml')).sort();
  const read = files.map(async (file): Promise<[string, TemplateContent]> => [file.replace(/\.yaml$/, ''), TemplateContent.parse(parse(await readFile(FOLDER + file, 'utf8')))]);
  return new Map(await Promise.all(read));
}
