import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import type { Alert, Proposal } from './schema.ts';

const ALERTS_MAX = 200;
const PROPOSALS_MAX = 100;

const COLUMNS = sql`a.alert_id as "alertId", a.series, a.part, a.since, a.opened_at as "openedAt", a.cleared_at as "clearedAt", a.words, a.facts, a.proposal_id as "proposalId"`;

/** The newest ALERTS_MAX alerts, open ones first. */
export async function findAlerts(ctx: Ctx): Promise<Alert[]> {
  return query<Alert>(ctx, sql`
    select ${COLUMNS} from signals.alert a where a.client_id = ${ctx.clientId} order by a.cleared_at is not null, a.opened_at desc limit ${ALERTS_MAX}`);
}

/** The newest PROPOSALS_MAX proposals, open ones first, each with the alerts it was made of. */
export async function findProposals(ctx: Ctx): Promise<Proposal[]> {
  const proposals = await query<Omit<Proposal, 'alerts'>>(ctx, sql`
    select p.proposal_id as "proposalId", p.title, p.crisis_type as "crisisType", p.playbook, p.scope, p.words, p.first_signal_at as "firstSignalAt", p.made_at as "madeAt",
      p.state, p.ended_at as "endedAt", p.ended_why as "endedWhy"
    from signals.proposal p where p.client_id = ${ctx.clientId} order by p.state <> 'open', p.made_at desc limit ${PROPOSALS_MAX}`);
  const alerts = await query<Alert>(ctx, sql`
    select ${COLUMNS} from signals.alert a
    where a.client_id = ${ctx.clientId} and a.proposal_id = any(${proposals.map((one) => one.proposalId)}::uuid[]) order by a.since`);
  const alertsOf = Map.groupBy(alerts, (alert) => alert.proposalId);
  return proposals.map((proposal) => ({ ...proposal, alerts: alertsOf.get(proposal.proposalId) ?? [] }));
}
