import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { updatePromised } from './events.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

/**
 * Promise the next update, everywhere at once, or say that none will follow (null).
 *
 * @throws 404; 409 `crises.wrong_phase`; 422 `crises.update_in_past`.
 */
export async function promiseUpdate(ctx: Ctx, crisisId: string, nextUpdateAt: string | null): Promise<void> {
  await lockCrisis(ctx, crisisId, 'promiseUpdate');
  if (nextUpdateAt !== null && Date.parse(nextUpdateAt) <= ctx.now.getTime()) throw invalid('crises.update_in_past', 'The next update cannot be promised for the past.', 'Give a later time.');
  await execute(ctx, sql`update crises.crisis set next_update_at = ${nextUpdateAt}::timestamptz, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'status', title: nextUpdateAt === null ? 'No further update is promised.' : 'Next update promised.', detail: { nextUpdateAt } });
  await publish(ctx, updatePromised, { nextUpdateAt }, crisisId);
}
