import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import type { BacklogFigures } from '../measures/index.ts';
import type { Scope, ScopeFigures } from '../scopes/index.ts';
import { findDecisions, type DecisionRow } from './decide.ts';
import { findReadings, readRecovery, type Criterion, type Reading } from './read-recovery.ts';
import { findRoleHolders, type RoleHolder } from './take-command.ts';
import { canOf, type CrisisVerb, type Phase } from './states.ts';
import { findTasks, type TaskRow } from './work-tasks.ts';

export type CrisisRow = {
  crisisId: string; number: number; title: string; type: string; severity: string; phase: Phase; isDrill: boolean; declaredAt: string; firstSignalAt: string | null;
  commanderName: string | null; nextUpdateAt: string | null; updateOverdue: boolean; standDownAt: string | null;
  tasksOpen: number; tasksOverdue: number; ordersAtDeclaration: number; ordersOpen: number; ordersLate: number;
};

/** Newest first; live ones before all others. */
export async function findCrises(ctx: Ctx, only: 'live' | 'all'): Promise<CrisisRow[]> {
  return query<CrisisRow>(ctx, sql`
    select c.crisis_id as "crisisId", c.number, c.title, c.type, c.severity, c.phase, c.is_drill as "isDrill", c.declared_at as "declaredAt", c.first_signal_at as "firstSignalAt",
      c.next_update_at as "nextUpdateAt", coalesce(c.next_update_at < ${ctx.now}, false) as "updateOverdue", c.stood_down_at as "standDownAt",
      (select h.person_name from crises.role_holder h where h.client_id = c.client_id and h.crisis_id = c.crisis_id and h.role = 'incident_commander' and h.relieved_at is null and not h.is_deputy limit 1) as "commanderName",
      (select count(*) from crises.task t where t.client_id = c.client_id and t.crisis_id = c.crisis_id and t.state in ('blocked', 'ready', 'in_progress')) as "tasksOpen",
      (select count(*) from crises.task t where t.client_id = c.client_id and t.crisis_id = c.crisis_id and t.state in ('blocked', 'ready', 'in_progress') and t.due_at < ${ctx.now}) as "tasksOverdue",
      (s.figures #>> '{scope,orders}')::integer as "ordersAtDeclaration",
      coalesce((r.figures ->> 'ordersOpen')::integer, 0) as "ordersOpen", coalesce((r.figures ->> 'ordersLate')::integer, 0) as "ordersLate"
    from crises.crisis c
    join crises.scope_version s on s.client_id = c.client_id and s.crisis_id = c.crisis_id and s.version = 1
    left join lateral (select figures from crises.reading r where r.client_id = c.client_id and r.crisis_id = c.crisis_id order by r.at desc limit 1) r on true
    where c.client_id = ${ctx.clientId} and (${only === 'all'} or c.phase in ('declared', 'activated', 'contained', 'recovering'))
    order by c.phase in ('closed', 'cancelled', 'merged'), c.number desc limit 500`);
}

export type CrisisRoom = {
  crisisId: string; number: number; title: string; type: string; severity: string; severityWhy: string; phase: Phase; isDrill: boolean;
  declaredAt: string; firstSignalAt: string | null; nextUpdateAt: string | null; updateOverdue: boolean; stoodDownAt: string | null; closedAt: string | null; now: string;
  playbook: string; playbookVersion: number; playbookVersionId: string; playbookSha256: string;
  scope: Scope; scopeWords: string; scopeVersion: number; figures: ScopeFigures; backlogAtDeclaration: BacklogFigures; backlogNow: BacklogFigures;
  recovery: Criterion[]; recovered: boolean; readings: Reading[]; roles: RoleHolder[]; tasks: TaskRow[]; decisions: DecisionRow[];
  version: number; can: Record<CrisisVerb, boolean>;
};

/** The crisis room in one read: everything but the log, which is paged. */
export async function readCrisis(ctx: Ctx, crisisId: string): Promise<CrisisRoom> {
  const head = await queryOne<Omit<CrisisRoom, 'recovery' | 'recovered' | 'readings' | 'roles' | 'tasks' | 'decisions' | 'can' | 'backlogNow' | 'now'>>(ctx, sql`
    select c.crisis_id as "crisisId", c.number, c.title, c.type, c.severity, c.severity_why as "severityWhy", c.phase, c.is_drill as "isDrill",
      c.declared_at as "declaredAt", c.first_signal_at as "firstSignalAt", c.next_update_at as "nextUpdateAt", coalesce(c.next_update_at < ${ctx.now}, false) as "updateOverdue",
      c.stood_down_at as "stoodDownAt", c.closed_at as "closedAt", p.playbook, p.version as "playbookVersion", p.version_id as "playbookVersionId", c.playbook_sha256 as "playbookSha256",
      s.scope, s.words as "scopeWords", s.version as "scopeVersion", s.figures -> 'scope' as figures, first.figures -> 'backlog' as "backlogAtDeclaration", c.version
    from crises.crisis c
    join crises.scope_version s on s.client_id = c.client_id and s.crisis_id = c.crisis_id and s.version = c.scope_version
    join crises.scope_version first on first.client_id = c.client_id and first.crisis_id = c.crisis_id and first.version = 1
    join plans.playbook_version p on p.client_id = c.client_id and p.version_id = c.playbook_version_id
    where c.client_id = ${ctx.clientId} and c.crisis_id = ${crisisId}`);
  if (!head) throw notFound('crisis');
  const recovery = await readRecovery(ctx, crisisId);
  return {
    ...head,
    now: ctx.now.toISOString(),
    backlogNow: recovery.figures,
    recovery: recovery.criteria,
    recovered: recovery.holds,
    readings: await findReadings(ctx, crisisId),
    roles: await findRoleHolders(ctx, crisisId),
    tasks: await findTasks(ctx, crisisId),
    decisions: await findDecisions(ctx, crisisId),
    can: canOf(head.phase),
  };
}
