import type { Ctx } from '../../kernel/ctx.ts';
import { queryOnly, queryOne, sql } from '../../kernel/db.ts';
import { notFound } from '../../kernel/errors.ts';
import { compileScope, type Scope } from '../../scopes/index.ts';

/** How the scope has moved since the audience of a notice was frozen, in orders. @throws 404. */
export async function findAudienceDrift(ctx: Ctx, noticeId: string): Promise<{ ordersJoined: number; ordersLeft: number }> {
  const notice = await queryOne<{ scope: Scope }>(ctx, sql`select n.scope from comms.notice n where n.client_id = ${ctx.clientId} and n.notice_id = ${noticeId}`);
  if (!notice) throw notFound('notice');
  return queryOnly<{ ordersJoined: number; ordersLeft: number }>(ctx, sql`
    select count(*) filter (where not live.frozen) as "ordersJoined",
      (select coalesce(sum(cardinality(r.order_ids)), 0) from comms.recipient r where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId})
        - count(*) filter (where live.frozen) as "ordersLeft"
    from (
      select exists (select 1 from comms.recipient r
        where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId} and r.customer_id = o.customer_id and o.order_id = any(r.order_ids)) as frozen
      from orders.customer_order o
      where o.client_id = ${ctx.clientId} and o.customer_id is not null and (${compileScope(ctx, notice.scope, 'order')})) as live`);
}
