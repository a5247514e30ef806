import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import type { Severity } from './schema.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

/**
 * Raise or lower the severity; the reason is logged beside the one before.
 *
 * @throws 404; 409 `crises.wrong_phase`.
 */
export async function changeSeverity(ctx: Ctx, crisisId: string, given: { severity: Severity; why: string }): Promise<void> {
  const crisis = await lockCrisis(ctx, crisisId, 'changeSeverity');
  await execute(ctx, sql`
    update crises.crisis set severity = ${given.severity}, severity_why = ${given.why}, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'phase', title: `Severity ${crisis.severity.toUpperCase()} is now ${given.severity.toUpperCase()}: ${given.why}` });
}
