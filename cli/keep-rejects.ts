import { createWriteStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ServerCalls } from './server.ts';

const PROBLEMS_SHOWN = 5;

type Problems = { rows: { file: string; row: number; column: string | null; value: string | null; reason: string }[] };

/** Show the first problems, and keep rejects and report in this folder, named after the file. */
export async function keepRejects(server: ServerCalls, path: string, fileName: string, ordersRefused: number): Promise<void> {
  const { rows } = await server.ask<Problems>({ method: 'GET', path: `${path}/problems`, query: { limit: String(PROBLEMS_SHOWN) } });
  for (const { file, row, column, value, reason } of rows) process.stdout.write(`  ${file}, row ${row}${column === null ? '' : `, ${column}`}${value === null ? '' : ` ${JSON.stringify(value.slice(0, 60))}`}: ${reason}\n`);

  const name = basename(fileName).replace(/(\.csv|\.json|\.ndjson)?(\.gz)?$/, '');
  const report = await download(server, `${path}/report.csv`, `${name}.report.csv`);
  process.stdout.write(`Every reason: ${report}\n`);
  if (ordersRefused === 0) return;
  const rejects = await download(server, `${path}/rejects.csv`, `${name}.rejects.csv`);
  process.stdout.write(`Refused orders, to be mended and imported as you imported the file: ${rejects}\n`);
}

async function download(server: ServerCalls, path: string, file: string): Promise<string> {
  const response = await server.send({ method: 'GET', path });
  await pipeline(Readable.fromWeb(response.body!), createWriteStream(file));
  return resolve(file);
}
