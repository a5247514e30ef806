import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../kernel/config.ts';
import { startSmtpSink } from '../testing/smtp-sink.ts';
import { chooseTransport, TRANSPORTS } from './register.ts';
import { judgeFailure } from './smtp/judge-failure.ts';
import { makeThrottle } from './smtp/throttle.ts';

const mail = {
  deliveryId: '0190f5a0-0000-7000-8000-000000000001', messageId: '<0190f5a0-0000-7000-8000-000000000001@shop.example>', from: { name: 'Acme, "the" shop', address: 'shop@shop.example' },
  replyTo: null, to: 'kim@example.com', language: 'en', subject: 'Subject', text: 'Text', html: '<p>Text</p>', unsubscribeUrl: 'https://shop.example/unsubscribe?t=1',
};
const configFor = (smtpUrl?: string) => readConfig({ DATABASE_URL: 'postgres://unused', BREAKWATER_SECRET: 'a'.repeat(64), ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) });

for (const transport of TRANSPORTS) {
  test(`${transport.name} carries a mail and can be opened again`, async () => {
    const sink = await startSmtpSink();
    try {
      for (const _round of [1, 2]) {
        const open = transport.open(configFor(sink.url));
        const sent = await open.send(mail);
        open.close();
        assert.deepEqual([sent.outcome, sent.cause], ['sent', null]);
      }
      assert.equal(sink.taken.length, transport.name === 'smtp' ? 2 : 0);
      for (const { headers } of sink.taken) {
        assert.deepEqual(headers.get('list-unsubscribe'), ['<https://shop.example/unsubscribe?t=1>']);
        assert.deepEqual(headers.get('list-unsubscribe-post'), ['List-Unsubscribe=One-Click']);
      }
    } finally {
      await sink.close();
    }
  });
}

test('a drill never leaves the house, whatever is configured', () => {
  const config = configFor('smtp://127.0.0.1:25');
  assert.equal(chooseTransport({ config, isDrill: false }).name, 'smtp');
  assert.equal(chooseTransport({ config, isDrill: true }).name, 'viewer');
  assert.equal(chooseTransport({ config: configFor(), isDrill: false }).name, 'viewer');
});

test('only a reply or an unread body proves anything', () => {
  const failure = (over: object) => Object.assign(new Error('x'), over);
  assert.equal(judgeFailure(failure({ responseCode: 554, code: 'EMESSAGE' }), true).outcome, 'failed_perm');
  assert.equal(judgeFailure(failure({ responseCode: 451, code: 'EMESSAGE' }), true).outcome, 'failed_temp');
  assert.equal(judgeFailure(failure({ code: 'ETIMEDOUT' }), true).outcome, 'unknown');
  assert.equal(judgeFailure(failure({ code: 'ECONNECTION' }), false).outcome, 'failed_temp');
  assert.equal(judgeFailure(failure({ code: 'EAUTH', responseCode: 535 }), false).outcome, 'failed_temp');
});

test('the throttle spaces starts evenly, however many ask at once', async () => {
  let now = 0;
  const starts: number[] = [];
  const waits: Promise<void>[] = [];
  const throttle = makeThrottle(10, { now: () => now, wait: (ms) => { starts.push(now + ms); return Promise.resolve(); } });
  for (let i = 0; i < 4; i++) waits.push(throttle());
  await Promise.all(waits);
  assert.deepEqual(starts, [100, 200, 300]);
  now = 10_000;
  await throttle();
  assert.equal(starts.length, 3);
});
