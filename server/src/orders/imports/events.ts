import { z } from 'zod';
import { eventType } from '../../kernel/events.ts';

const Facts = z.object({ importId: z.string(), fileName: z.string() });

export const importStarted = eventType('orders.import_started', Facts.extend({ format: z.string(), bytesTotal: z.number() }));

/** Done, failed or cancelled: nothing more of it will come in. */
export const importEnded = eventType('orders.import_ended', Facts.extend({
  state: z.enum(['done', 'failed', 'cancelled']),
  ordersNew: z.int(),
  ordersChanged: z.int(),
  ordersUnchanged: z.int(),
  ordersRefused: z.int(),
}));
