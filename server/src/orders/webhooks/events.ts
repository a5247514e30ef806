import { z } from 'zod';
import { eventType } from '../../kernel/events.ts';

/** A signed delivery that is no order we can take. Reasons name fields, never their values. */
export const deliveryRefused = eventType('orders.delivery_refused', z.object({
  shopId: z.string(),
  topic: z.string().nullable(),
  reasons: z.array(z.object({ field: z.string().nullable(), reason: z.string() })),
}));
