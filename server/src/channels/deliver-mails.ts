import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { enqueue, job, type JobTools } from '../kernel/jobs.ts';
import { readSender, type Sender } from './sender.ts';
import { writeOutcomes, type Attempt } from './write-outcomes.ts';
import { chooseTransport } from './transports/register.ts';
import type { OpenTransport, OutgoingMail, Transport } from './transports/transport.ts';

/** What is claimed is ambiguous if the process dies: at most this many a round. */
const CLAIM_MAILS_MAX = 50;
/** Longer than a round can take: 5 turns of 10 connections, 40 s of time-outs each. */
const LEASE_SECONDS = 300;
/** Well below the queue's own limit for a job; what is left goes on in a new one. */
const ROUNDS_MS = 120_000;

type Claimed = OutgoingMail & { attempts: number };

/**
 * Carry what is queued and due: claim a batch under a lease, send outside of any
 * transaction, write the outcomes as a batch. Several of these may run at once; each mail is
 * claimed by one. Killed anywhere, what it had claimed is settled by `recoverDeliveries`.
 */
export const deliverMails = job({
  name: 'channels.deliver_mails',
  lane: 'bulk',
  payload: z.object({}),
  async run(tools) {
    const started = Date.now();
    const { sender, transport } = await tools.inClient(async (ctx) => {
      const own = await readSender(ctx, tools.config);
      return { sender: own, transport: chooseTransport({ config: tools.config, isDrill: own.isDrill }) };
    });
    const open = transport.open(tools.config);
    try {
      while (await deliverBatch(tools, transport, open, sender)) {
        if (Date.now() - started < ROUNDS_MS) continue;
        await tools.inClient((ctx) => enqueue(ctx, deliverMails, {}));
        return;
      }
    } finally {
      open.close();
    }
  },
});

async function deliverBatch(tools: JobTools, transport: Transport, open: OpenTransport, sender: Sender): Promise<boolean> {
  const claimed = await tools.inClient((ctx) => claimMails(ctx, transport, sender));
  if (claimed.length === 0) return false;
  const attempts: Attempt[] = [];
  let next = 0;
  const carry = async (): Promise<void> => {
    for (let mail = claimed[next++]; mail !== undefined; mail = claimed[next++]) {
      attempts.push({ deliveryId: mail.deliveryId, attempts: mail.attempts, ...(await open.send(mail)) });
    }
  };
  await Promise.all(Array.from({ length: Math.min(transport.connectionsMax, claimed.length) }, carry));
  await tools.inClient((ctx) => writeOutcomes(ctx, attempts));
  return true;
}

/** Leased to this process under real time; the attempt counts from here on. */
async function claimMails(ctx: Ctx, transport: Transport, sender: Sender): Promise<Claimed[]> {
  const rows = await query<{ delivery_id: string; attempts: number; to_address: string; language: string; subject: string; text_body: string; html_body: string; unsubscribe_url: string | null }>(ctx, sql`
    with claimed as (
      update channels.delivery d
      set state = 'sending', transport = ${transport.name}, attempts = d.attempts + 1, cause = null, answer = null,
        lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
      where d.client_id = ${ctx.clientId} and d.delivery_id = any(array(
        select due.delivery_id from channels.delivery due
        where due.client_id = ${ctx.clientId} and due.state in ('queued', 'failed_temp') and due.next_at <= clock_timestamp()
        order by due.next_at, due.delivery_id limit ${CLAIM_MAILS_MAX} for update skip locked))
      returning d.delivery_id, d.attempts)
    select claimed.delivery_id, claimed.attempts, m.to_address, m.language, m.subject, m.text_body, m.html_body, m.unsubscribe_url
    from claimed join channels.mail m on m.client_id = ${ctx.clientId} and m.delivery_id = claimed.delivery_id`);
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    messageId: messageIdOf(row.delivery_id, sender.address),
    from: { name: sender.name, address: sender.address },
    replyTo: sender.replyTo,
    to: row.to_address,
    language: row.language,
    subject: row.subject,
    text: row.text_body,
    html: row.html_body,
    unsubscribeUrl: row.unsubscribe_url,
    attempts: row.attempts,
  }));
}

/** The same for every attempt at a delivery; `deliveryOf` leads back. */
export function messageIdOf(deliveryId: string, fromAddress: string): string {
  return `<${deliveryId}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}>`;
}

export function deliveryOf(messageId: string): string | undefined {
  const local = /^<?([0-9a-f-]{36})@/i.exec(messageId.trim())?.[1];
  return local !== undefined && z.uuid().safeParse(local).success ? local.toLowerCase() : undefined;
}
