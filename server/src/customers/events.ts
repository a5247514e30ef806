import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

/** A customer's personal data is gone from here; whoever holds a copy deletes it too. */
export const customerErased = eventType('customers.customer_erased', z.object({ customerId: z.string() }));
