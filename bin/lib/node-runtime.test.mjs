import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { nodeCacheDirs, runsTypeScript } from './node-runtime.mjs';

test('a Node is new enough when it runs TypeScript without a flag', () => {
  const enough = ['22.18.0', '22.20.1', '23.6.0', '24.0.0', '26.1.0'];
  const tooOld = ['18.20.8', '20.20.2', '22.17.1', '23.5.0'];

  assert.deepEqual([...enough, ...tooOld].filter(runsTypeScript), enough);
});

test('a fetched Node is kept in the cache directory of the user, else beside the data', () => {
  const home = join(homedir(), '.cache', 'breakwater');

  assert.deepEqual(nodeCacheDirs({}, '/srv/data'), [home, '/srv/data/cache']);
  assert.deepEqual(nodeCacheDirs({ XDG_CACHE_HOME: '/c' }, '/srv/data'), ['/c/breakwater', home, '/srv/data/cache']);
  // The XDG specification has relative paths ignored.
  assert.deepEqual(nodeCacheDirs({ XDG_CACHE_HOME: 'c' }, '/srv/data'), [home, '/srv/data/cache']);
});
