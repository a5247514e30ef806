import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { serverCalls, type ServerCalls } from './server.ts';
import { readSettings, type Stored } from './settings.ts';

/** What every command is given: the flags before it, and the server. */
export type Context = {
  server(): Promise<ServerCalls>;
  isJson(): boolean;
  /** The one given, or a new one: a command that is repeated by hand is a new request. */
  idempotencyKey(): string;
};

type Flags = Stored & { json?: boolean; idempotencyKey?: string };

export function makeContext(program: Command): Context {
  const flags = (): Flags => program.opts<Flags>();
  return {
    server: async () => serverCalls(await readSettings(flags())),
    isJson: () => flags().json === true,
    idempotencyKey: () => flags().idempotencyKey ?? randomUUID(),
  };
}
