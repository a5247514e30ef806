import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOne, sql, type RawBuilder } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { parseCursor, toPage } from '../kernel/page.ts';
import { scopeRegister } from '../scopes/index.ts';
import { actionRegister, OUTCOMES, type Outcome } from './action.ts';
import { reasonInWords } from './find-runs.ts';
import type { Receipt } from './schema.ts';

export type ReceiptFilter = { after?: string; limit: number; outcome?: Outcome; reason?: string };

type ReceiptRow = Omit<Receipt, 'words'>;

const columns = sql`r.subject_id as "subjectId", r.attempt, r.kind, r.outcome, r.reason, r.before, r.after, r.by_id as "byId", r.at`;

/** The receipts of a run, by subject and try. @throws 404 */
export async function findReceipts(ctx: Ctx, runId: string, filter: ReceiptFilter): Promise<{ receipts: Receipt[]; next: string | null }> {
  const run = await queryOne<{ action: string; subject: string }>(ctx, sql`select action, subject from actions.run where client_id = ${ctx.clientId} and run_id = ${runId}`);
  if (!run) throw notFound('run');
  const rows = await query<ReceiptRow>(ctx, sql`
    select ${columns}, ${labelOf(ctx, run.subject)} as label
    from actions.receipt r
    where r.client_id = ${ctx.clientId} and r.run_id = ${runId}
      ${filter.outcome === undefined ? sql`` : sql`and r.outcome = ${filter.outcome}`}
      ${filter.reason === undefined ? sql`` : sql`and r.reason = ${filter.reason}`}
      ${filter.after === undefined ? sql`` : behind(filter.after)}
    order by r.subject_id, r.attempt limit ${filter.limit + 1}`);
  const page = toPage(rows, filter.limit, (row) => [row.subjectId, row.attempt]);
  return { receipts: page.rows.map((row) => withWords(ctx, run.action, row)), next: page.next };
}

const Cursor = z.tuple([z.uuid(), z.int().min(1).max(2 ** 31 - 1)]);

function behind(after: string): RawBuilder<unknown> {
  const [subjectId, attempt] = parseCursor(after, Cursor);
  return sql`and (r.subject_id, r.attempt) > (${subjectId}::uuid, ${attempt}::integer)`;
}

/** What people call the subject, from the module that registered its kind. */
function labelOf(ctx: Ctx, subjectName: string): RawBuilder<string | null> {
  const subject = scopeRegister.of(ctx).subjects.get(subjectName);
  if (!subject?.label) return sql`null::text`;
  return sql`(select ${subject.label} from ${subject.from} where ${sql.ref(`${subject.alias}.client_id`)} = ${ctx.clientId} and ${subject.key} = r.subject_id)`;
}

const SUBJECT_RECEIPTS_MAX = 200;

export const SubjectReceipt = z.object({
  runId: z.uuid(),
  action: z.string(),
  title: z.string(),
  kind: z.enum(['run', 'undo']),
  outcome: z.enum(OUTCOMES),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  runBy: z.string(),
  at: z.iso.datetime(),
}).meta({ id: 'SubjectReceipt' });
export type SubjectReceipt = z.infer<typeof SubjectReceipt>;

/** Everything actions did to one order, customer or lot, oldest first: for its story. */
export async function findReceiptsOf(ctx: Ctx, subjectId: string): Promise<SubjectReceipt[]> {
  const rows = await query<Omit<SubjectReceipt, 'title' | 'words'>>(ctx, sql`
    select r.run_id as "runId", n.action, r.kind, r.outcome, r.reason, n.run_by_name as "runBy", r.at
    from actions.receipt r join actions.run n on n.client_id = r.client_id and n.run_id = r.run_id
    where r.client_id = ${ctx.clientId} and n.client_id = ${ctx.clientId} and r.subject_id = ${subjectId}
    order by r.run_id, r.attempt limit ${SUBJECT_RECEIPTS_MAX}`);
  return rows.map((row) => ({ ...withWords(ctx, row.action, row), title: actionRegister.of(ctx).get(row.action)?.title ?? row.action }));
}

function withWords<Row extends { reason: string | null }>(ctx: Ctx, action: string, row: Row): Row & { words: string | null } {
  return { ...row, words: row.reason === null ? null : reasonInWords(ctx, action, row.reason) };
}
