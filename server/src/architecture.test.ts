import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MAY_IMPORT } from './modules.ts';

/**
 * The dependency rule of ARCHITECTURE.md: a module imports only what `MAY_IMPORT` lists, and
 * only through its index.ts; only routes touch HTTP; kernel and libs import nothing above.
 */
const SRC = fileURLToPath(new URL('.', import.meta.url));
const LIBS = resolve(SRC, '../../libs');
const FILE_LINES_MAX = 400;
/** Packages that compute and neither read nor write. */
const PURE_PACKAGES = new Set(['luxon', 'highs']);
const FORBIDDEN_FOLDERS = new Set(['utils', 'util', 'common', 'shared', 'types', 'helpers', 'misc']);

type Import = { file: string; module: string; target: string };

async function sources(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
}

const files = (await sources(SRC)).filter((file) => !file.includes('/testing/'));
const isTest = (file: string): boolean => /\.test(ing)?\.ts$/.test(file);
const moduleOf = (file: string): string => relative(SRC, file).split('/')[0]!;

const imports: Import[] = (
  await Promise.all(
    files.filter((file) => !isTest(file)).map(async (file) => {
      const text = await readFile(file, 'utf8');
      return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({ file, module: moduleOf(file), target: resolve(dirname(file), match[1]!) }));
    }),
  )
).flat();

const name = (file: string): string => relative(resolve(SRC, '../..'), file);

test('every module imports only what it may', () => {
  const wrong = imports
    .filter(({ module, target }) => module in MAY_IMPORT && target.startsWith(SRC) && relative(SRC, target).includes('/'))
    .filter(({ module, target }) => moduleOf(target) !== module && !MAY_IMPORT[module]!.includes(moduleOf(target)))
    .map(({ file, target }) => `${name(file)} imports ${name(target)}`);
  assert.deepEqual(wrong, []);
});

test('modules are entered only through their index.ts; the kernel file by file', () => {
  const wrong = imports
    .filter(({ module, target }) => target.startsWith(SRC) && moduleOf(target) !== module && moduleOf(target) in MAY_IMPORT)
    .filter(({ module }) => module in MAY_IMPORT)
    .filter(({ target }) => moduleOf(target) !== 'kernel' && relative(SRC, target).split('/').slice(1).join('/') !== 'index.ts')
    .map(({ file, target }) => `${name(file)} reaches past the door of ${name(target)}`);
  assert.deepEqual(wrong, []);
});

test('modules know nothing of the composition above them', () => {
  const wrong = imports
    .filter(({ module, target }) => module in MAY_IMPORT && target.startsWith(SRC) && !relative(SRC, target).includes('/'))
    .map(({ file, target }) => `${name(file)} imports ${name(target)}`);
  assert.deepEqual(wrong, []);
});

test('every folder is a module that the rule knows', () => {
  const folders = new Set(files.map(moduleOf).filter((first) => !first.endsWith('.ts')));
  assert.deepEqual([...folders].filter((folder) => !(folder in MAY_IMPORT)), []);
});

test('only routes touch HTTP', async () => {
  const wrong: string[] = [];
  for (const file of files) {
    const allowed = isTest(file) || moduleOf(file) === 'kernel' || /(^|\/)[a-z-]*routes\.ts$/.test(file) || !(moduleOf(file) in MAY_IMPORT);
    if (allowed) continue;
    const text = await readFile(file, 'utf8');
    // Types say what a route hands over (a cookie, a network); a value import would be HTTP.
    if (/^import (?!type)[^;]*from '(fastify|node:http|@fastify\/[^']*)'/m.test(text)) wrong.push(name(file));
  }
  assert.deepEqual(wrong, []);
});

test('libs are pure: no I/O, nothing above them', async () => {
  const wrong: string[] = [];
  for (const file of (await sources(LIBS)).filter((one) => !isTest(one))) {
    const text = await readFile(file, 'utf8');
    for (const [, from] of text.matchAll(/from '([^']+)'/g)) {
      const inside = from!.startsWith('.') && resolve(dirname(file), from!).startsWith(LIBS);
      if (!inside && !PURE_PACKAGES.has(from!)) wrong.push(`${name(file)} imports ${from}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no file over 400 lines, no folder with a name that says nothing', async () => {
  const wrong: string[] = [];
  for (const file of [...files, ...(await sources(LIBS))]) {
    const lines = (await readFile(file, 'utf8')).split('\n').length - 1;
    if (lines > FILE_LINES_MAX) wrong.push(`${name(file)}: ${lines} lines`);
    if (relative(SRC, file).split('/').some((part) => FORBIDDEN_FOLDERS.has(part))) wrong.push(`${name(file)}: folder name`);
  }
  assert.deepEqual(wrong, []);
});
