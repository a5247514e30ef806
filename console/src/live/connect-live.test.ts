import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectLive, type LiveEvent, type LiveSource, STALE_AFTER_MS } from './connect-live.ts';

const heartbeat = { type: 'heartbeat', subjectId: null, at: '2026-11-30T03:00:00Z' };
const received = { type: 'orders.order_received', subjectId: 'o1', at: '2026-11-30T03:00:01Z' };

function openStream() {
  const listeners: ((message: MessageEvent<string>) => void)[] = [];
  const source: LiveSource = {
    addEventListener: (_, listener) => listeners.push(listener),
    close() {},
  };
  const connection = connectLive(source);
  const heard: LiveEvent[] = [];
  connection.onEvent((event) => heard.push(event));
  const say = (event: LiveEvent) => {
    const message = new MessageEvent('message', { data: JSON.stringify(event) });
    listeners.forEach((listener) => listener(message));
  };
  return { connection, heard, say };
}

test('heartbeats keep the stream live and carry the clock, but are no news', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { connection, heard, say } = openStream();

  say(heartbeat);
  say(received);

  assert.deepEqual(heard, [received]);
  assert.equal(connection.status().state, 'live');
  assert.equal(connection.status().clientNow, received.at);
  connection.close();
});

test('silence makes it stale, and the next word makes it live again', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { connection, say } = openStream();
  say(heartbeat);

  t.mock.timers.tick(STALE_AFTER_MS);
  assert.equal(connection.status().state, 'live');
  t.mock.timers.tick(1_000);
  assert.equal(connection.status().state, 'stale');

  say(heartbeat);
  assert.equal(connection.status().state, 'live');
  connection.close();
});
