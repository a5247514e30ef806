import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HandCommand } from './hand-command.ts';
import { followImport, type ImportState } from './follow-import.ts';
import { keepRejects } from './keep-rejects.ts';
import { matchFiles, type MatchedFiles } from './match-files.ts';
import { openMapping, type ChosenMapping } from './open-mapping.ts';
import { progressBar, formatBytes } from './progress-bar.ts';
import { CliError, EXIT, ServerRefusal } from './refusal.ts';
import type { ServerCalls } from './server.ts';

type Flags = { mapping?: string; format?: string; channel?: string; currency?: string; timeZone?: string; decimal?: string; encoding?: string };

/** Bring files of orders in, watch them, and keep what was refused in files that can be mended. */
export const importOrders: HandCommand = (_program, groupOf, context) => {
  groupOf('orders')
    .command('import')
    .description('import files of orders; what is in already does not come twice')
    .argument('<file...>', 'the files, packed with gzip or not; for a mapping of several files also as NAME=FILE')
    .option('--mapping <mapping>', 'olist, or a mapping file of your own (docs/guides/import-orders.md)')
    .option('--format <format>', 'left out: recognised by how the file begins')
    .option('--channel <name>', 'for orders that do not name their channel')
    .option('--currency <code>', 'for orders that do not name their currency')
    .option('--time-zone <zone>', 'of times without an offset')
    .option('--decimal <mark>', '. or ,')
    .option('--encoding <name>', 'utf-8, utf-16le or windows-1252')
    .action(async (files: string[], flags: Flags) => {
      for (const file of files) await requireFile(pathOf(file));
      const server = await context.server();
      const mapping = flags.mapping === undefined ? null : await openMapping(flags.mapping);
      const jobs = mapping === null ? files.map((file): MatchedFiles => ({ orders: file, companions: {}, unused: [] })) : [matchFiles(mapping.mapping, files)];
      let isWhole = true;
      for (const job of jobs) isWhole = (await importOne(server, job, mapping, flags)) && isWhole;
      if (!isWhole) process.exitCode = EXIT.partly;
    });
};

function pathOf(given: string): string {
  return /^[a-z][a-z0-9_]*=/.test(given) ? given.slice(given.indexOf('=') + 1) : given;
}

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CliError(`There is no file ${path}.`);
}

/** Answers whether every order of it is in. */
async function importOne(server: ServerCalls, { orders, companions, unused }: MatchedFiles, mapping: ChosenMapping | null, flags: Flags): Promise<boolean> {
  for (const file of unused) process.stdout.write(`${file} is not needed by the mapping and left out.\n`);
  const path = `${await server.clientPath()}/imports`;
  const { importId, needsMapping } = await startOrJoin(server, path, orders, mapping, flags);
  if (needsMapping && mapping !== null) await server.ask({ method: 'PUT', path: `${path}/${importId}/mapping`, json: { yaml: mapping.yaml } });
  const { needsFiles } = await server.ask<ImportState>({ method: 'GET', path: `${path}/${importId}` });
  for (const name of needsFiles) await upload(server, `${path}/${importId}/files/${name}`, 'PUT', companions[name] ?? lacking(name));
  const ended = await followImport(server, `${path}/${importId}`);
  return report(server, `${path}/${importId}`, ended);
}

/** An import of the same file that is under way, perhaps from a terminal that was closed, is joined. */
async function startOrJoin(server: ServerCalls, path: string, file: string, mapping: ChosenMapping | null, flags: Flags): Promise<ImportState> {
  const query = Object.fromEntries(Object.entries({ ...flags, fileName: basename(file), mapping: mapping?.name, format: flags.format ?? (mapping === null ? undefined : 'mapped-csv') }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  try {
    return await upload(server, path, 'POST', file, query);
  } catch (error) {
    const importId = error instanceof ServerRefusal && error.problem.code === 'orders.import_under_way' ? error.problem.facts?.importId : undefined;
    if (typeof importId !== 'string') throw error;
    process.stdout.write(`${basename(file)} is being imported already; watching that import.\n`);
    return server.ask<ImportState>({ method: 'GET', path: `${path}/${importId}` });
  }
}

function lacking(name: string): never {
  throw new CliError(`The mapping needs the file "${name}". Give it too, or say which it is: ${name}=FILE`);
}

async function upload(server: ServerCalls, path: string, method: string, file: string, query: Record<string, string> = {}): Promise<ImportState> {
  const { size } = await stat(file);
  const stream = createReadStream(file);
  const bar = progressBar(`Sending ${basename(file)}`, size, formatBytes);
  const watch = setInterval(() => bar.show(stream.bytesRead), 200);
  try {
    return await server.ask<ImportState>({ method, path, query, file: stream });
  } finally {
    clearInterval(watch);
    bar.end();
    stream.destroy();
  }
}

async function report(server: ServerCalls, path: string, ended: ImportState): Promise<boolean> {
  const { ordersNew, ordersChanged, ordersUnchanged, ordersStale, ordersRefused, problemCount, ordersPerSecond, state, error, fileName } = ended;
  const counts = [[ordersNew, 'new'], [ordersChanged, 'changed'], [ordersUnchanged, 'unchanged'], [ordersStale, 'older than ours'], [ordersRefused, 'refused']] as const;
  const told = counts.filter(([count, what]) => count > 0 || what === 'new').map(([count, what]) => `${count.toLocaleString('en')} ${what}`);
  process.stdout.write(`${fileName}: ${told.join(', ')}${ordersPerSecond === null ? '' : ` (${ordersPerSecond.toLocaleString('en')} orders/s)`}\n`);
  if (problemCount > 0) await keepRejects(server, path, fileName, ordersRefused);
  if (state !== 'done') throw new CliError(`The import ${state === 'cancelled' ? 'was cancelled' : 'failed'}${error === null ? '' : `: ${error}`}`, EXIT.refused);
  return ordersRefused === 0;
}
