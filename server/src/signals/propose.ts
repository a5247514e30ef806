import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../scopes/index.ts';
import { siteName } from './alert-in-words.ts';
import { crisisProposed } from './events.ts';

type OpenAlert = { alertId: string; series: string; part: string; since: string; words: string };
type Suggestion = { cause: string; title: string; crisisType: string; playbook: string; scope: Scope };

/**
 * Group the open alerts by what they may have in common and propose one crisis for each
 * group. A site that stopped shipping leads; alerts about the whole client in the same hours
 * (late orders, cancellations) join it instead of raising one more.
 */
export async function proposeFrom(ctx: Ctx): Promise<void> {
  const alerts = await query<OpenAlert>(ctx, sql`
    select alert_id as "alertId", series, part, since, words from signals.alert where client_id = ${ctx.clientId} and cleared_at is null order by since`);
  await lapse(ctx);
  const leading = alerts.filter((alert) => alert.series === 'shipped');
  for (const leader of leading) {
    const members = [leader, ...alerts.filter((alert) => alert.part === '')];
    await keepProposal(ctx, await suggestSiteLoss(ctx, leader), members);
  }
}

async function suggestSiteLoss(ctx: Ctx, leader: OpenAlert): Promise<Suggestion> {
  return {
    cause: `site:${leader.part}`,
    title: `${await siteName(ctx, leader.part)} has stopped shipping`,
    crisisType: 'site_loss',
    playbook: 'site-loss',
    scope: { all: [{ facet: 'siteEver', is: [leader.part] }, { facet: 'open', is: [true] }] },
  };
}

async function keepProposal(ctx: Ctx, suggestion: Suggestion, members: readonly OpenAlert[]): Promise<void> {
  const words = members.map((alert) => alert.words).join(' ');
  const proposalId = newId();
  const made = await execute(ctx, sql`
    insert into signals.proposal (client_id, proposal_id, cause, title, crisis_type, playbook, scope, words, first_signal_at, made_at, state)
    values (${ctx.clientId}, ${proposalId}, ${suggestion.cause}, ${suggestion.title}, ${suggestion.crisisType}, ${suggestion.playbook}, ${JSON.stringify(suggestion.scope)}::jsonb,
      ${words}, ${members[0]!.since}, ${ctx.now}, 'open')
    on conflict (client_id, cause) where state in ('open', 'declared') do nothing`);
  const kept = await queryOne<{ proposalId: string }>(ctx, sql`
    update signals.proposal set words = case when state = 'open' then ${words} else words end
    where client_id = ${ctx.clientId} and cause = ${suggestion.cause} and state in ('open', 'declared') returning proposal_id as "proposalId"`);
  await execute(ctx, sql`
    update signals.alert set proposal_id = ${kept!.proposalId} where client_id = ${ctx.clientId} and alert_id = any(${members.map((one) => one.alertId)}::uuid[]) and proposal_id is null`);
  if (made === 1) await publish(ctx, crisisProposed, { title: suggestion.title, playbook: suggestion.playbook, words }, proposalId);
}

/** An open proposal whose alerts have all cleared lapses by itself. */
async function lapse(ctx: Ctx): Promise<void> {
  await execute(ctx, sql`
    update signals.proposal p set state = 'lapsed', ended_at = ${ctx.now}, ended_why = 'Everything is as usual again.'
    where p.client_id = ${ctx.clientId} and p.state = 'open' and not exists (
      select 1 from signals.alert a where a.client_id = p.client_id and a.proposal_id = p.proposal_id and a.cleared_at is null)
      and exists (select 1 from signals.alert a where a.client_id = p.client_id and a.proposal_id = p.proposal_id)`);
}
