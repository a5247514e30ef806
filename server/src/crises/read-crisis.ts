import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { findReadings, readRecovery } from './read-recovery.ts';
import type { CrisisRoom, Decision, RoleHolder, Task } from './schema.ts';
import { canOf } from './states.ts';

type Head = Omit<CrisisRoom, 'recovery' | 'recovered' | 'readings' | 'roles' | 'tasks' | 'decisions' | 'can' | 'backlogNow' | 'now'>;

/** The crisis room in one read: everything but the log, which is paged. @throws 404 */
export async function readCrisis(ctx: Ctx, crisisId: string): Promise<CrisisRoom> {
  const head = await queryOne<Head>(ctx, sql`
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

function findRoleHolders(ctx: Ctx, crisisId: string): Promise<RoleHolder[]> {
  return query<RoleHolder>(ctx, sql`
    select role, person_id as "personId", person_name as "personName", is_deputy as "isDeputy", assumed_at as "assumedAt", relieved_at as "relievedAt"
    from crises.role_holder where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by assumed_at, holder_id`);
}

function findTasks(ctx: Ctx, crisisId: string): Promise<Task[]> {
  return query<Task>(ctx, sql`
    select task_id as "taskId", key, title, instructions, role, owner_id as "ownerId", owner_name as "ownerName", state, after, due_at as "dueAt", action,
      run_id as "runId", result, finished_at as "finishedAt"
    from crises.task where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by due_at, key`);
}

function findDecisions(ctx: Ctx, crisisId: string): Promise<Decision[]> {
  return query<Decision>(ctx, sql`
    select decision_id as "decisionId", key, question, options, choice, rationale, facts, state, decided_at as "decidedAt", decided_by_name as "decidedByName", supersedes
    from crises.decision where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by decision_id`);
}
