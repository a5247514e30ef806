import type { Ctx } from '../../kernel/ctx.ts';
import { execute, query, queryOne, sql, type RawBuilder } from '../../kernel/db.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { newSecret } from '../../kernel/secrets.ts';
import type { NewShop, Shop } from './schema.ts';

/**
 * Let a shop send its orders. The secret is answered here and never again.
 *
 * @throws 409 `orders.channel_taken` when another shop of this client has the channel.
 */
export async function addShop(ctx: Ctx, given: NewShop): Promise<Shop & { secret: string }> {
  const shopId = newId();
  const secret = given.secret ?? newSecret('bwshop');
  const made = await execute(ctx, sql`
    insert into orders.shop (client_id, shop_id, platform, channel, secret)
    values (${ctx.clientId}, ${shopId}, ${given.platform}, ${given.channel}, ${secret})
    on conflict do nothing`);
  if (made === 0) throw refused('orders.channel_taken', `There is a shop with the channel "${given.channel}" already.`, 'Give this one another channel, or remove the other one.');
  const shop = (await selectShops(ctx, sql`and s.shop_id = ${shopId}`))[0]!;
  return { ...shop, secret };
}

export function findShops(ctx: Ctx): Promise<Shop[]> {
  return selectShops(ctx, sql`order by s.created_at, s.shop_id`);
}

async function selectShops(ctx: Ctx, rest: RawBuilder<unknown>): Promise<Shop[]> {
  const rows = await query<Omit<Shop, 'path'>>(ctx, sql`
    select s.shop_id as "shopId", s.platform, s.channel, s.created_at as "createdAt"
    from orders.shop s where s.client_id = ${ctx.clientId} ${rest}`);
  return rows.map((row) => ({ ...row, path: `/webhooks/${row.platform}/${row.shopId}` }));
}

/**
 * Take nothing from a shop any more. Its orders stay.
 *
 * @throws 404
 */
export async function removeShop(ctx: Ctx, shopId: string): Promise<void> {
  const gone = await queryOne(ctx, sql`delete from orders.shop s where s.client_id = ${ctx.clientId} and s.shop_id = ${shopId} returning s.shop_id`);
  if (!gone) throw notFound('shop');
}
