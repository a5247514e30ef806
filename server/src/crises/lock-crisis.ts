import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import type { Severity } from './schema.ts';
import { allows, type CrisisVerb, type Phase } from './states.ts';

export type LockedCrisis = { number: number; title: string; phase: Phase; severity: Severity; commanderId: string | null; scopeVersion: number };

/**
 * The crisis, locked for a change.
 *
 * @throws 404; 409 `crises.wrong_phase` when its phase does not allow the verb.
 */
export async function lockCrisis(ctx: Ctx, crisisId: string, verb: CrisisVerb): Promise<LockedCrisis> {
  const crisis = await queryOne<LockedCrisis>(ctx, sql`
    select number, title, phase, severity, commander_id as "commanderId", scope_version as "scopeVersion"
    from crises.crisis where client_id = ${ctx.clientId} and crisis_id = ${crisisId} for update`);
  if (!crisis) throw notFound('crisis');
  if (!allows(crisis.phase, verb)) throw refused('crises.wrong_phase', `Crisis ${crisis.number} is ${crisis.phase.replace('_', ' ')}; this is not possible any more, or not yet.`, 'Open the crisis to see what can be done now.', { phase: crisis.phase });
  return crisis;
}
