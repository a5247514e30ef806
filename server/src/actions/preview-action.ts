import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { publish } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { scopeInWords, type Scope } from '../scopes/index.ts';
import type { Action, ActionDescription } from './action.ts';
import { whyApproval } from './authority.ts';
import { approvalRequested } from './events.ts';
import { findRunnableAction, parseInput } from './find-actions.ts';
import { findPreview } from './find-previews.ts';
import { hashPreview, selectSubjectSet, type SubjectSet } from './hash-preview.ts';
import type { Preview } from './schema.ts';

const MINUTES_TO_RUN = 60;
const MINUTES_TO_APPROVE = 12 * 60;

export type Wanted = { input: unknown; scope: Scope; crisisId?: string };

/**
 * Show what an action would do to a scope, and keep it: what was seen is what may be run.
 * Changes nothing. Over the caller's authority, it also asks for a second person's approval.
 *
 * @throws 404 unknown action, 403 without its permission, 422 for an input or a scope that
 * the action cannot take.
 */
export async function previewAction(ctx: Ctx, name: string, wanted: Wanted): Promise<Preview> {
  const action = findRunnableAction(ctx, name);
  const input = parseInput(action, wanted.input);
  const scopeWords = await scopeInWords(ctx, wanted.scope);
  const { set, description } = await lookAt(ctx, action, input, wanted.scope);

  const previewId = newId();
  const crisisId = wanted.crisisId ?? null;
  const why = whyApproval(ctx.actor, action, { ...set, money: description.money });
  const expiresAt = new Date(Date.now() + (why === null ? MINUTES_TO_RUN : MINUTES_TO_APPROVE) * 60_000);
  await execute(ctx, sql`
    insert into actions.preview (client_id, preview_id, action, input, scope, scope_words, hash, subjects_count, description,
      crisis_id, made_by, made_by_name, made_at, expires_at, approval_why)
    values (${ctx.clientId}, ${previewId}, ${name}, ${JSON.stringify(wanted.input ?? null)}::jsonb, ${JSON.stringify(wanted.scope)}::jsonb, ${scopeWords},
      ${hashPreview({ action: name, input: wanted.input ?? null, scope: wanted.scope, crisisId, ...set })}, ${set.subjectsCount}, ${JSON.stringify(description)}::jsonb,
      ${crisisId}, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now}, ${expiresAt}, ${why})`);
  if (why !== null) {
    await publish(ctx, approvalRequested, { previewId, action: name, title: action.title, scopeWords, crisisId, subjectsCount: set.subjectsCount, why }, previewId);
  }
  return findPreview(ctx, previewId);
}

/** The subjects as a counted and hashed set, and the description, of one moment. */
async function lookAt(ctx: Ctx, action: Action, input: unknown, scope: Scope): Promise<{ set: SubjectSet; description: ActionDescription }> {
  const set = await queryOnly(ctx, selectSubjectSet(action.subjects(ctx, input, scope)));
  return { set, description: await action.describe(ctx, input, scope) };
}
