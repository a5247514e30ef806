import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { eventType, publish, publishMany } from './events.ts';
import { openLiveHub } from './live.ts';

const flooded = eventType('test.flooded', z.object({}));
const rang = eventType('test.rang', z.object({}));

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

test('a flood of one client’s events does not silence another client', async () => {
  await t.inOtherClient((ctx) => publish(ctx, rang, {}));
  await t.inClient((ctx) => publishMany(ctx, flooded, Array.from({ length: 6000 }, () => ({ payload: {} }))));
  const hub = openLiveHub(t.server.services);
  const told: string[] = [];
  // One look tells every listener, so what the other client is told is there by the next turn.
  await new Promise<void>((resolve) => {
    hub.listen(t.otherClientId, (events) => told.push(...events.map((event) => event.type)));
    hub.listen(t.clientId, () => setImmediate(resolve));
  });
  hub.close();
  assert.deepEqual(told, ['test.rang']);
});
