import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CliError, EXIT } from '../refusal.ts';
import { serverCalls, type ServerCalls } from '../server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LINK = /(http:\/\/\S+\/sign-in\/link)#(\S+)/;
const SESSION = /breakwater_session=([^;]+)/;

/**
 * A server with a database of its own in a temporary folder, signed in as its
 * administrator; `stop` removes all of it.
 *
 * @throws {CliError} when it ends before it is ready, with what it said.
 */
export async function startOwnServer(): Promise<{ server: ServerCalls; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'breakwater-drill-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'bin/up.mjs'), '--data', dataDir, '--port', String(port), '--empty'], {
    cwd: ROOT, env: { ...process.env, LOG_LEVEL: 'error', DATABASE_URL: '', HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const link = await new Promise<string>((resolve, reject) => {
      const said: string[] = [];
      for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const found = LINK.exec(line);
        if (found) resolve(found[2]!);
      });
      void ended.then(() => reject(new CliError(`The server of the drill ended before it was ready:\n${said.slice(-20).join('\n')}`, EXIT.unreachable)));
    });
    return { server: await signIn(`http://127.0.0.1:${port}`, link), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function signIn(url: string, linkToken: string): Promise<ServerCalls> {
  const response = await serverCalls({ url, token: undefined, client: undefined }).send({ method: 'POST', path: '/api/v1/sign-in/link', json: { token: linkToken } });
  const token = SESSION.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined) throw new CliError(`${url} did not start a session.`, EXIT.unreachable);
  return serverCalls({ url, token: decodeURIComponent(token), client: undefined });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const address = probe.address();
  await new Promise<void>((resolve) => { probe.close(() => resolve()); });
  if (address === null || typeof address === 'string') throw new CliError('No free port was found.', EXIT.unreachable);
  return address.port;
}
