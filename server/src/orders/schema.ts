import { z } from 'zod';
import { OrderDraft } from './order-draft.ts';
import { STAGES } from './states.ts';

/** Drafts of one `POST /orders/batch`. */
export const BATCH_DRAFTS_MAX = 500;

export const OrderToReceive = OrderDraft.safeExtend({
  sourceUpdatedAt: z.iso.datetime({ offset: true }).optional().describe('when the source last changed it: an older version never replaces a newer one'),
}).meta({ id: 'OrderToReceive' });

export const ReceivedOrder = z.object({
  orderId: z.uuid(),
  outcome: z.enum(['new', 'unchanged', 'changed', 'stale']),
  stage: z.enum(STAGES),
  version: z.int(),
}).meta({ id: 'ReceivedOrder' });
