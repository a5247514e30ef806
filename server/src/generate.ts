import { readFile, writeFile } from 'node:fs/promises';
import { compose } from './compose.ts';
import { openDatabase } from './kernel/db.ts';
import { buildHttp } from './kernel/http.ts';
import { makeLog } from './kernel/log.ts';

/**
 * Writes openapi.json from the routes' schemas; `--check` only says whether it is stale.
 * Needs no database: the pools are opened lazily and never used.
 */
const TARGET = new URL('../../openapi.json', import.meta.url);

const log = makeLog('silent');
const secret = '0'.repeat(64);
const config = { databaseUrl: 'postgres://localhost/none', secret, dataDir: '.', port: 0, host: '127.0.0.1', publicUrl: 'http://localhost', trustProxy: false, empty: true, logLevel: 'silent', smtpUrl: undefined, databaseConnectionsMax: 1 };
const services = { config, log, database: openDatabase({ databaseUrl: config.databaseUrl, secret, connectionsMax: 1, log }) };
const http = await buildHttp(services, compose().routes, async () => undefined);
await http.ready();
const fresh = `${JSON.stringify(http.swagger(), null, 1)}\n`;

if (process.argv.includes('--check')) {
  const stored = await readFile(TARGET, 'utf8').catch(() => '');
  if (stored !== fresh) {
    process.stderr.write('openapi.json is stale. Run: npm run generate\n');
    process.exit(1);
  }
} else {
  await writeFile(TARGET, fresh);
}
