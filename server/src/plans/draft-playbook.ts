import type { Ctx } from '../kernel/ctx.ts';
import { insertVersion } from './insert-version.ts';
import { parsePlaybook } from './lint-playbook.ts';

/** Store a text as a draft. @throws 422 `plans.bad_playbook`. */
export async function draftPlaybook(ctx: Ctx, source: string): Promise<{ versionId: string }> {
  return { versionId: await insertVersion(ctx, parsePlaybook(source), 'draft', 'client') };
}
