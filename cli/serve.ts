import type { HandCommand } from './hand-command.ts';

/** Parts of the server as processes of their own, on one PostgreSQL. main.ts reads the same word from the arguments. */
export const serve: HandCommand = (program) => {
  for (const [part, what] of [['api', 'serve the console and the API'], ['worker', 'work the queue and the schedules']] as const) {
    program.command(part).description(`${what}, on the database of DATABASE_URL`).action(async () => { await import('../server/src/main.ts'); });
  }
};
