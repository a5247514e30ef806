import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

export const orderReplanned = eventType('fulfilment.order_replanned', z.object({ planId: z.string(), why: z.string(), promisedAt: z.string().nullable() }));
export const siteClosed = eventType('fulfilment.site_closed', z.object({ siteId: z.string(), reason: z.string(), unitsReserved: z.int() }));
export const siteReopened = eventType('fulfilment.site_reopened', z.object({ siteId: z.string() }));
