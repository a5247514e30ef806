import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { invalid, notFound, refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { readBacklogFigures } from '../measures/index.ts';
import type { SEVERITIES } from '../plans/index.ts';
import { canonicalScope, measureScope, scopeInWords, type Scope } from '../scopes/index.ts';
import { lockCrisis } from './change-phase.ts';
import { writeScopeVersion } from './declare-crisis.ts';
import { crisisScopeChanged, updatePromised } from './events.ts';
import { writeLog } from './log.ts';

/** A new version of what is affected; the versions before it stay. */
export async function changeScope(ctx: Ctx, crisisId: string, given: { scope: Scope; why: string }): Promise<{ version: number; orders: number }> {
  const crisis = await lockCrisis(ctx, crisisId, 'changeScope');
  const scope = canonicalScope(given.scope);
  const figures = await measureScope(ctx, scope, { exact: true });
  const words = await scopeInWords(ctx, scope);
  const version = crisis.scopeVersion + 1;
  await writeScopeVersion(ctx, crisisId, version, scope, words, { scope: figures, backlog: await readBacklogFigures(ctx, scope) });
  await execute(ctx, sql`update crises.crisis set scope_version = ${version}, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'scope', title: `Scope is now: ${words} (${figures.orders} orders).`, detail: { why: given.why, version } });
  await publish(ctx, crisisScopeChanged, { version, orders: figures.orders }, crisisId);
  return { version, orders: figures.orders };
}

export async function changeSeverity(ctx: Ctx, crisisId: string, given: { severity: (typeof SEVERITIES)[number]; why: string }): Promise<void> {
  const crisis = await lockCrisis(ctx, crisisId, 'changeSeverity');
  await execute(ctx, sql`
    update crises.crisis set severity = ${given.severity}, severity_why = ${given.why}, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'phase', title: `Severity ${crisis.severity.toUpperCase()} is now ${given.severity.toUpperCase()}: ${given.why}` });
}

/** What somebody saw, heard or did, in their words. */
export async function addNote(ctx: Ctx, crisisId: string, text: string): Promise<void> {
  await lockCrisis(ctx, crisisId, 'addNote');
  await writeLog(ctx, crisisId, { kind: 'note', title: text });
}

/**
 * Promise the next update, everywhere at once, or say that none will follow (null).
 *
 * @throws 422 `crises.update_in_past`.
 */
export async function promiseUpdate(ctx: Ctx, crisisId: string, nextUpdateAt: string | null): Promise<void> {
  await lockCrisis(ctx, crisisId, 'promiseUpdate');
  if (nextUpdateAt !== null && Date.parse(nextUpdateAt) <= ctx.now.getTime()) throw invalid('crises.update_in_past', 'The next update cannot be promised for the past.', 'Give a later time.');
  await execute(ctx, sql`update crises.crisis set next_update_at = ${nextUpdateAt}::timestamptz, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'status', title: nextUpdateAt === null ? 'No further update is promised.' : 'Next update promised.', detail: { nextUpdateAt } });
  await publish(ctx, updatePromised, { nextUpdateAt }, crisisId);
}

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
  await writeLog(ctx, crisisId, { kind: 'phase', title: `Merged into crisis ${into.number}, ${into.title}.`, link: { type: 'crisis', id: intoId } });
  await writeLog(ctx, intoId, { kind: 'phase', title: `Crisis ${merged.number}, ${merged.title}, is part of this one.`, link: { type: 'crisis', id: crisisId } });
}
