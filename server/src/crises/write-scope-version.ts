import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import type { BacklogFigures } from '../measures/index.ts';
import type { Scope, ScopeFigures } from '../scopes/index.ts';

export type ScopeVersion = { version: number; scope: Scope; words: string; figures: { scope: ScopeFigures; backlog: BacklogFigures } };

/** Keep what is affected as it is understood now, with its figures; versions before it stay. */
export async function writeScopeVersion(ctx: Ctx, crisisId: string, { version, scope, words, figures }: ScopeVersion): Promise<void> {
  await execute(ctx, sql`
    insert into crises.scope_version (client_id, crisis_id, version, scope, words, figures, made_at, made_by)
    values (${ctx.clientId}, ${crisisId}, ${version}, ${JSON.stringify(scope)}::jsonb, ${words}, ${JSON.stringify(figures)}::jsonb, ${ctx.now}, ${ctx.actor.id})`);
}
