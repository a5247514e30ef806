/** What the process was started with. Read once, in main.ts, and handed down. */
export type Config = {
  /** Admin connection: migrations only. Any PostgreSQL >= 15. */
  databaseUrl: string;
  /** Hexadecimal; every other secret of the installation is derived from it (secrets.ts). */
  secret: string;
  dataDir: string;
  port: number;
  host: string;
  /** Where people reach this server, used in links. */
  publicUrl: string;
  /** Behind a reverse proxy: take the caller's network from X-Forwarded-For. */
  trustProxy: boolean;
  /** True: no demo client on the first run. */
  empty: boolean;
  logLevel: string;
  /** smtp://user:pass@host:port, or none: mails are kept in the console's viewer. */
  smtpUrl: string | undefined;
  databaseConnectionsMax: number;
};

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws {ConfigError} naming the variable, what is wrong with it and what to set. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 4400);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT is "${env.PORT}", which is not a port. Set it to a number from 1 to 65535.`);
  }
  const host = env.HOST ?? '127.0.0.1';
  return {
    databaseUrl: required(env, 'DATABASE_URL', 'a PostgreSQL connection URL (npm start sets it)'),
    secret: hexSecret(required(env, 'BREAKWATER_SECRET', '64 hexadecimal digits, the same for every process of an installation')),
    dataDir: env.BREAKWATER_DATA_DIR ?? 'data',
    port,
    host,
    publicUrl: env.PUBLIC_URL ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`,
    trustProxy: env.TRUST_PROXY === '1',
    empty: env.BREAKWATER_EMPTY === '1',
    logLevel: env.LOG_LEVEL ?? 'info',
    smtpUrl: env.SMTP_URL || undefined,
    databaseConnectionsMax: Number(env.DATABASE_CONNECTIONS_MAX ?? 20),
  };
}

function required(env: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is not set. Set it to ${what}.`);
  return value;
}

function hexSecret(value: string): string {
  if (/^[0-9a-f]{64,}$/i.test(value)) return value.toLowerCase();
  throw new ConfigError('BREAKWATER_SECRET must be at least 64 hexadecimal digits. Make one with: openssl rand -hex 32');
}
