import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DATA_DIR_DEFAULT } from './paths.mjs';
import { Refusal } from './say.mjs';

export const PORT_DEFAULT = 4400;

export const HELP = `Start Breakwater: database, server and console on one port.

  npm start                          first run: installs what is missing and makes a demo client
  npm start -- --port 8080           another port (default ${PORT_DEFAULT}, or PORT)
  npm start -- --data /srv/breakwater  where everything is kept (default ./data)
  npm start -- --empty               first run without the demo client
  npm start -- --help                this text

Environment:
  DATABASE_URL   use this PostgreSQL (15 or newer) instead of the embedded one
  SMTP_URL       smtp://user:password@host:587; without it mails are kept in the console's viewer
  HOST           address to listen on (default 127.0.0.1; 0.0.0.0 for every network)
  PUBLIC_URL     where people reach this server, used in links
`;

/**
 * Read the flags of `npm start`.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ help: boolean, empty: boolean, port: number, dataDir: string }}
 * @throws {Refusal} on a flag that is unknown or has no sense
 */
export function parseFlags(args, env) {
  const { values } = parseKnown(args);
  return {
    help: values.help ?? false,
    empty: values.empty ?? false,
    port: parsePort(values.port ?? env.PORT ?? String(PORT_DEFAULT)),
    dataDir: values.data ? resolve(values.data) : DATA_DIR_DEFAULT,
  };
}

function parseKnown(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Refusal({
      what: 'Cannot read the command line.',
      why: error.message.split('. ')[0],
      fix: 'npm start -- --help lists the flags.',
    });
  }
}

function parsePort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refusal({
    what: `Cannot listen on port "${text}".`,
    why: 'a port is a whole number from 1 to 65535',
    fix: `npm start -- --port ${PORT_DEFAULT}`,
  });
}
