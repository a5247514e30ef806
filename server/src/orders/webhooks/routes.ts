import { z } from 'zod';
import { publicRoute, route, type Route } from '../../kernel/route.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { DELIVERY_BYTES_MAX, NewShop, PLATFORMS, Shop, type Platform } from './schema.ts';
import { addShop, findShops, removeShop } from './shops.ts';

const Client = z.object({ clientId: z.uuid() });

/** One address a platform, because each signs in its own way. */
function deliveryRoute(platform: Platform, operation: string, name: string): Route {
  return publicRoute({
    method: 'POST',
    root: true,
    path: `/webhooks/${platform}/:shopId`,
    operation,
    tag: 'orders',
    summary: `What a ${name} shop sends when an order is made or changes`,
    description: 'Signed over the raw body. Every signed delivery is acknowledged; copies and orders older than ours change nothing.',
    params: z.object({ shopId: z.string().max(100) }),
    bodyAs: 'raw',
    bodyBytesMax: DELIVERY_BYTES_MAX,
    response: z.object({ outcome: z.enum(['new', 'unchanged', 'changed', 'stale', 'duplicate', 'ignored', 'refused']) }),
    async handle({ services, request }, { params }) {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return { outcome: await receiveDelivery(services, platform, params.shopId, { headers: request.headers, body }) };
    },
  });
}

const findShopsRoute = route({
  method: 'GET',
  path: '/clients/:clientId/shops',
  operation: 'findShops',
  tag: 'orders',
  summary: 'Shops that may send orders',
  permission: 'tenancy.manage',
  params: Client,
  response: z.object({ shops: z.array(Shop) }),
  async handle(ctx) {
    return { shops: await findShops(ctx) };
  },
});

const addShopRoute = route({
  method: 'POST',
  path: '/clients/:clientId/shops',
  operation: 'addShop',
  tag: 'orders',
  summary: 'Let a shop send its orders; the secret is shown only here',
  permission: 'tenancy.manage',
  params: Client,
  body: NewShop,
  status: 201,
  response: Shop.extend({ secret: z.string() }),
  async handle(ctx, { body }) {
    return addShop(ctx, body);
  },
});

const removeShopRoute = route({
  method: 'DELETE',
  path: '/clients/:clientId/shops/:shopId',
  operation: 'removeShop',
  tag: 'orders',
  summary: 'Take nothing from a shop any more',
  permission: 'tenancy.manage',
  params: Client.extend({ shopId: z.uuid() }),
  async handle(ctx, { params }) {
    await removeShop(ctx, params.shopId);
  },
});

const NAMES: Record<Platform, [operation: string, name: string]> = {
  shopify: ['receiveShopifyDelivery', 'Shopify'],
  woocommerce: ['receiveWoocommerceDelivery', 'WooCommerce'],
};

export const shopRoutes = [findShopsRoute, addShopRoute, removeShopRoute, ...PLATFORMS.map((platform) => deliveryRoute(platform, ...NAMES[platform]))];
