import type { Ctx } from '../kernel/ctx.ts';
import { refused } from '../kernel/errors.ts';
import { insertVersion } from './insert-version.ts';
import type { Playbook } from './playbook.ts';
import { readPlaybook } from './read-playbook.ts';

export type PinnedPlaybook = { versionId: string; playbook: Playbook; sha256: string };

/**
 * The version a crisis binds to. A library playbook used for the first time becomes the
 * client's published version 1, so that what was in force can always be shown.
 *
 * @throws 404 for an unknown playbook.
 */
export async function pinPlaybook(ctx: Ctx, name: string): Promise<PinnedPlaybook> {
  const found = await readPlaybook(ctx, name);
  if (found.versionId !== null) return { versionId: found.versionId, playbook: found.playbook, sha256: found.sha256 };
  await insertVersion(ctx, found, 'published', 'library');
  const stored = await readPlaybook(ctx, name);
  if (stored.versionId === null) throw refused('plans.try_again', 'The playbook was being published at the same moment.', 'Try again.');
  return { versionId: stored.versionId, playbook: stored.playbook, sha256: stored.sha256 };
}
