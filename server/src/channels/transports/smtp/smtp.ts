import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { OpenTransport, OutgoingMail, Transport } from '../transport.ts';
import { judgeFailure, type SmtpFailure } from './judge-failure.ts';
import { makeThrottle, type Throttle } from './throttle.ts';

const CONNECTIONS = 10;
const PER_SECOND = 50;
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 20_000;
const ANSWER_CHARS_MAX = 500;

/** Server -> throttle: the limit belongs to the server, whoever sends. */
const throttles = new Map<string, Throttle>();

/**
 * Mail by SMTP_URL (`smtp://user:password@host:587?perSecond=50`), over a pool of
 * connections that lives as long as one round of deliveries.
 */
export const smtp: Transport = {
  name: 'smtp',
  repeatable: false,
  isFor: ({ config, isDrill }) => config.smtpUrl !== undefined && !isDrill,
  connectionsMax: CONNECTIONS,
  open: (config) => openSmtp(config.smtpUrl!),
};

function openSmtp(smtpUrl: string): OpenTransport {
  const url = new URL(smtpUrl);
  const silenceTimeoutMs = Number(url.searchParams.get('silenceTimeoutMs')) || SILENCE_TIMEOUT_MS;
  const throttle = throttleFor(smtpUrl, Number(url.searchParams.get('perSecond')) || PER_SECOND);
  const transporter = createTransport({
    pool: true,
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    // The pool would send a message again on its own; repeating is our decision.
    maxRequeues: 0,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: silenceTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  // nodemailer reads the body only after the server has agreed to DATA, so an unread body
  // proves that nothing was sent.
  const bodies = new Map<string, Readable>();
  transporter.use('stream', (outgoing, done) => {
    const create = outgoing.message.createReadStream.bind(outgoing.message);
    outgoing.message.createReadStream = (...options) => {
      const body = create(...options);
      bodies.set(outgoing.data.messageId!, body);
      return body;
    };
    done();
  });

  return {
    async send(mail) {
      await throttle();
      try {
        const info = await transporter.sendMail(toNodemailer(mail));
        return { outcome: 'sent', cause: null, answer: info.response.slice(0, ANSWER_CHARS_MAX) };
      } catch (error) {
        const failure = error as SmtpFailure;
        const bodyRead = bodies.get(mail.messageId)?.readableDidRead === true;
        return { ...judgeFailure(failure, bodyRead), answer: (failure.response ?? failure.message).slice(0, ANSWER_CHARS_MAX) };
      } finally {
        bodies.delete(mail.messageId);
      }
    },
    close: () => transporter.close(),
  };
}

function throttleFor(smtpUrl: string, perSecond: number): Throttle {
  const throttle = throttles.get(smtpUrl) ?? makeThrottle(perSecond, { now: Date.now, wait: (ms) => wait(ms) });
  throttles.set(smtpUrl, throttle);
  return throttle;
}

/** RFC 3834: says that no person wrote it, so that no absence note comes back. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

function toNodemailer(mail: OutgoingMail): SendMailOptions {
  return {
    messageId: mail.messageId,
    from: mail.from,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    to: { name: '', address: mail.to },
    envelope: { from: mail.from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { ...AUTOMATIC, 'Content-Language': mail.language },
    // Only subscriptions have one; a notice about somebody's own order is transactional.
    ...(mail.unsubscribeUrl === null ? {} : { list: { unsubscribe: mail.unsubscribeUrl }, headers: { ...AUTOMATIC, 'Content-Language': mail.language, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
  };
}
