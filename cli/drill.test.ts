import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../server/src/testing/server.ts';
import type { Desk } from './drill/desk.ts';
import { drillSiteLoss } from './drill/site-loss.ts';
import { openTimeline } from './drill/timeline.ts';
import { sql, execute } from '../server/src/kernel/db.ts';

let t: TestServer;
before(async () => {
  t = await startTestServer();
  await t.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = true where client_id = ${ctx.clientId}`));
});
after(() => t.close());

/** The people of the drill as users of the test's server, whose queue is worked when they wait. */
function testDesk(): Desk {
  return {
    async ask(part, method, path, json) {
      const answer = await t.as(part)[method.toLowerCase() as 'get' | 'post' | 'put' | 'patch'](path, json);
      assert.ok(answer.status < 300, `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body as never;
    },
    bytes: async (part, path) => new Uint8Array(await (await t.as(part).raw('GET', path)).arrayBuffer()),
    pause: () => t.settle(),
  };
}

test('a flooded site: from the first missing parcels to stable, through the API alone', async () => {
  const timeline = openTimeline(() => undefined);
  const { figures, checked } = await drillSiteLoss(testDesk(), { seed: 'test', ordersPerDay: 200, historyDays: 22 }, timeline);

  assert.deepEqual(checked.filter((one) => one.broken !== null), []);
  assert.ok(figures.ordersAffected > 20, `${figures.ordersAffected} orders were affected`);
  assert.ok(figures.ordersReplanned > 0 && figures.customersTold > 0);
  assert.ok(figures.noticedSeconds <= 4 * 3600, `noticed after ${figures.noticedSeconds} s`);
  assert.deepEqual(timeline.entries.map((entry) => entry.at), timeline.entries.map((entry) => entry.at).toSorted());
});
