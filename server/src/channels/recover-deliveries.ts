import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { asSystem, enqueue, type Schedule, type Services } from '../kernel/jobs.ts';
import { deliverMails } from './deliver-mails.ts';
import { deliveriesChanged } from './events.ts';
import { REPEATABLE } from './transports/register.ts';
import { RETRY_MINUTES } from './write-outcomes.ts';

const EVERY_SECONDS = 15;

/**
 * Settle what a dead process had claimed, and start what is due for another try.
 *
 * An attempt whose lease ran out may have arrived, and nobody can tell: it becomes
 * `unknown` and stays so until a person, a bounce or a report says more. It is sent again
 * only where that has no second effect (the viewer), or where its source says that a
 * duplicate is better than a miss.
 */
export async function recoverDeliveries(services: Services): Promise<void> {
  const { rows } = await services.database.dispatcher.query<{ clientId: string; providerId: string }>(`
    select c.client_id as "clientId", c.provider_id as "providerId" from tenancy.client c
    where exists (select 1 from channels.delivery d where d.client_id = c.client_id and d.state = 'sending' and d.lease_until < clock_timestamp())
       or exists (select 1 from channels.delivery d where d.client_id = c.client_id and d.state in ('queued', 'failed_temp') and d.next_at <= clock_timestamp())`);
  for (const client of rows) {
    await asSystem(services, client, 'channels.recover_deliveries', async (ctx) => {
      await settleExpired(ctx);
      await enqueue(ctx, deliverMails, {});
    }).catch((error: Error) => services.log.error({ clientId: client.clientId, error: error.message }, 'interrupted deliveries could not be settled'));
  }
}

async function settleExpired(ctx: Ctx): Promise<void> {
  const settled = await query<{ source_kind: 'notice' | 'status_update' | 'subscription'; source_id: string; count: number }>(ctx, sql`
    with settled as (
      update channels.delivery d
      set state = case when again then 'queued' else 'unknown' end, lease_until = null, cause = 'interrupted',
        next_at = case when again then clock_timestamp() end
      from (
        select e.delivery_id, e.transport = any(${REPEATABLE}::text[]) or (e.duplicate_ok and e.attempts <= ${RETRY_MINUTES.length}) as again
        from channels.delivery e
        where e.client_id = ${ctx.clientId} and e.state = 'sending' and e.lease_until < clock_timestamp()
        for update skip locked) as expired
      where d.client_id = ${ctx.clientId} and d.delivery_id = expired.delivery_id
      returning d.source_kind, d.source_id)
    select source_kind, source_id, count(*) as count from settled group by source_kind, source_id`);
  await publishMany(ctx, deliveriesChanged, settled.map((row) => ({ subjectId: row.source_id, payload: { sourceKind: row.source_kind, sourceId: row.source_id, count: row.count } })));
}

export const recoverDeliveriesSchedule: Schedule = { name: 'channels.recover_deliveries', everySeconds: EVERY_SECONDS, run: recoverDeliveries };
