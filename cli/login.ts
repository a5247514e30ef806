import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { HandCommand } from './hand-command.ts';
import { CliError } from './refusal.ts';
import { serverCalls } from './server.ts';
import { readSettings, storeSettings } from './settings.ts';

const SESSION = /breakwater_session=([^;]+)/;

/** Sign in once; the session is kept in the settings file. */
export const login: HandCommand = (program) => {
  program
    .command('login')
    .description('sign in with a one-time link, a mail address and password, or a token')
    .argument('[link]', 'the one-time link that the server printed, or an administrator sent')
    .option('--email <address>', 'sign in with a password; it is asked for, or read from BREAKWATER_PASSWORD')
    .action(async (link: string | undefined, { email }: { email?: string }) => {
      const flags = program.opts<{ url?: string; token?: string; client?: string }>();
      const asked = await readSettings({ ...flags, url: flags.url ?? (link === undefined ? undefined : originOf(link)) });
      const token = flags.token ?? (await startSession(asked.url, link, email));
      const { person } = await serverCalls({ ...asked, token }).ask<{ person: { name: string } }>({ method: 'GET', path: '/api/v1/me' });
      const path = await storeSettings({ url: asked.url, token, ...(flags.client === undefined ? {} : { client: flags.client }) });
      process.stdout.write(`Signed in to ${asked.url} as ${person.name}. Kept in ${path}.\n`);
    });
};

function originOf(link: string): string {
  const url = URL.parse(link);
  if (url && url.hash.length > 1) return url.origin;
  throw new CliError('That is not a one-time link. It looks like http://…/sign-in/link#bwl_… and is printed by the server when it starts.');
}

async function startSession(url: string, link: string | undefined, email: string | undefined): Promise<string> {
  const server = serverCalls({ url, token: undefined, client: undefined });
  const response = link !== undefined
    ? await server.send({ method: 'POST', path: '/api/v1/sign-in/link', json: { token: new URL(link).hash.slice(1) } })
    : await server.send({ method: 'POST', path: '/api/v1/sign-in', json: { email: requireEmail(email), password: process.env.BREAKWATER_PASSWORD ?? (await askPassword()) } });
  const secret = SESSION.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (secret === undefined) throw new CliError(`${url} did not start a session. Is it a Breakwater server?`);
  return decodeURIComponent(secret);
}

function requireEmail(email: string | undefined): string {
  if (email !== undefined) return email;
  throw new CliError('Say how to sign in: breakwater login LINK, or breakwater login --email ADDRESS, or breakwater --token TOKEN login.');
}

/** Without showing what is typed. */
async function askPassword(): Promise<string> {
  process.stderr.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  const password = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return password;
}
