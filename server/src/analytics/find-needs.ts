import { z } from 'zod';
import { actionRegister } from '../actions/index.ts';
import { LIVE_PHASES } from '../crises/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';

/** Something that waits for a person, with its deadline. */
export const Need = z.object({
  kind: z.enum(['approval', 'proposal', 'task', 'update', 'import']),
  title: z.string(),
  words: z.string(),
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
  subjectId: z.uuid().describe('of the preview, proposal, task, crisis or import; a task is opened in its crisis'),
  crisisId: z.uuid().nullable(),
}).meta({ id: 'Need' });
export type Need = z.infer<typeof Need>;

const ROWS_MAX = 100;

/** What needs somebody in this client, sorted by deadline: what has none comes last. */
export async function findNeeds(ctx: Ctx): Promise<Need[]> {
  const needs = await query<Need>(ctx, sql`
    select kind, title, words, due_at as "dueAt", coalesce(due_at < ${ctx.now}, false) as overdue, subject_id as "subjectId", crisis_id as "crisisId" from (
      select 'approval' as kind, p.action as title, p.scope_words || '. ' || p.approval_why as words, null::timestamptz as due_at, p.preview_id as subject_id, p.crisis_id
      from actions.preview p
      where p.client_id = ${ctx.clientId} and p.approval_why is not null and p.approved_at is null and p.run_id is null and p.expires_at > clock_timestamp() and p.made_by <> ${ctx.actor.id}::uuid
      union all
      select 'proposal', 'Declare? ' || s.title, s.words, s.made_at + interval '15 minutes', s.proposal_id, null
      from signals.proposal s where s.client_id = ${ctx.clientId} and s.state = 'open'
      union all
      select 'update', 'Promised update: ' || c.title, 'The next update was promised for this time.', c.next_update_at, c.crisis_id, c.crisis_id
      from crises.crisis c where c.client_id = ${ctx.clientId} and c.next_update_at is not null and c.phase = any(${[...LIVE_PHASES]}::text[])
      union all
      select 'task', t.title, replace(t.role, '_', ' ') || ', ' || c.title, t.due_at, t.task_id, t.crisis_id
      from crises.task t join crises.crisis c on c.client_id = t.client_id and c.crisis_id = t.crisis_id
      where t.client_id = ${ctx.clientId} and t.state in ('ready', 'in_progress') and c.phase = any(${[...LIVE_PHASES]}::text[])
      union all
      select 'import', 'Mend ' || i.rows_bad || ' rows of ' || i.file_name, 'The good rows are in; the bad ones wait in a file.', null, i.import_id, null
      from orders.import i where i.client_id = ${ctx.clientId} and i.rows_bad > 0 and i.finished_at > ${new Date(ctx.now.getTime() - 7 * 86_400_000)}
    ) needs order by due_at nulls last, title limit ${ROWS_MAX}`);
  const actions = actionRegister.of(ctx);
  return needs.map((need) => (need.kind === 'approval' ? { ...need, title: `Approve: ${actions.get(need.title)?.title ?? need.title}` } : need));
}
