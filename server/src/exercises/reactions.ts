import { customerErased } from '../customers/index.ts';
import { execute, sql } from '../kernel/db.ts';
import { reaction } from '../kernel/jobs.ts';

/** What somebody wrote goes with them. */
export const forgetMails = reaction({
  name: 'exercises.forget_mails',
  on: customerErased,
  async run(ctx, { payload: { customerId } }) {
    await execute(ctx, sql`delete from exercises.customer_mail where client_id = ${ctx.clientId} and customer_id = ${customerId}`);
  },
});
