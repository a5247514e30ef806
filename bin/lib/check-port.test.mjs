import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test from 'node:test';
import { checkPort } from './check-port.mjs';

test('a taken port is refused with another one to try; the same port, once let go, is not', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();

  await assert.rejects(checkPort(port, '127.0.0.1'), (error) => {
    assert.match(error.message, new RegExp(`Cannot listen on 127.0.0.1:${port}.\n.*another program.*\n.*--port ${port + 1}`));
    return true;
  });

  other.close();
  await once(other, 'close');
  await checkPort(port, '127.0.0.1');
});

test('an address that is not ours is refused', async () => {
  await assert.rejects(checkPort(4400, '192.0.2.1'), /EADDRNOTAVAIL/);
});
