import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';

/**
 * From now on nothing is promised from this site. What is promised already stays where it
 * is, for a re-plan to move. Answers whether it was open until now.
 *
 * Waits for reservations under way and holds back new ones until the transaction ends.
 */
export async function closeSite(ctx: Ctx, siteId: string, reason: string): Promise<boolean> {
  const closed = await execute(ctx, sql`
    update inventory.site s set closed_at = ${ctx.now}, closed_reason = ${reason}
    where s.client_id = ${ctx.clientId} and s.site_id = ${siteId} and s.closed_at is null`);
  return closed === 1;
}

/** The site may be promised from again. Answers whether it was closed until now. */
export async function reopenSite(ctx: Ctx, siteId: string): Promise<boolean> {
  const opened = await execute(ctx, sql`
    update inventory.site s set closed_at = null, closed_reason = null
    where s.client_id = ${ctx.clientId} and s.site_id = ${siteId} and s.closed_at is not null`);
  return opened === 1;
}
