import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql, type RawBuilder } from '../kernel/db.ts';
import { forbidden, notFound } from '../kernel/errors.ts';
import { scopeRegister, type Scope } from '../scopes/index.ts';
import { actionRegister, type ActionDescription } from './action.ts';
import { APPROVER } from './authority.ts';
import { canRun, YES, type Can } from './find-actions.ts';
import type { Preview } from './schema.ts';

const WAITING_MAX = 200;

export type PreviewRow = {
  preview_id: string;
  action: string;
  input: unknown;
  scope: Scope;
  scope_words: string;
  hash: string;
  subjects_count: number;
  description: ActionDescription;
  crisis_id: string | null;
  made_by: string;
  made_by_name: string;
  made_at: string;
  expires_at: string;
  approval_why: string | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: string | null;
  run_id: string | null;
};

/** @throws 404 */
export async function findPreview(ctx: Ctx, previewId: string): Promise<Preview> {
  const row = await queryOne(ctx, selectPreview(ctx, sql`and p.preview_id = ${previewId}`));
  if (!row) throw notFound('preview');
  return toPreview(ctx, row);
}

/** The row itself, locked: who comes second, waits and sees what the first one did. */
export async function lockPreview(ctx: Ctx, previewId: string): Promise<PreviewRow> {
  const row = await queryOne(ctx, selectPreview(ctx, sql`and p.preview_id = ${previewId} for update`));
  if (!row) throw notFound('preview');
  return row;
}

/** Previews that wait for a second person, oldest first: for the list "needs you". */
export async function findWaitingPreviews(ctx: Ctx): Promise<Preview[]> {
  const rows = await query(ctx, selectPreview(ctx, sql`
    and p.approval_why is not null and p.approved_at is null and p.run_id is null and p.expires_at > ${new Date()}
    order by p.preview_id limit ${WAITING_MAX}`));
  return rows.map((row) => toPreview(ctx, row));
}

function selectPreview(ctx: Ctx, rest: RawBuilder<unknown>): RawBuilder<PreviewRow> {
  return sql`
    select p.preview_id, p.action, p.input, p.scope, p.scope_words, p.hash, p.subjects_count, p.description, p.crisis_id, p.made_by, p.made_by_name,
      p.made_at, p.expires_at, p.approval_why, p.approved_by, p.approved_by_name, p.approved_at, p.run_id
    from actions.preview p where p.client_id = ${ctx.clientId} ${rest}`;
}

function toPreview(ctx: Ctx, row: PreviewRow): Preview {
  const action = actionRegister.of(ctx).get(row.action);
  const subject = action && scopeRegister.of(ctx).subjects.get(action.subject);
  return {
    ...row.description,
    previewId: row.preview_id,
    hash: row.hash,
    action: row.action,
    title: action?.title ?? row.action,
    input: row.input,
    scope: row.scope,
    scopeWords: row.scope_words,
    crisisId: row.crisis_id,
    subjectsCount: row.subjects_count,
    subjectTitle: subject?.title ?? '',
    standing: action?.standing ?? false,
    undoable: action?.undoBatch !== undefined,
    needsApproval: row.approval_why === null ? null : { why: row.approval_why, from: APPROVER },
    approval: row.approved_at === null ? null : { by: row.approved_by_name!, at: row.approved_at },
    can: { run: canRunNow(ctx, row), approve: canApproveNow(ctx, row) },
    madeBy: row.made_by_name,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    runId: row.run_id,
  };
}

const no = (why: string): Can => ({ allowed: false, why });

export function isExpired(row: PreviewRow): boolean {
  return Date.parse(row.expires_at) <= Date.now();
}

function canRunNow(ctx: Ctx, row: PreviewRow): Can {
  if (row.run_id !== null) return no('It has been run.');
  if (isExpired(row)) return no('It has expired: preview it again.');
  if (row.approval_why !== null && row.approved_at === null) return no(`It waits for the approval of ${APPROVER}.`);
  const action = actionRegister.of(ctx).get(row.action);
  if (!action) return no('This action does not exist any more.');
  if (row.subjects_count === 0 && !action.standing) return no('There is nothing in this scope that it would change.');
  return canRun(ctx, action);
}

function canApproveNow(ctx: Ctx, row: PreviewRow): Can {
  if (row.run_id !== null) return no('It has been run.');
  if (row.approved_at !== null) return no(`${row.approved_by_name} has approved it.`);
  if (isExpired(row)) return no('It has expired: preview it again.');
  if (ctx.actor.kind !== 'person') return no('A person must approve it, signed in.');
  if (row.made_by === ctx.actor.id) return no('You made it: another person must approve it.');
  return ctx.actor.permissions.has('actions.approve') ? YES : no(forbidden('actions.approve').message);
}
