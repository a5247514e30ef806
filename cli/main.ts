import { makeProgram } from './program.ts';
import { CliError } from './refusal.ts';

process.stdout.on('error', () => undefined); // `breakwater ... | head`

try {
  const program = await makeProgram();
  await program.parseAsync();
} catch (error) {
  const isAnswer = error instanceof CliError;
  process.stderr.write(`${isAnswer ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = isAnswer ? error.exitCode : 1;
}
