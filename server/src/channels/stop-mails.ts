import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { enqueue } from '../kernel/jobs.ts';
import { deliverMails } from './deliver-mails.ts';
import { DELIVERY_VERBS } from './states.ts';

/**
 * Stop what has not left yet. Answers whose mail was stopped; everybody else's has gone or
 * is on its way. A mail that is being sent this moment is not waited for.
 */
export async function stopMails(ctx: Ctx, sourceId: string, recipientIds: string[]): Promise<Set<string>> {
  const stopped = await query<{ recipient_id: string }>(ctx, sql`
    update channels.delivery d set state = 'stopped', next_at = null
    where d.client_id = ${ctx.clientId} and d.source_id = ${sourceId} and d.recipient_id = any(${recipientIds}::uuid[]) and d.state = any(${DELIVERY_VERBS.stop}::text[])
    returning d.recipient_id`);
  return new Set(stopped.map((row) => row.recipient_id));
}

/**
 * Send again what failed for this one cause; answers how many are queued. Only what provably
 * did not arrive: unknown deliveries are settled one by one, by `resolveDelivery`.
 */
export async function retryMails(ctx: Ctx, sourceId: string, cause: string): Promise<number> {
  const queued = await execute(ctx, sql`
    update channels.delivery d set state = 'queued', attempts = 0, next_at = clock_timestamp(), cause = null, answer = null
    where d.client_id = ${ctx.clientId} and d.source_id = ${sourceId} and d.cause = ${cause} and d.state in ('failed_temp', 'failed_perm')`);
  if (queued > 0) await enqueue(ctx, deliverMails, {});
  return queued;
}
