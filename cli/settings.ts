import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CliError } from './refusal.ts';

const URL_DEFAULT = 'http://127.0.0.1:4400';

const Stored = z.object({ url: z.string().optional(), token: z.string().optional(), client: z.string().optional() });
export type Stored = z.infer<typeof Stored>;

/** Where the server is, who we are there, and for which client we work. */
export type Settings = { url: string; token: string | undefined; client: string | undefined };

export function settingsFile(env: NodeJS.ProcessEnv = process.env): string {
  return env.BREAKWATER_CONFIG ?? join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'breakwater.json');
}

/** Flags first, then the environment, then the settings file. */
export async function readSettings(flags: Stored, env: NodeJS.ProcessEnv = process.env): Promise<Settings> {
  const stored = await readStored(env);
  return {
    url: (flags.url ?? env.BREAKWATER_URL ?? stored.url ?? URL_DEFAULT).replace(/\/+$/, ''),
    token: flags.token ?? env.BREAKWATER_TOKEN ?? stored.token,
    client: flags.client ?? env.BREAKWATER_CLIENT ?? stored.client,
  };
}

/** Remember what is given; the rest stays. Only the owner can read the file: it holds a token. */
export async function storeSettings(changes: Stored, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const path = settingsFile(env);
  const settings = { ...(await readStored(env)), ...changes };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return path;
}

async function readStored(env: NodeJS.ProcessEnv): Promise<Stored> {
  const path = settingsFile(env);
  if (!existsSync(path)) return {};
  try {
    return Stored.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new CliError(`${path} is not the settings file of this command. Mend it or remove it, and sign in again with: breakwater login`);
  }
}
