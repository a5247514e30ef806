import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { deliveriesChanged } from './events.ts';
import type { Sent } from './transports/transport.ts';

export type Attempt = Sent & { deliveryId: string; attempts: number };

/** Minutes until the next try after the nth one; after the last, a person decides. */
export const RETRY_MINUTES = [1, 5, 15, 60, 240] as const;

/** Replies that say that the mailbox itself does not exist or takes no mail (RFC 3463 5.1.x, RFC 5321 550/551/553). */
const NO_MAILBOX = ['smtp.550', 'smtp.551', 'smtp.553'];

/**
 * Write what became of a batch of attempts. Only the attempt that was claimed counts; if its
 * lease ran out meanwhile and it stands as unknown, it is known now. An unknown outcome is
 * queued again only where the source prefers a duplicate to a miss.
 */
export async function writeOutcomes(ctx: Ctx, attempts: Attempt[]): Promise<void> {
  const changed = await query<{ source_kind: 'notice' | 'status_update' | 'subscription'; source_id: string; count: number }>(ctx, sql`
    with written as (
      update channels.delivery d
      set state = case when a.outcome = 'unknown' and d.duplicate_ok and a.wait_minutes is not null then 'queued' else a.outcome end, cause = a.cause, answer = a.answer, lease_until = null,
        sent_at = case when a.outcome = 'sent' then ${ctx.now}::timestamptz end,
        next_at = case when a.outcome = 'failed_temp' or (a.outcome = 'unknown' and d.duplicate_ok) then clock_timestamp() + a.wait_minutes * interval '1 minute' end
      from unnest(${attempts.map((one) => one.deliveryId)}::uuid[], ${attempts.map((one) => one.attempts)}::integer[], ${attempts.map((one) => one.outcome)}::text[],
        ${attempts.map((one) => one.cause)}::text[], ${attempts.map((one) => one.answer)}::text[], ${attempts.map((one) => RETRY_MINUTES[one.attempts - 1] ?? null)}::integer[])
        as a (delivery_id, attempts, outcome, cause, answer, wait_minutes)
      where d.client_id = ${ctx.clientId} and d.delivery_id = a.delivery_id and d.attempts = a.attempts and d.state in ('sending', 'unknown')
      returning d.source_kind, d.source_id)
    select source_kind, source_id, count(*) as count from written group by source_kind, source_id`);
  await suppressDeadMailboxes(ctx, attempts.filter((one) => one.outcome === 'failed_perm' && NO_MAILBOX.includes(one.cause ?? '')).map((one) => one.deliveryId));
  await publishMany(ctx, deliveriesChanged, changed.map((row) => ({ subjectId: row.source_id, payload: { sourceKind: row.source_kind, sourceId: row.source_id, count: row.count } })));
}

/** What bounced once is not written to again, until somebody takes it off the list. */
export async function suppressDeadMailboxes(ctx: Ctx, deliveryIds: string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await execute(ctx, sql`
    insert into channels.suppression (client_id, channel, address_hash, reason, since)
    select distinct d.client_id, d.channel, d.address_hash, 'bounced', ${ctx.now}::timestamptz
    from channels.delivery d where d.client_id = ${ctx.clientId} and d.delivery_id = any(${deliveryIds}::uuid[])
    on conflict (client_id, channel, address_hash) do nothing`);
}
