import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';

/** Nobody needs to act on it; the same cause may be proposed again. @throws 404; 409 `signals.not_open` */
export async function dismissProposal(ctx: Ctx, proposalId: string, why: string): Promise<void> {
  await endProposal(ctx, proposalId, 'dismissed', why);
}

/**
 * End an open proposal, one way or the other.
 *
 * @throws 404; 409 `signals.not_open`
 */
export async function endProposal(ctx: Ctx, proposalId: string, state: 'declared' | 'dismissed', why: string): Promise<void> {
  const proposal = await queryOne<{ state: string }>(ctx, sql`
    select state from signals.proposal where client_id = ${ctx.clientId} and proposal_id = ${proposalId} for update`);
  if (!proposal) throw notFound('proposal');
  if (proposal.state !== 'open') throw refused('signals.not_open', `This proposal is ${proposal.state} already.`, 'Open the list of alerts again.');
  await execute(ctx, sql`
    update signals.proposal set state = ${state}, ended_at = ${ctx.now}, ended_by = ${ctx.actor.id}, ended_why = ${why} where client_id = ${ctx.clientId} and proposal_id = ${proposalId}`);
}

/** Its crisis is over: the same cause may be proposed again. */
export async function releaseProposal(ctx: Ctx, proposalId: string): Promise<void> {
  await execute(ctx, sql`
    update signals.proposal set state = 'lapsed', ended_why = 'Its crisis is over.' where client_id = ${ctx.clientId} and proposal_id = ${proposalId} and state = 'declared'`);
}
