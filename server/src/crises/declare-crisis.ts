import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, queryOnly, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { readBacklogFigures } from '../measures/index.ts';
import { pinPlaybook } from '../plans/index.ts';
import { canonicalScope, measureScope, scopeInWords } from '../scopes/index.ts';
import { endProposal } from '../signals/index.ts';
import { crisisDeclared } from './events.ts';
import { plantTasks } from './plant-tasks.ts';
import type { Declaration, DeclaredCrisis } from './schema.ts';
import { suggestSeverity } from './suggest-severity.ts';
import { writeLog } from './write-log.ts';
import { writeScopeVersion } from './write-scope-version.ts';

/**
 * Open a crisis: its scope is measured and kept, the playbook's version pinned, its tasks and
 * decisions laid out on the clock, and the first update promised. Nobody is in command until
 * somebody assumes it. Severity is the given one, else the playbook's matrix applied to the scope.
 *
 * @throws 404 for an unknown playbook; 409 `crises.already_declared` when the proposal has a
 *   crisis already (its id is in the facts).
 */
export async function declareCrisis(ctx: Ctx, declaration: Declaration): Promise<DeclaredCrisis> {
  const scope = canonicalScope(declaration.scope);
  await lockDeclaring(ctx);
  await refuseSecond(ctx, declaration.proposalId);
  const pinned = await pinPlaybook(ctx, declaration.playbook);
  const figures = await measureScope(ctx, scope, { exact: true });
  const backlog = await readBacklogFigures(ctx, scope);
  const words = await scopeInWords(ctx, scope);
  const { severity, why } = declaration.severity ? { severity: declaration.severity, why: `Set by ${ctx.actor.name}.` } : suggestSeverity(pinned.playbook, figures);
  const { isDrill } = await queryOnly<{ isDrill: boolean }>(ctx, sql`select is_drill as "isDrill" from tenancy.client where client_id = ${ctx.clientId}`);
  const nextUpdateAt = new Date(ctx.now.getTime() + pinned.playbook.updates.everyMinutes * 60_000);

  const crisisId = newId();
  const { number } = await queryOnly<{ number: number }>(ctx, sql`
    insert into crises.crisis (client_id, crisis_id, number, title, type, severity, severity_why, phase, is_drill, playbook_version_id, playbook_sha256,
      proposal_id, first_signal_at, declared_at, declared_by, next_update_at)
    select ${ctx.clientId}, ${crisisId}, coalesce(max(number), 0) + 1, ${declaration.title}, ${pinned.playbook.crisisType}, ${severity}, ${why}, 'declared', ${isDrill},
      ${pinned.versionId}, ${pinned.sha256}, ${declaration.proposalId ?? null}, ${declaration.firstSignalAt ?? null}, ${ctx.now}, ${ctx.actor.id}, ${nextUpdateAt}
    from crises.crisis where client_id = ${ctx.clientId}
    returning number`);
  if (declaration.proposalId) await endProposal(ctx, declaration.proposalId, 'declared', `Declared as crisis ${number}.`);
  await writeScopeVersion(ctx, crisisId, { version: 1, scope, words, figures: { scope: figures, backlog } });
  await plantTasks(ctx, { crisisId, title: declaration.title, scope }, pinned.playbook);
  if (declaration.firstSignalAt) {
    await writeLog(ctx, crisisId, { kind: 'signal', title: declaration.firstSignalWords ?? 'First signal', at: new Date(declaration.firstSignalAt), ...(declaration.proposalId ? { link: { type: 'proposal', id: declaration.proposalId } } : {}) });
  }
  await writeLog(ctx, crisisId, {
    kind: 'declared',
    title: `${declaration.title} declared as ${severity.toUpperCase()}: ${figures.orders} orders, ${figures.customers} customers, ${figures.units} units.`,
    detail: { severityWhy: why, scope: words, playbook: pinned.playbook.playbook, playbookSha256: pinned.sha256, money: figures.money },
  });
  await execute(ctx, sql`insert into crises.reading (client_id, crisis_id, at, figures) values (${ctx.clientId}, ${crisisId}, ${ctx.now}, ${JSON.stringify(backlog)}::jsonb)`);
  await publish(ctx, crisisDeclared, { number, title: declaration.title, type: pinned.playbook.crisisType, severity, isDrill, orders: figures.orders, proposalId: declaration.proposalId ?? null }, crisisId);
  return { crisisId, number, severity, severityWhy: why, nextUpdateAt: nextUpdateAt.toISOString() };
}

/** One declaration of a client at a time: their numbers have no gaps and no proposal gets two crises. */
async function lockDeclaring(ctx: Ctx): Promise<void> {
  await query(ctx, sql`select 1 from tenancy.client where client_id = ${ctx.clientId} for no key update`);
}

async function refuseSecond(ctx: Ctx, proposalId: string | undefined): Promise<void> {
  if (proposalId === undefined) return;
  const first = await queryOne<{ crisisId: string; number: number }>(ctx, sql`
    select crisis_id as "crisisId", number from crises.crisis
    where client_id = ${ctx.clientId} and proposal_id = ${proposalId} and phase not in ('cancelled', 'merged')`);
  if (first) throw refused('crises.already_declared', `Crisis ${first.number} was declared from this proposal already.`, 'Open that crisis instead.', first);
}
