import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';
import { ProblemError } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { asSystem, type Services } from '../../kernel/jobs.ts';
import type { WebhookDelivery, WebhookImporter, WebhookResult } from '../importers/importer.ts';
import { findImporter } from '../importers/register.ts';
import { receiveOrders, type ReceiveOutcome } from '../receive-orders.ts';
import { deliveryRefused } from './events.ts';
import type { Platform } from './schema.ts';

type ShopRow = { clientId: string; providerId: string; channel: string; secret: string };

/** `duplicate`: a copy of an earlier delivery; `ignored`: a topic that carries no order. */
export type DeliveryOutcome = ReceiveOutcome | 'duplicate' | 'ignored' | 'refused';

const REASONS_MAX = 20;
/** A platform's key is opaque; beyond this it is not one. */
const KEY_CHARS_MAX = 300;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Take what a shop sends. Signature first, over the raw body; then, in one transaction, the
 * delivery's key and the order: a copy changes nothing, an order older than ours is ignored.
 *
 * A signed delivery is always acknowledged, even one that cannot be taken: platforms send an
 * unacknowledged one again and, after a few, give up on the shop as a whole. What was
 * refused is an event, for somebody to look at.
 *
 * @throws 401 `orders.bad_signature`, the same for a wrong signature and an unknown shop.
 */
export async function receiveDelivery(services: Services, platform: Platform, shopId: string, delivery: WebhookDelivery): Promise<DeliveryOutcome> {
  const importer = findImporter(`${platform}-webhook`) as WebhookImporter;
  const shop = await findShop(services, platform, shopId);
  // An unknown shop costs the same work as a wrong signature.
  const isSigned = importer.isSigned(delivery, shop?.secret ?? 'no shop has this secret');
  if (!shop || !isSigned) {
    throw new ProblemError({ status: 401, code: 'orders.bad_signature', message: 'The signature does not belong to this body and this address.', next: 'Compare the address and the secret in the shop with those in Settings.' });
  }
  const result = importer.readDelivery(delivery, { channel: shop.channel });
  return asSystem(services, shop, `shop ${shop.channel}`, (ctx) => takeDelivery(ctx, platform, shopId, result));
}

async function findShop(services: Services, platform: Platform, shopId: string): Promise<ShopRow | undefined> {
  if (!UUID.test(shopId)) return undefined;
  const { rows } = await services.database.dispatcher.query<ShopRow>(
    `select s.client_id as "clientId", c.provider_id as "providerId", s.channel, s.secret
     from orders.shop s join tenancy.client c on c.client_id = s.client_id
     where s.shop_id = $1 and s.platform = $2 and c.closed_at is null`,
    [shopId, platform],
  );
  return rows[0];
}

async function takeDelivery(ctx: Ctx, platform: Platform, shopId: string, result: WebhookResult): Promise<DeliveryOutcome> {
  if (result.outcome === 'ignored') return 'ignored';
  if (result.dedupeKey !== null && !(await markDelivery(ctx, platform, `${shopId} ${result.dedupeKey}`))) return 'duplicate';
  if (result.outcome === 'refused') {
    // A body that is no JSON is not quoted: a parser's words hold pieces of it.
    const reasons = result.problems.slice(0, REASONS_MAX).map(({ column, reason }) => ({ field: column, reason: column === null ? 'the body is not an order' : reason }));
    await publish(ctx, deliveryRefused, { shopId, topic: result.topic, reasons }, shopId);
    return 'refused';
  }
  const [received] = await receiveOrders(ctx, [{ ...result.draft, sourceUpdatedAt: result.sourceUpdatedAt ?? undefined }]);
  return received!.outcome;
}

/** False when this delivery has been taken before; a concurrent copy waits here for the first one's end. */
async function markDelivery(ctx: Ctx, platform: Platform, key: string): Promise<boolean> {
  const marked = await execute(ctx, sql`
    insert into orders.webhook_delivery (client_id, platform, delivery_key)
    values (${ctx.clientId}, ${platform}, ${key.slice(0, KEY_CHARS_MAX)})
    on conflict do nothing`);
  return marked === 1;
}
