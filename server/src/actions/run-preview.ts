import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import type { Action } from './action.ts';
import { checkSeen } from './approve-preview.ts';
import { APPROVER, whyApproval } from './authority.ts';
import { runStarted } from './events.ts';
import { findRunnableAction, parseInput } from './find-actions.ts';
import { lockPreview, type PreviewRow } from './find-previews.ts';
import { findRun } from './find-runs.ts';
import { hashPreview, selectSubjectSet } from './hash-preview.ts';
import { batchNumber, queueBatches } from './queue-batches.ts';
import type { RunDetail } from './schema.ts';

export type Seen = { hash: string; confirmedCount?: number };

/**
 * Run what was previewed, on exactly the subjects that were previewed: they are frozen here,
 * and when they are not the previewed ones any more the run is refused and the difference
 * shown. A preview runs once; asking again answers the same run.
 *
 * @throws 404, 403, 409 `actions.hash_mismatch`, `actions.preview_expired`,
 * `actions.needs_approval`, `actions.count_not_confirmed`, `actions.nothing_to_do`,
 * `actions.scope_drifted` with facts { before, after }.
 */
export async function runPreview(ctx: Ctx, previewId: string, seen: Seen): Promise<RunDetail> {
  const preview = await lockPreview(ctx, previewId);
  const action = findRunnableAction(ctx, preview.action);
  checkSeen(preview, seen.hash);
  if (preview.run_id !== null) return findRun(ctx, preview.run_id);
  checkDecision(ctx, action, preview, seen);

  const runId = newId();
  await writeRun(ctx, runId, action, preview);
  await freezeSubjects(ctx, runId, action, preview);
  const batchCount = await queueBatches(ctx, { runId, firstBatch: 1, subjectsCount: preview.subjects_count, kind: 'run', lane: action.lane ?? 'bulk', attempt: 1, by: ctx.actor });
  await execute(ctx, sql`
    update actions.run set batches_left = ${batchCount}, next_batch = ${batchCount + 1} where client_id = ${ctx.clientId} and run_id = ${runId}`);
  await execute(ctx, sql`update actions.preview set run_id = ${runId} where client_id = ${ctx.clientId} and preview_id = ${previewId}`);
  await publish(ctx, runStarted, {
    runId, action: action.name, title: action.title, scopeWords: preview.scope_words, crisisId: preview.crisis_id,
    subjectsCount: preview.subjects_count, standing: action.standing ?? false,
  }, runId);
  return findRun(ctx, runId);
}

function checkDecision(ctx: Ctx, action: Action, preview: PreviewRow, seen: Seen): void {
  const why = whyApproval(ctx.actor, action, { subjectsCount: preview.subjects_count, money: preview.description.money });
  if (why !== null && (preview.approved_by === null || preview.approved_by === ctx.actor.id)) {
    throw refused('actions.needs_approval', `This needs a second person. ${why}`, `Ask for the approval of ${APPROVER}.`);
  }
  if (seen.confirmedCount !== undefined && seen.confirmedCount !== preview.subjects_count) {
    throw refused('actions.count_not_confirmed', `You confirmed ${seen.confirmedCount}, but it touches ${preview.subjects_count}.`, 'Confirm the number that the preview shows.', { subjectsCount: preview.subjects_count });
  }
  if (preview.subjects_count === 0 && !action.standing) {
    throw refused('actions.nothing_to_do', 'There is nothing in this scope that it would change.', 'Look at the exclusions of the preview, or choose another scope.');
  }
}

async function writeRun(ctx: Ctx, runId: string, action: Action, preview: PreviewRow): Promise<void> {
  const realNow = new Date();
  await execute(ctx, sql`
    insert into actions.run (client_id, run_id, preview_id, action, subject, input, scope, scope_words, crisis_id, state, total_count, standing,
      run_by, run_by_kind, run_by_name, approved_by, approved_by_name, started_at, began_at, progressed_at)
    values (${ctx.clientId}, ${runId}, ${preview.preview_id}, ${action.name}, ${action.subject}, ${JSON.stringify(preview.input)}::jsonb,
      ${JSON.stringify(preview.scope)}::jsonb, ${preview.scope_words}, ${preview.crisis_id}, 'queued', ${preview.subjects_count}, ${action.standing ?? false},
      ${ctx.actor.id}, ${ctx.actor.kind}, ${ctx.actor.name}, ${preview.approved_by}, ${preview.approved_by_name}, ${ctx.now}, ${realNow}, ${realNow})`);
}

/** The hash is taken over the frozen rows themselves, so nothing can slip in between. */
async function freezeSubjects(ctx: Ctx, runId: string, action: Action, preview: PreviewRow): Promise<void> {
  const input = parseInput(action, preview.input);
  await execute(ctx, sql`
    insert into actions.run_subject (client_id, run_id, subject_id, fingerprint, attempt, batch)
    select c.client_id, ${runId}::uuid, s.subject_id, s.fingerprint, 1, ${batchNumber(1)}
    from tenancy.client c, (${action.subjects(ctx, input, preview.scope)}) as s
    where c.client_id = ${ctx.clientId}`);
  const set = await queryOnly(ctx, selectSubjectSet(sql`select f.subject_id, f.fingerprint from actions.run_subject f where f.client_id = ${ctx.clientId} and f.run_id = ${runId}`));
  const { action: name, input: rawInput, scope, crisis_id: crisisId, description } = preview;
  if (hashPreview({ action: name, input: rawInput, scope, crisisId, ...set }) === preview.hash) return;

  const { counts, money } = await action.describe(ctx, input, scope);
  throw refused('actions.scope_drifted', `Since the preview, what it touches has changed: ${preview.subjects_count} then, ${set.subjectsCount} now, some of them perhaps in another state.`, 'Preview it again, and decide on what it shows now.', {
    before: { subjectsCount: preview.subjects_count, counts: description.counts, money: description.money },
    after: { subjectsCount: set.subjectsCount, counts, money },
  });
}
