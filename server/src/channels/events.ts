import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

const SourceKind = z.enum(['notice', 'status_update', 'subscription']);

/** Some deliveries of a source have a new state; subject: the source. */
export const deliveriesChanged = eventType('channels.deliveries_changed', z.object({ sourceKind: SourceKind, sourceId: z.uuid(), count: z.int() }));

/** Somebody or some report said what became of a delivery; subject: the delivery. */
export const deliveryResolved = eventType('channels.delivery_resolved', z.object({ deliveryId: z.uuid(), state: z.string(), cause: z.string().nullable() }));
