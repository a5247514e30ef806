/**
 * Runs `postgres` with our arguments and shuts it down when our parent is gone. Used where
 * the operating system cannot be asked to do that (no setpriv --pdeathsig).
 */
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const postgres = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
// To PostgreSQL, SIGINT means: end now, cleanly, without waiting for clients.
const stop = () => postgres.kill('SIGINT');

process.once('disconnect', stop);
process.on('SIGINT', stop);
postgres.once('exit', (code) => process.exit(code ?? 1));
