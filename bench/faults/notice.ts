/**
 * Kill the server with SIGKILL at random while it writes to customers over SMTP, start it
 * again and wait: nobody gets a mail twice, and what nobody can tell is named as unknown.
 *
 *   npm run bench -- faults/notice [--trials 50] [--customers 400]
 */
import { parseArgs } from 'node:util';
import { startSmtpSink, type SmtpSink } from '../../server/src/channels/testing/smtp-sink.ts';
import { query, sql } from '../../server/src/kernel/db.ts';
import { awaitRun, beginRun } from './run-until-killed.ts';
import { openVictim, type Victim } from './victim.ts';

const KILL_MS_MAX = 1_200;
const BATCH = 500;

/** One kill is one trial, with customers of its own. */
export async function noticeTrials(victim: Victim, sink: SmtpSink, trials: number, customerCount: number): Promise<{ sent: number; unknown: number }> {
  const figures = { sent: 0, unknown: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    const channel = `trial-${trial}`;
    for (let start = 0; start < customerCount; start += BATCH) {
      await victim.call('feeder', 'POST', '/orders/batch', { orders: Array.from({ length: Math.min(BATCH, customerCount - start) }, (_, i) => draft(channel, start + i)) });
    }
    const takenBefore = sink.taken.length;
    const run = await beginRun(victim, 'comms.notify', { input: { template: 'delay-notice' }, scope: { facet: 'channel', is: [channel] } });
    await sink.untilTaken(takenBefore + 1 + Math.floor(Math.random() * customerCount * 0.8));
    await victim.killWithin(KILL_MS_MAX);
    await victim.start();
    await awaitRun(victim, run.runId);
    // A lease of the dead process runs out after a minute, which is made to have passed.
    await victim.asOwner(`update channels.delivery set lease_until = clock_timestamp() - interval '1 second' where state = 'sending' and source_id = $1`, [run.runId]);
    await victim.until('every mail has an outcome', async () => (await statesOf(victim, run.runId)).every((one) => one.state !== 'queued' && one.state !== 'sending'));
    const outcome = proveNotice(await statesOf(victim, run.runId), sink, customerCount);
    figures.sent += outcome.sent;
    figures.unknown += outcome.unknown;
  }
  return figures;
}

type Delivery = { state: string; to: string };

function statesOf(victim: Victim, sourceId: string): Promise<Delivery[]> {
  return victim.inClient((ctx) => query<Delivery>(ctx, sql`
    select d.state, m.to_address as "to" from channels.delivery d join channels.mail m on m.client_id = d.client_id and m.delivery_id = d.delivery_id
    where d.client_id = ${ctx.clientId} and d.source_id = ${sourceId}`));
}

function proveNotice(deliveries: readonly Delivery[], sink: SmtpSink, customerCount: number): { sent: number; unknown: number } {
  const took = Map.groupBy(sink.taken, (mail) => mail.to);
  const twice = [...took.values()].filter((mails) => mails.length > 1);
  if (twice.length > 0) throw new Error(`${twice.length} customers got a mail twice`);
  if (deliveries.length !== customerCount) throw new Error(`${deliveries.length} of ${customerCount} customers have a delivery`);
  const sent = deliveries.filter((one) => one.state === 'sent');
  const unknown = deliveries.filter((one) => one.state === 'unknown');
  if (sent.length + unknown.length !== customerCount) throw new Error(`an outcome that is neither: ${JSON.stringify(deliveries.find((one) => one.state !== 'sent' && one.state !== 'unknown'))}`);
  if (sent.some((one) => !took.has(one.to))) throw new Error('a mail is called sent that nobody took');
  return { sent: sent.length, unknown: unknown.length };
}

function draft(channel: string, i: number): Record<string, unknown> {
  return {
    channel, externalId: `O${i}`, number: `${channel}-${i}`, placedAt: '2026-11-20T08:00:00Z', currency: 'EUR', customer: { email: `c${i}@${channel}.example`, language: 'en', country: 'GB' },
    lines: [{ sku: 'KETTLE', title: 'Kettle', units: 1, unitPriceMinor: 1000 }],
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { trials: { type: 'string', default: '5' }, customers: { type: 'string', default: '400' } } });
  const sink = await startSmtpSink();
  const victim = await openVictim(process.env, { SMTP_URL: sink.url });
  try {
    const { sent, unknown } = await noticeTrials(victim, sink, Number(values.trials), Number(values.customers));
    console.log(`bench faults/notice: ${values.trials} kills, ${sent} sent, at most ${unknown} ambiguous and each named: nobody told twice`);
  } finally {
    await victim.close();
    await sink.close();
  }
}
