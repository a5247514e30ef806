import { CommanderError } from 'commander';
import { makeProgram } from './program.ts';
import { CliError, EXIT } from './refusal.ts';

process.stdout.on('error', () => undefined); // `breakwater ... | head`

try {
  const program = await makeProgram();
  await program.parseAsync();
} catch (error) {
  process.exitCode = sayWhy(error);
}

/** commander has said what is wrong itself; help ends this way as well. */
function sayWhy(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const isAnswer = error instanceof CliError;
  process.stderr.write(`${isAnswer ? error.message : ((error as Error).stack ?? String(error))}\n`);
  return isAnswer ? error.exitCode : EXIT.refused;
}
