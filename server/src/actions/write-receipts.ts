import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import type { ReceiptDraft } from './action.ts';

export type Try = { runId: string; kind: 'run' | 'undo'; attempt: number };

/**
 * One receipt for each subject, under this try.
 *
 * @throws when the drafts are not exactly those of the subjects: a defect of the action, so
 * nothing of the batch stays.
 */
export async function writeReceipts(ctx: Ctx, of: Try, subjectIds: string[], drafts: ReceiptDraft[]): Promise<void> {
  const named = new Set(drafts.map((draft) => draft.subjectId));
  if (drafts.length !== subjectIds.length || subjectIds.some((id) => !named.has(id))) {
    throw new Error(`the action gave ${drafts.length} receipts for ${subjectIds.length} subjects, or for others`);
  }
  const json = (facts: ReceiptDraft['before']): string | null => (facts === undefined ? null : JSON.stringify(facts));
  await execute(ctx, sql`
    insert into actions.receipt (client_id, run_id, subject_id, attempt, kind, outcome, reason, before, after, by_id, at)
    select c.client_id, ${of.runId}::uuid, d.subject_id, ${of.attempt}::integer, ${of.kind}, d.outcome, d.reason, d.before, d.after, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz
    from tenancy.client c, unnest(${drafts.map((d) => d.subjectId)}::uuid[], ${drafts.map((d) => d.outcome)}::text[], ${drafts.map((d) => d.reason ?? null)}::text[],
      ${drafts.map((d) => json(d.before))}::jsonb[], ${drafts.map((d) => json(d.after))}::jsonb[]) as d (subject_id, outcome, reason, before, after)
    where c.client_id = ${ctx.clientId}`);
}
