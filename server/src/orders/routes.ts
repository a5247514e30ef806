import { z } from 'zod';
import { idempotencyKey } from '../kernel/idempotency.ts';
import { openRoute, route } from '../kernel/route.ts';
import { flagDraft } from './flag-draft.ts';
import { receiveBatched } from './receive-batched.ts';
import { receiveOrders } from './receive-orders.ts';
import { BATCH_DRAFTS_MAX, OrderToReceive, ReceivedOrder } from './schema.ts';

const Client = z.object({ clientId: z.uuid() });

const receiveOrderRoute = openRoute({
  method: 'POST',
  path: '/clients/:clientId/orders',
  operation: 'receiveOrder',
  tag: 'orders',
  summary: 'Hand over an order',
  description: 'Known by channel and external id: the same order again changes nothing, a newer version changes it. Stock is reserved at once where there is any.',
  permission: 'orders.write',
  params: Client,
  body: OrderToReceive,
  response: ReceivedOrder,
  async handle({ services, scope, request, reply }, { params, query, body }) {
    const done = await receiveBatched(services, {
      scope,
      draft: { ...flagDraft(body), sourceUpdatedAt: body.sourceUpdatedAt },
      key: idempotencyKey(request),
      asked: { params, query, body },
    });
    if (done.replayed) void reply.header('idempotent-replay', 'true');
    return done.response;
  },
});

const receiveOrdersRoute = route({
  method: 'POST',
  path: '/clients/:clientId/orders/batch',
  operation: 'receiveOrders',
  tag: 'orders',
  summary: 'Hand over up to 500 orders at once',
  description: 'All of them are received or none. Answers in the order of the request.',
  permission: 'orders.write',
  params: Client,
  body: z.object({ orders: z.array(OrderToReceive).min(1).max(BATCH_DRAFTS_MAX) }),
  response: z.object({ orders: z.array(ReceivedOrder) }),
  async handle(ctx, { body }) {
    return { orders: await receiveOrders(ctx, body.orders.map((draft) => ({ ...flagDraft(draft), sourceUpdatedAt: draft.sourceUpdatedAt }))) };
  },
});

export const ordersRoutes = [receiveOrderRoute, receiveOrdersRoute];
