import { retryMails } from '../../channels/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { queryOne, sql } from '../../kernel/db.ts';
import { notFound, refused } from '../../kernel/errors.ts';

/**
 * Send again what failed for one cause ('smtp.450', 'no_connection', ...): the same delivery
 * of the same text, so that nobody can get it twice. Unknown outcomes are not failures.
 *
 * @throws 404; 409 `comms.notice_stopped`.
 */
export async function retryNotice(ctx: Ctx, noticeId: string, cause: string): Promise<{ queuedCount: number }> {
  const notice = await queryOne<{ state: string }>(ctx, sql`select n.state from comms.notice n where n.client_id = ${ctx.clientId} and n.notice_id = ${noticeId} for update`);
  if (!notice) throw notFound('notice');
  if (notice.state === 'stopped') throw refused('comms.notice_stopped', 'This notice was stopped.', 'Make a new one: it goes to those who have not been told.');
  return { queuedCount: await retryMails(ctx, noticeId, cause) };
}
