import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

/**
 * This crisis is the same as another: it ends here and points there.
 *
 * @throws 404 for either; 409 `crises.wrong_phase`, `crises.merge_into_itself`.
 */
export async function mergeCrisis(ctx: Ctx, crisisId: string, intoId: string): Promise<void> {
  if (crisisId === intoId) throw refused('crises.merge_into_itself', 'A crisis cannot be merged into itself.', 'Choose the other one.');
  // Both rows in id order, so that two merges at once cannot wait for each other.
  for (const id of [crisisId, intoId].sort()) {
    if (!(await queryOne(ctx, sql`select 1 as ok from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${id} for update`))) throw notFound('crisis');
  }
  const merged = await lockCrisis(ctx, crisisId, 'mergeCrisis');
  const into = await lockCrisis(ctx, intoId, 'mergeCrisis');
  await execute(ctx, sql`
    update crises.crisis set phase = 'merged', merged_into = ${intoId}, next_update_at = null, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  // What was merged into this one before is part of the other now.
  await execute(ctx, sql`update crises.crisis set merged_into = ${intoId} where client_id = ${ctx.clientId} and merged_into = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'phase', title: `Merged into crisis ${into.number}, ${into.title}.`, link: { type: 'crisis', id: intoId } });
  await writeLog(ctx, intoId, { kind: 'phase', title: `Crisis ${merged.number}, ${merged.title}, is part of this one.`, link: { type: 'crisis', id: crisisId } });
}
