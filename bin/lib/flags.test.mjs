import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import test from 'node:test';
import { parseFlags } from './flags.mjs';
import { DATA_DIR_DEFAULT } from './paths.mjs';

test('without flags: the default port, ./data of the repository, a demo client', () => {
  assert.deepEqual(parseFlags([], {}), { help: false, empty: false, port: 4400, dataDir: DATA_DIR_DEFAULT });
});

test('a flag wins over PORT, and a data directory is relative to where one stands', () => {
  const flags = parseFlags(['--port', '8080', '--data', 'elsewhere', '--empty'], { PORT: '9090' });

  assert.deepEqual(flags, { help: false, empty: true, port: 8080, dataDir: resolve('elsewhere') });
  assert.equal(parseFlags([], { PORT: '9090' }).port, 9090);
});

test('what makes no sense is refused with what to do', () => {
  for (const port of ['0', '65536', '80a', '-1', '1e3', '']) {
    assert.throws(() => parseFlags([`--port=${port}`], {}), /Cannot listen on port.*\n.*1 to 65535\n.*Do: {2}npm start/);
  }
  assert.throws(() => parseFlags(['--prot', '1'], {}), /Unknown option '--prot'\n.*--help/);
});
