import type { HandCommand } from './hand-command.ts';
import { printAnswer } from './print-answer.ts';
import { CliError, EXIT } from './refusal.ts';

type Verified = { sealed: number; unsealed: number; brokenAt: number | null; reason: string | null };

/** Walk the hash chain over a client's events; a broken one is a failure. */
export const verifyAudit: HandCommand = (_program, groupOf, context) => {
  groupOf('audit')
    .command('verify')
    .description('prove that no event of a client was changed or removed')
    .action(async () => {
      const server = await context.server();
      const verified = await server.ask<Verified>({ method: 'GET', path: `${await server.clientPath()}/events/verify` });
      printAnswer(verified, context.isJson());
      if (verified.brokenAt !== null) throw new CliError(`The chain is broken at position ${verified.brokenAt}: ${verified.reason}.`, EXIT.refused);
    });
};
