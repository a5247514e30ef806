import { z } from 'zod';
import { action, findRun, type Action, type ActionDescription, type ReceiptDraft } from '../../actions/index.ts';
import { stopMails } from '../../channels/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, sql, type RawBuilder } from '../../kernel/db.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { publish } from '../../kernel/events.ts';
import { compileScope, type Scope } from '../../scopes/index.ts';
import { noticeRun, noticeStopped } from '../events.ts';
import { EXCLUSIONS, selectAudience, selectFrozen, type AudienceRow } from './audience.ts';
import { createNotice } from './create-notice.ts';
import { describeNotice } from './describe-notice.ts';
import { readFacts, type Facts } from './facts.ts';
import { lockNotice, queueNotice, type NoticeRow } from './queue-notice.ts';
import { BUILT_IN } from '../templates/built-in.ts';

/** Above this, a second person reads the message first, whoever sends it. */
const ALONE_CUSTOMERS_MAX = 5_000;

/** Everything else in the input is a fact of the template. */
const Input = z.object({
  noticeId: z.uuid().optional().describe('a notice whose audience was frozen before; then nothing else is needed'),
  template: z.string().max(63).optional().describe('or: the template to send to the customers of the scope, as they are at the run'),
  version: z.int().min(1).optional(),
  channel: z.literal('email').default('email'),
}).catchall(z.union([z.string(), z.number(), z.boolean()])).refine((input) => (input.noticeId === undefined) !== (input.template === undefined), 'give either noticeId or template');
export type NotifyInput = z.output<typeof Input>;

/**
 * Write to the customers of a scope's orders, each in their language. With `noticeId` to an
 * audience frozen before; with `template` to those in the scope, frozen when the run begins.
 */
export const notify: Action<NotifyInput> = action({
  name: 'comms.notify',
  title: 'Notify customers',
  permission: 'comms.run',
  subject: 'customer',
  input: Input,
  maxAuthority: { subjects: ALONE_CUSTOMERS_MAX },
  reasons: EXCLUSIONS,

  subjects: (ctx, input, scope) => sql`
    select a.customer_id as subject_id, a.fields_hash || ' ' || coalesce(a.address_hash, '') || ' ' || coalesce(a.wanted_language, '') as fingerprint
    from (${audienceOf(ctx, input, scope)}) as a where a.reason is null`,

  describe: (ctx, input, scope): Promise<ActionDescription> => describeNotice(ctx, { ...input, facts: factsOf(input) }, audienceOf(ctx, input, scope)),

  async runBatch(ctx, { runId, input, subjectIds }): Promise<ReceiptDraft[]> {
    const notice = await noticeOfRun(ctx, runId, input);
    return queueNotice(ctx, notice, subjectIds);
  },

  async undoBatch(ctx, { runId, receipts }) {
    const notice = await queryOne<{ notice_id: string; crisis_id: string | null; state: string }>(ctx, sql`
      select n.notice_id, n.crisis_id, n.state from comms.notice n where n.client_id = ${ctx.clientId} and n.run_id = ${runId} for update`);
    if (!notice) throw notFound('notice');
    const stopped = await stopMails(ctx, notice.notice_id, receipts.map((receipt) => receipt.subjectId));
    await execute(ctx, sql`
      update comms.recipient set state = 'stopped'
      where client_id = ${ctx.clientId} and notice_id = ${notice.notice_id} and customer_id = any(${[...stopped]}::uuid[])`);
    if (notice.state !== 'stopped') {
      await execute(ctx, sql`update comms.notice set state = 'stopped' where client_id = ${ctx.clientId} and notice_id = ${notice.notice_id}`);
      await publish(ctx, noticeStopped, { noticeId: notice.notice_id, crisisId: notice.crisis_id }, notice.notice_id);
    }
    return receipts.map(({ subjectId }) => (stopped.has(subjectId) ? { subjectId, outcome: 'done' } : { subjectId, outcome: 'skipped', reason: 'comms.already_sent' }));
  },

  async afterRun(ctx, { runId, counts }) {
    const notice = await queryOne<{ notice_id: string; crisis_id: string | null; template_name: string }>(ctx, sql`
      update comms.notice set state = 'run' where client_id = ${ctx.clientId} and run_id = ${runId} and state = 'running'
      returning notice_id, crisis_id, template_name`);
    if (!notice) return;
    await publish(ctx, noticeRun, {
      noticeId: notice.notice_id, crisisId: notice.crisis_id, template: notice.template_name, runId, queuedCount: counts.done, skippedCount: counts.skipped,
    }, notice.notice_id);
  },
});

function audienceOf(ctx: Ctx, input: NotifyInput, scope: Scope): RawBuilder<AudienceRow> {
  if (input.noticeId !== undefined) return selectFrozen(ctx, input.noticeId);
  const templateName = input.template!;
  // Whether a wish for no mail counts is asked again, of the very version, when it is queued.
  return selectAudience(ctx, { matched: compileScope(ctx, scope, 'order'), templateName, safety: BUILT_IN.get(templateName)?.safety ?? false });
}

function factsOf(input: NotifyInput): Facts {
  const { noticeId: _notice, template: _template, version: _version, channel: _channel, ...facts } = input;
  return facts;
}

/** The notice this run sends; a run by template makes its own under its own id. */
async function noticeOfRun(ctx: Ctx, runId: string, input: NotifyInput): Promise<NoticeRow> {
  if (input.noticeId === undefined) {
    const run = await findRun(ctx, runId);
    await createNotice(ctx, { noticeId: runId, template: input.template!, version: input.version, scope: run.scope, crisisId: run.crisisId, facts: factsOf(input) });
  }
  const notice = await lockNotice(ctx, input.noticeId ?? runId, runId);
  if (!notice) throw invalid('comms.notice_taken', 'This notice is sent by another run.', 'Freeze a new audience.');
  readFacts(notice.template.content, notice.facts);
  return notice;
}
