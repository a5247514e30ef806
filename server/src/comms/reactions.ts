import { eraseRecipient } from '../channels/index.ts';
import { customerErased } from '../customers/index.ts';
import { execute, sql } from '../kernel/db.ts';
import { reaction } from '../kernel/jobs.ts';

/** What was written to somebody goes with them; that they were told, by id and hash, stays. */
export const forgetCustomer = reaction({
  name: 'comms.forget_customer',
  on: customerErased,
  async run(ctx, { payload: { customerId } }) {
    await execute(ctx, sql`
      update comms.recipient set fields = jsonb_build_object('name', null, 'country', null, 'orders', '[]'::jsonb)
      where client_id = ${ctx.clientId} and customer_id = ${customerId}`);
    await eraseRecipient(ctx, customerId);
  },
});
