import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test from 'node:test';
import { checkExternalPostgres } from './external-postgres.mjs';

test('a PostgreSQL that is new enough is named with its version', async () => {
  assert.match(await checkExternalPostgres(process.env.TEST_DATABASE_URL), /^PostgreSQL \d+\.\d+ .*at .*:\d+$/);
});

test('an older one is refused with both versions', async (t) => {
  const port = await listen(t, answerLikeVersion('14.12'));

  await assert.rejects(
    checkExternalPostgres(`postgres://someone:secret@127.0.0.1:${port}/shop`),
    /Cannot use the PostgreSQL at 127.0.0.1:\d+.\n.*version 14.12.*needs 15.*\n.*upgrade it, or unset DATABASE_URL/,
  );
});

test('one that cannot be reached is refused with its host and the reason, never the password', async (t) => {
  const wrongPassword = new URL(process.env.TEST_DATABASE_URL);
  wrongPassword.password = 'secret';
  const wrongDatabase = new URL(process.env.TEST_DATABASE_URL);
  wrongDatabase.pathname = '/there-is-none';
  const hangsUp = await listen(t, (socket) => socket.destroy());

  const expected = new Map([
    ['postgres://someone:secret@127.0.0.1:1/shop', /database "shop" as "someone" at 127.0.0.1:1.\n.*nothing listens/],
    [wrongPassword.href, /refuses this user and password/],
    [wrongDatabase.href, /database "there-is-none".*\n.*does not exist/],
    [`postgres://someone:secret@127.0.0.1:${hangsUp}/shop`, /terminated/],
    ['postgres://someone:secret@[half/shop', /not a PostgreSQL connection URL/],
  ]);
  for (const [url, message] of expected) {
    await assert.rejects(checkExternalPostgres(url), (error) => {
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  }
});

async function listen(t, onConnection) {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return server.address().port;
}

/** As much of PostgreSQL's protocol (manual, chapter 55) as one sign-in and one SHOW need. */
function answerLikeVersion(version) {
  const message = (type, body) => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
  const ready = message('Z', Buffer.from('I'));
  const column = Buffer.concat([int16(1), Buffer.from('server_version\0'), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  const row = Buffer.concat([int16(1), int32(version.length), Buffer.from(version)]);
  const answers = [
    Buffer.concat([message('R', int32(0)), ready]),
    Buffer.concat([message('T', column), message('D', row), message('C', Buffer.from('SHOW\0')), ready]),
  ];
  return (socket) => socket.on('data', () => socket.write(answers.shift() ?? ready)).on('error', () => {});
}

function int16(value) {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}
