import { Command } from 'commander';
import { addOperation } from './add-operation.ts';
import { HAND_COMMANDS } from './commands.ts';
import { makeContext } from './context.ts';
import { readOperations } from './operations.ts';

/** Operations that make sense in a browser, a shop or a stream only. */
const NOT_FOR_TERMINALS = new Set(['sign-in', 'sign-out', 'use-one-time-link', 'stream-live', 'receive-shopify-delivery', 'receive-woocommerce-delivery']);

/** The whole command line: every operation of the API, and what is written by hand. */
export async function makeProgram(): Promise<Command> {
  const program = new Command('breakwater')
    .description('Crises and order backlogs of many retailers, from the terminal')
    .option('--url <address>', 'the server (BREAKWATER_URL)')
    .option('--token <token>', 'who you are (BREAKWATER_TOKEN); or sign in once with: breakwater login')
    .option('--client <name>', 'the client to work for, by short name or id (BREAKWATER_CLIENT)')
    .option('--json', 'print answers as JSON')
    .option('--idempotency-key <key>', 'repeat an earlier request safely')
    .showHelpAfterError('(add --help for what it takes)')
    .exitOverride();
  const context = makeContext(program);

  const groups = new Map<string, Command>();
  const groupOf = (name: string): Command => {
    const group = groups.get(name) ?? program.command(name).description(`everything of ${name.replaceAll('-', ' ')}`);
    groups.set(name, group);
    return group;
  };
  for (const add of HAND_COMMANDS) add(program, groupOf, context);
  for (const operation of await readOperations()) if (!NOT_FOR_TERMINALS.has(operation.name)) addOperation(groupOf(operation.group), operation, context);
  return program;
}
