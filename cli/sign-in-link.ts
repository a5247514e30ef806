import type { HandCommand } from './hand-command.ts';
import { CliError } from './refusal.ts';

type People = { people: { personId: string; email: string }[] };

/** A one-time link for somebody, by mail address. */
export const signInLink: HandCommand = (program, _groupOf, context) => {
  program
    .command('sign-in-link')
    .description('make a one-time link that signs somebody in within a day (for administrators)')
    .argument('<email>', 'whose')
    .action(async (email: string) => {
      const server = await context.server();
      const { people } = await server.ask<People>({ method: 'GET', path: '/api/v1/people' });
      const person = people.find((one) => one.email.toLowerCase() === email.trim().toLowerCase());
      if (!person) throw new CliError(`Nobody has the mail address ${email}. See: breakwater tenancy find-people`);
      const made = await server.ask<{ signInLink: string }>({ method: 'POST', path: `/api/v1/people/${person.personId}/sign-in-link` });
      process.stdout.write(`${made.signInLink}\n`);
    });
};
