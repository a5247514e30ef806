import { z } from 'zod';
import { eventType } from '../kernel/events.ts';
import { STAGES } from './states.ts';

/** What every event of an order tells; its subject is the order. No personal data. */
const OrderFacts = z.object({ orderId: z.string(), stage: z.enum(STAGES) });

const LineUnits = z.array(z.object({ lineId: z.string(), units: z.int() }));

const OrderReceived = OrderFacts.extend({
  channel: z.string(),
  externalId: z.string(),
  number: z.string(),
  placedAt: z.string(),
  totalMinor: z.number(),
  currency: z.string(),
  units: z.int(),
  shortUnits: z.int(),
});
export type OrderReceived = z.infer<typeof OrderReceived>;
export const orderReceived = eventType('orders.order_received', OrderReceived);

/** The source sent a newer version. `keptLines`: work had begun, so its lines stayed as they were. */
export const orderChanged = eventType('orders.order_changed', OrderFacts.extend({ changes: z.array(z.string()), keptLines: z.boolean() }));

/** The clock reached an instant the source had told (or was set back before it). */
export const orderAdvanced = eventType('orders.order_advanced', OrderFacts.extend({ stageBefore: z.enum(STAGES) }));

export const orderCancelled = eventType('orders.order_cancelled', OrderFacts.extend({ reason: z.string(), units: z.int() }));
export const orderPrioritised = eventType('orders.order_prioritised', OrderFacts.extend({ priority: z.int(), priorityBefore: z.int() }));
export const orderAddressChanged = eventType('orders.order_address_changed', OrderFacts);
export const orderPromised = eventType('orders.order_promised', OrderFacts.extend({ promisedAt: z.string().nullable(), promisedBefore: z.string().nullable() }));

export const orderHeld = eventType('orders.order_held', OrderFacts.extend({ reason: z.string(), runId: z.string().nullable() }));
export const orderReleasedFromHold = eventType('orders.order_released_from_hold', OrderFacts.extend({ reasons: z.array(z.string()), runId: z.string().nullable() }));

export const orderAllocated = eventType('orders.order_allocated', OrderFacts.extend({ units: z.int() }));
export const orderDeallocated = eventType('orders.order_deallocated', OrderFacts.extend({ units: z.int() }));
export const orderReleased = eventType('orders.order_released', OrderFacts.extend({ lines: LineUnits }));
export const orderPacked = eventType('orders.order_packed', OrderFacts.extend({ lines: LineUnits }));
export const orderShipped = eventType('orders.order_shipped', OrderFacts.extend({ lines: LineUnits }));
export const orderDelivered = eventType('orders.order_delivered', OrderFacts.extend({ deliveredAt: z.string() }));
