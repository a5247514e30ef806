import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { releaseProposal } from '../signals/index.ts';
import { crisisPhaseChanged } from './events.ts';
import { lockCrisis } from './lock-crisis.ts';
import { readRecovery } from './read-recovery.ts';
import type { CrisisVerb, Phase } from './states.ts';
import { writeLog } from './write-log.ts';

/** Where each verb leads. */
const TARGETS = { activateCrisis: 'activated', containCrisis: 'contained', startRecovery: 'recovering', standDown: 'stood_down', closeCrisis: 'closed', cancelCrisis: 'cancelled' } as const satisfies Partial<Record<CrisisVerb, Phase>>;
export type PhaseVerb = keyof typeof TARGETS;
export const PHASE_VERBS = Object.keys(TARGETS) as [PhaseVerb, ...PhaseVerb[]];

/**
 * Move a crisis to its next phase.
 *
 * Activating needs a commander. Standing down needs every recovery criterion to hold, or a
 * reason why it is done all the same; the reason is logged with the figures. Cancelling needs
 * a reason.
 *
 * @throws 409 `crises.wrong_phase`, `crises.no_commander`, `crises.not_recovered` (with the
 *   criteria in the facts), `crises.reason_needed`.
 */
export async function changePhase(ctx: Ctx, crisisId: string, verb: PhaseVerb, why: string | null): Promise<void> {
  const crisis = await lockCrisis(ctx, crisisId, verb);
  const to = TARGETS[verb];
  if (verb === 'activateCrisis' && crisis.commanderId === null) throw refused('crises.no_commander', 'Nobody is in command of this crisis.', 'Assume the role of incident commander first.');
  if (verb === 'cancelCrisis' && !why) throw refused('crises.reason_needed', 'Cancelling a declared crisis needs a reason.', 'Say why it is no crisis.');
  const recovery = verb === 'standDown' ? await readRecovery(ctx, crisisId) : undefined;
  if (recovery && !recovery.holds && !why) {
    throw refused('crises.not_recovered', 'Not every recovery criterion holds yet.', 'Wait until they hold, or stand down with a reason.', { criteria: recovery.criteria });
  }
  await execute(ctx, sql`
    update crises.crisis set phase = ${to}, version = version + 1,
      stood_down_at = case when ${to} = 'stood_down' then ${ctx.now}::timestamptz else stood_down_at end,
      closed_at = case when ${to} in ('closed', 'cancelled') then ${ctx.now}::timestamptz else closed_at end,
      next_update_at = case when ${to} in ('stood_down', 'closed', 'cancelled') then null else next_update_at end
    where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  if (to === 'closed' || to === 'cancelled') await releaseProposals(ctx, crisisId);
  await writeLog(ctx, crisisId, {
    kind: 'phase',
    title: `${PHASE_WORDS[to]}${why ? `: ${why}` : '.'}`,
    detail: { from: crisis.phase, to, ...(recovery ? { criteria: recovery.criteria, overridden: !recovery.holds } : {}) },
  });
  await publish(ctx, crisisPhaseChanged, { from: crisis.phase, to, why }, crisisId);
}

/** What this crisis, and those merged into it, were declared from may be proposed again. */
async function releaseProposals(ctx: Ctx, crisisId: string): Promise<void> {
  const rows = await query<{ proposalId: string }>(ctx, sql`
    select proposal_id as "proposalId" from crises.crisis
    where client_id = ${ctx.clientId} and (crisis_id = ${crisisId} or merged_into = ${crisisId}) and proposal_id is not null`);
  for (const { proposalId } of rows) await releaseProposal(ctx, proposalId);
}

const PHASE_WORDS: Record<(typeof TARGETS)[PhaseVerb], string> = {
  activated: 'Plan activated', contained: 'Contained', recovering: 'Recovery started', stood_down: 'Stood down', closed: 'Closed', cancelled: 'Cancelled, no crisis',
};
