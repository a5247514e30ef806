import { openServer, startWork } from './server.ts';
import { readConfig, ConfigError } from './kernel/config.ts';
import { makeLog } from './kernel/log.ts';
import { migrate, MigrationError } from './kernel/migrate.ts';
import { firstRun } from './first-run.ts';

/** `api`, `worker`, or both when nothing is said. */
const part = process.argv[2];

try {
  await main();
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof MigrationError;
  process.stderr.write(`${expected ? (error).message : (error as Error).stack}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  await migrate(config.databaseUrl, config.secret);
  const server = await openServer(config, log);
  const link = await firstRun(server.services);

  const work = part === 'api' ? undefined : startWork(server);
  if (part !== 'worker') {
    await server.http.listen({ host: config.host, port: config.port });
    process.stdout.write(`\nBreakwater is ready at ${config.publicUrl}\nSign in once with   ${link}\n\n`);
  }

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void (async () => {
      await work?.stop();
      await server.close();
      process.exit(0);
    })();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
