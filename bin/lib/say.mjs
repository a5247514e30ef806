/** What the commands tell the person at the terminal: progress, and refusals that help. */

/** A reason not to go on that the reader can act upon; printed without a stack. */
export class Refusal extends Error {
  name = 'Refusal';

  /** @param {{ what: string, why: string, fix: string }} text what could not be done, why, and what to do */
  constructor({ what, why, fix }) {
    super(`${what}\n  Why: ${why}\n  Do:  ${fix}`);
  }
}

/** Print one line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Run a step and print one line with its time when it is done.
 *
 * @template T
 * @param {string} done what to print afterwards, for example "database ready"
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(done, run) {
  const startedAt = performance.now();
  const result = await run();
  const seconds = (performance.now() - startedAt) / 1000;
  say(`  ${done} (${seconds.toFixed(1)} s)`);
  return result;
}

/**
 * Run a command's main function. A refusal is printed as it is and ends with code 1;
 * anything else is a defect and is printed with its stack.
 *
 * @param {() => Promise<void>} main
 */
export async function runCommand(main) {
  // A closed pipe (`npm start | head`) must not kill us before the database is shut down.
  process.stdout.on('error', () => {});
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Refusal ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
