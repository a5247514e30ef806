import { execute, sql } from '../kernel/db.ts';
import { reaction } from '../kernel/jobs.ts';
import { customerErased } from '../customers/index.ts';

/** What customers write into an order may name them. */
export const forgetNotes = reaction({
  name: 'orders.forget_notes',
  on: customerErased,
  async run(ctx, { payload }) {
    await execute(ctx, sql`
      update orders.customer_order o set note = null
      where o.client_id = ${ctx.clientId} and o.customer_id = ${payload.customerId} and o.note is not null`);
  },
});
