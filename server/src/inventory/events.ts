import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

/** Movements came in from outside; what orders do to stock is told by orders. */
export const stockMoved = eventType('inventory.stock_moved', z.object({
  movementCount: z.int(),
  itemIds: z.array(z.string()),
  siteIds: z.array(z.string()),
}));
