import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** How a recipient's mail is treated; chosen by what stands before the @. */
export type Fault = 'ok' | 'refuse-550' | 'busy-421' | 'take-and-cut' | 'take-and-hang' | 'full-452';

export type TakenMail = { to: string; raw: string; headers: Map<string, string[]> };

/** A real SMTP server on a free port, with faults: `reset-...@` addresses meet theirs. */
export type SmtpSink = {
  url: string;
  /** What the server took, in order, whether it could still say so or not. */
  taken: TakenMail[];
  /** The fault of an address; may be changed while it runs. */
  faults: Map<string, Fault>;
  /** Resolves as soon as so many mails have been taken. */
  untilTaken(count: number): Promise<void>;
  close(): Promise<void>;
};

export async function startSmtpSink(): Promise<SmtpSink> {
  const taken: TakenMail[] = [];
  const faults = new Map<string, Fault>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const fault = faults.get(address);
      if (fault === 'refuse-550') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      if (fault === 'full-452') return done(Object.assign(new Error('mailbox is full'), { responseCode: 452 }));
      return done();
    },
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]!.address;
      const raw = await text(stream).catch(() => undefined);
      if (raw === undefined) return;
      const fault = faults.get(to);
      if (fault === 'busy-421') return done(Object.assign(new Error('try again later'), { responseCode: 421 }));
      taken.push({ to, raw, headers: parseHeaders(raw) });
      for (const one of waiting) if (taken.length >= one.count) one.resolve();
      if (fault === 'take-and-hang') return;
      if (fault !== 'take-and-cut') return done();
      for (const connection of server.connections) if ((connection as unknown as { session: unknown }).session === session) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?perSecond=5000&silenceTimeoutMs=300`,
    taken,
    faults,
    untilTaken: (count) => new Promise((resolve) => { waiting.push({ count, resolve }); }),
    close: () => new Promise((resolve) => { server.close(() => resolve()); }),
  };
}

function parseHeaders(raw: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  for (const line of head.split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return headers;
}
