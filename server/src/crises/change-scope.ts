import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { readBacklogFigures } from '../measures/index.ts';
import { canonicalScope, measureScope, scopeInWords, type Scope } from '../scopes/index.ts';
import { crisisScopeChanged } from './events.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';
import { writeScopeVersion } from './write-scope-version.ts';

/**
 * Say anew what is affected: a new version with its figures; the versions before it stay.
 *
 * @throws 404; 409 `crises.wrong_phase`; 422 for a facet that does not exist.
 */
export async function changeScope(ctx: Ctx, crisisId: string, given: { scope: Scope; why: string }): Promise<{ version: number; orders: number }> {
  const crisis = await lockCrisis(ctx, crisisId, 'changeScope');
  const scope = canonicalScope(given.scope);
  const figures = await measureScope(ctx, scope, { exact: true });
  const words = await scopeInWords(ctx, scope);
  const version = crisis.scopeVersion + 1;
  await writeScopeVersion(ctx, crisisId, { version, scope, words, figures: { scope: figures, backlog: await readBacklogFigures(ctx, scope) } });
  await execute(ctx, sql`update crises.crisis set scope_version = ${version}, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  await writeLog(ctx, crisisId, { kind: 'scope', title: `Scope is now: ${words} (${figures.orders} orders).`, detail: { why: given.why, version } });
  await publish(ctx, crisisScopeChanged, { version, orders: figures.orders }, crisisId);
  return { version, orders: figures.orders };
}
