import { crisisDeclared } from '../crises/index.ts';
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

/** An hour in ten minutes: fast enough to see something happen, slow enough to be in time for it. */
const CRISIS_RATE = 6;

/** A clock that runs an hour a minute would make every task of a crisis overdue at once. */
export const slowDown = reaction({
  name: 'exercises.slow_down',
  on: crisisDeclared,
  async run(ctx) {
    await execute(ctx, sql`
      update exercises.simulation set rate = ${CRISIS_RATE}, stepped_at = clock_timestamp()
      where client_id = ${ctx.clientId} and state = 'running' and rate > ${CRISIS_RATE}`);
  },
});
