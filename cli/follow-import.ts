import { setTimeout as wait } from 'node:timers/promises';
import type { Import } from '../server/src/orders/imports/schema.ts';
import { formatBytes, progressBar } from './progress-bar.ts';
import type { ServerCalls } from './server.ts';

export type ImportState = Import;

const POLL_MS = 500;

/** Show an import's progress until it has ended. Closing the terminal does not stop it. */
export async function followImport(server: ServerCalls, path: string): Promise<ImportState> {
  let seen = await server.ask<ImportState>({ method: 'GET', path });
  const bar = progressBar('Importing', seen.bytesTotal, formatBytes);
  while (seen.state === 'running' || seen.state === 'uploaded') {
    bar.show(seen.bytesRead, describe(seen));
    await wait(POLL_MS);
    seen = await server.ask<ImportState>({ method: 'GET', path });
  }
  bar.show(seen.bytesRead, describe(seen));
  bar.end();
  return seen;
}

function describe({ ordersRead, ordersRefused, ordersPerSecond, secondsLeft }: ImportState): string {
  return [
    `${ordersRead.toLocaleString('en')} orders`,
    ordersPerSecond === null ? '' : `${ordersPerSecond.toLocaleString('en')}/s`,
    ordersRefused === 0 ? '' : `${ordersRefused.toLocaleString('en')} refused`,
    secondsLeft === null ? '' : `${secondsLeft} s left`,
  ].filter(Boolean).join(', ');
}
