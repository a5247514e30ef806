import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { forbidden, refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { previewApproved } from './events.ts';
import { findAction } from './find-actions.ts';
import { findPreview, isExpired, lockPreview, type PreviewRow } from './find-previews.ts';
import type { Preview } from './schema.ts';

/**
 * A second person says yes to exactly what was previewed: the approval is bound to its hash,
 * and is worth nothing once the scope has drifted. Approving twice changes nothing. Only who
 * could run the action can approve it: communications approve notices, not stop-ships.
 *
 * @throws 404, 403, 409 `actions.hash_mismatch`, `actions.preview_expired`, `actions.own_approval`,
 * `actions.person_must_approve`, `actions.already_run`.
 */
export async function approvePreview(ctx: Ctx, previewId: string, seen: { hash: string }): Promise<Preview> {
  const preview = await lockPreview(ctx, previewId);
  const action = findAction(ctx, preview.action);
  if (!ctx.actor.permissions.has(action.permission)) throw forbidden(action.permission);
  checkSeen(preview, seen.hash);
  if (preview.made_by === ctx.actor.id) throw refused('actions.own_approval', 'Whoever made a preview cannot approve it.', 'Ask another person with the permission "actions.approve".');
  if (ctx.actor.kind !== 'person') throw refused('actions.person_must_approve', 'A token cannot approve: whoever holds it may be the one who made the preview.', 'Ask a person with the permission "actions.approve" to sign in and approve it.');
  if (preview.approved_at === null) {
    if (preview.run_id !== null) throw refused('actions.already_run', 'It has been run already.', 'Look at the run.', { runId: preview.run_id });
    await execute(ctx, sql`
      update actions.preview set approved_by = ${ctx.actor.id}, approved_by_name = ${ctx.actor.name}, approved_at = ${ctx.now}
      where client_id = ${ctx.clientId} and preview_id = ${previewId}`);
    await publish(ctx, previewApproved, {
      previewId, action: preview.action, title: action.title, scopeWords: preview.scope_words, crisisId: preview.crisis_id,
      subjectsCount: preview.subjects_count, approvedBy: ctx.actor.name,
    }, previewId);
  }
  return findPreview(ctx, previewId);
}

/** @throws 409 when this is not what was seen, or when it was seen too long ago. */
export function checkSeen(preview: PreviewRow, hash: string): void {
  if (preview.hash !== hash) throw refused('actions.hash_mismatch', 'The hash is not that of this preview.', 'Read the preview again, and send its hash.');
  if (preview.run_id === null && isExpired(preview)) throw refused('actions.preview_expired', 'This preview has expired.', 'Preview it again, and decide on what it shows then.', { expiresAt: preview.expires_at });
}
