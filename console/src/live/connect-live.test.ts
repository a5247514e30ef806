import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectLive, type LiveEvent, type LiveSource, STALE_AFTER_MS } from './connect-live.ts';

const received = { type: 'orders.order_received', count: 12, subjectIds: ['o1'] };

function openStream() {
  const target = new EventTarget();
  const source: LiveSource = {
    addEventListener: (type, listener) =>
      target.addEventListener(type, (event) => listener(event as MessageEvent<string>)),
    close() {},
  };
  const connection = connectLive(() => source);
  const heard: LiveEvent[] = [];
  connection.onEvent((event) => heard.push(event));
  const close = connection.open();
  const say = (type: string, data: object) =>
    target.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  return { connection, heard, say, close };
}

test('heartbeats keep the stream live, and only what happened is news', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { connection, heard, say, close } = openStream();
  assert.equal(connection.status().state, 'connecting');

  say('heartbeat', { at: '2026-11-30T03:00:00Z' });
  say('happened', { events: [received] });

  assert.deepEqual(heard, [received]);
  assert.equal(connection.status().state, 'live');
  close();
});

test('silence makes it stale, and the next word makes it live again', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { connection, say, close } = openStream();
  say('heartbeat', {});

  t.mock.timers.tick(STALE_AFTER_MS);
  assert.equal(connection.status().state, 'live');
  t.mock.timers.tick(1_000);
  assert.equal(connection.status().state, 'stale');

  say('heartbeat', {});
  assert.equal(connection.status().state, 'live');
  close();
});
