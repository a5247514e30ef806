export { orderAdvanced, orderAllocated, orderCancelled, orderChanged, orderDeallocated, orderDelivered, orderHeld, orderPacked, orderReceived, orderReleased, orderReleasedFromHold, orderShipped } from './events.ts';
export { RECEIVE_DRAFTS_MAX, receiveOrders, type ReceivedDraft, type ReceivedOrder, type ReceiveOutcome } from './receive-orders.ts';
export { refreshOrders, type RefreshedOrder } from './refresh-orders.ts';
export { BUCKETS, deriveStage, OPEN_STAGES, STAGES, type Bucket, type Milestones, type Quantities, type Stage } from './states.ts';

import { ordersRoutes } from './routes.ts';

export const ordersModule = { name: 'orders', routes: ordersRoutes };
