import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';

/**
 * Delete what was written to somebody and stop what was to be. That a mail of this source
 * went to this id, and what became of it, stays: it holds no personal data.
 */
export async function eraseRecipient(ctx: Ctx, recipientId: string): Promise<void> {
  await execute(ctx, sql`
    update channels.delivery set state = 'stopped', next_at = null
    where client_id = ${ctx.clientId} and recipient_id = ${recipientId} and state in ('queued', 'failed_temp')`);
  await execute(ctx, sql`
    delete from channels.mail m using channels.delivery d
    where m.client_id = ${ctx.clientId} and d.client_id = m.client_id and d.delivery_id = m.delivery_id and d.recipient_id = ${recipientId}`);
}
