import { z } from 'zod';
import { idempotencyKey } from '../kernel/idempotency.ts';
import { PageQuery } from '../kernel/page.ts';
import { openRoute, route } from '../kernel/route.ts';
import { SubjectReceipt } from '../actions/index.ts';
import { cancelOrder } from './cancel-orders.ts';
import { changeAddress, setOrderPriority } from './edit-orders.ts';
import { findOrder } from './find-order.ts';
import { flagDraft } from './flag-draft.ts';
import { HOLD_REASONS, placeHolds, releaseHolds } from './hold-orders.ts';
import { lockOrder } from './lock-orders.ts';
import { Address } from './order-draft.ts';
import { orderStory } from './order-story.ts';
import { receiveBatched } from './receive-batched.ts';
import { receiveOrders } from './receive-orders.ts';
import { BATCH_DRAFTS_MAX, Note, OrderDetail, OrderState, OrderToReceive, ReceivedOrder, StoryEvent } from './schema.ts';

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

const OneOrder = z.object({ clientId: z.uuid(), orderId: z.uuid() });

const findOrderRoute = route({
  method: 'GET',
  path: '/clients/:clientId/orders/:orderId',
  operation: 'findOrder',
  tag: 'orders',
  summary: 'One order with its lines, payments and holds',
  permission: 'orders.read',
  params: OneOrder,
  response: OrderDetail,
  async handle(ctx, { params }) {
    return findOrder(ctx, params.orderId);
  },
});

const orderStoryRoute = route({
  method: 'GET',
  path: '/clients/:clientId/orders/:orderId/story',
  operation: 'readOrderStory',
  tag: 'orders',
  summary: 'What happened to an order, newest first',
  permission: 'orders.read',
  params: OneOrder,
  query: PageQuery,
  response: z.object({ events: z.array(StoryEvent), receipts: z.array(SubjectReceipt), next: z.string().nullable() }),
  async handle(ctx, { params, query }) {
    return orderStory(ctx, params.orderId, query);
  },
});

const cancelOrderRoute = route({
  method: 'POST',
  path: '/clients/:clientId/orders/:orderId/cancel',
  operation: 'cancelOrder',
  tag: 'orders',
  summary: 'Cancel what is not packed yet',
  permission: 'orders.write',
  params: OneOrder,
  body: z.object({ reason: Note }),
  response: OrderState,
  async handle(ctx, { params, body }) {
    return cancelOrder(ctx, params.orderId, body.reason);
  },
});

const setOrderPriorityRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/orders/:orderId/priority',
  operation: 'setOrderPriority',
  tag: 'orders',
  summary: 'Let an order go first, or not',
  permission: 'orders.write',
  params: OneOrder,
  body: z.object({ priority: z.int().min(0).max(9).describe('0 is normal, 9 goes first') }),
  response: OrderState,
  async handle(ctx, { params, body }) {
    return setOrderPriority(ctx, params.orderId, body.priority);
  },
});

const changeAddressRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/orders/:orderId/address',
  operation: 'changeAddress',
  tag: 'orders',
  summary: 'Send an order somewhere else',
  permission: 'orders.write',
  params: OneOrder,
  body: Address,
  response: OrderState,
  async handle(ctx, { params, body }) {
    return changeAddress(ctx, params.orderId, body);
  },
});

const Held = z.object({ changedOrderIds: z.array(z.uuid()).describe('orders for which this changed something') });

const holdOrderRoute = route({
  method: 'POST',
  path: '/clients/:clientId/orders/:orderId/hold',
  operation: 'holdOrder',
  tag: 'orders',
  summary: 'Keep an order from being released, packed or shipped',
  permission: 'orders.write',
  params: OneOrder,
  body: z.object({ reason: z.enum(HOLD_REASONS), note: Note.optional() }),
  response: Held,
  async handle(ctx, { params, body }) {
    await lockOrder(ctx, params.orderId);
    return { changedOrderIds: await placeHolds(ctx, [params.orderId], body) };
  },
});

const releaseHoldRoute = route({
  method: 'POST',
  path: '/clients/:clientId/orders/:orderId/holds/:holdId/release',
  operation: 'releaseHold',
  tag: 'orders',
  summary: 'End one hold of an order; others stay',
  permission: 'orders.write',
  params: OneOrder.extend({ holdId: z.uuid() }),
  response: Held,
  async handle(ctx, { params }) {
    await lockOrder(ctx, params.orderId);
    return { changedOrderIds: await releaseHolds(ctx, [params.orderId], { holdIds: [params.holdId] }) };
  },
});

export const ordersRoutes = [
  receiveOrderRoute, receiveOrdersRoute, findOrderRoute, orderStoryRoute, cancelOrderRoute, setOrderPriorityRoute, changeAddressRoute,
  holdOrderRoute, releaseHoldRoute,
];
