import type { ReceiptDraft } from '../../actions/index.ts';
import { addressHash, mailAddress, queueMails, type Mail } from '../../channels/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../../kernel/db.ts';
import { zoneOf } from '../templates/reader-zone.ts';
import { findTemplate, readClientWords, type ClientWords, type Template } from '../templates/find-templates.ts';
import { renderMessage, type Rendered } from '../templates/render-message.ts';
import { isSuppressed, wasTold, type Exclusion, type RecipientFields } from './audience.ts';
import { readFacts, valuesFor, type Facts } from './facts.ts';

export type NoticeRow = { noticeId: string; facts: Facts; template: Template };

/** The notice, now belonging to this run; undefined when another run has it. */
export async function lockNotice(ctx: Ctx, noticeId: string, runId: string): Promise<NoticeRow | undefined> {
  const row = await queryOne<{ facts: Facts; template_name: string; template_version: number }>(ctx, sql`
    update comms.notice n set run_id = ${runId}, state = case when n.state = 'draft' then 'running' else n.state end
    where n.client_id = ${ctx.clientId} and n.notice_id = ${noticeId} and coalesce(n.run_id, ${runId}) = ${runId}
    returning n.facts, n.template_name, n.template_version`);
  return row && { noticeId, facts: row.facts, template: await findTemplate(ctx, row.template_name, row.template_version) };
}

type Waiting = {
  customer_id: string; language: string; fields: RecipientFields; address_hash: string; email: string | null; erased: boolean;
  suppressed: boolean; told: boolean;
};

/**
 * Render and queue the messages of some recipients, each in its language. Looks again at
 * everybody under lock: who was told, erased or suppressed meanwhile, or whose address is
 * another one than was approved, is left out with the reason.
 */
export async function queueNotice(ctx: Ctx, notice: NoticeRow, customerIds: string[]): Promise<ReceiptDraft[]> {
  const client = await readClientWords(ctx);
  const { content, name } = notice.template;
  const facts = readFacts(content, notice.facts);
  const waiting = await lockWaiting(ctx, notice, customerIds);
  const excluded = new Map<string, Exclusion>();
  const mails: Mail[] = [];
  for (const one of waiting) {
    const to = one.email === null ? undefined : mailAddress(one.email);
    const reason = whyNot(ctx, one, to);
    if (reason !== null || to === undefined) {
      excluded.set(one.customer_id, reason ?? 'comms.bad_address');
      continue;
    }
    const reader = { language: one.language, country: one.fields.country, timeZone: zoneOf(one.fields.country, client.timeZone) };
    const message = renderMessage(content, reader, valuesFor(client, facts, one.fields, one.language, ctx.now));
    mails.push({ recipientId: one.customer_id, to, language: one.language, ...inDrill(client, message) });
  }
  const queued = new Set(await queueMails(ctx, { kind: 'notice', id: notice.noticeId, duplicateOk: content.safety }, mails));
  await writeStates(ctx, notice.noticeId, [...queued], excluded);
  const known = new Set(waiting.map((one) => one.customer_id));
  return customerIds.map((subjectId): ReceiptDraft => {
    if (queued.has(subjectId)) return { subjectId, outcome: 'done', after: { noticeId: notice.noticeId, template: name } };
    const reason = excluded.get(subjectId) ?? (known.has(subjectId) ? 'comms.already_told' : 'comms.left_audience');
    return { subjectId, outcome: 'skipped', reason };
  });
}

/** Customers are locked in order, so that two notices to the same person see each other. */
async function lockWaiting(ctx: Ctx, notice: NoticeRow, customerIds: string[]): Promise<Waiting[]> {
  await execute(ctx, sql`
    select 1 from customers.customer c
    where c.client_id = ${ctx.clientId} and c.customer_id = any(${customerIds}::uuid[]) order by c.customer_id for no key update`);
  return query<Waiting>(ctx, sql`
    select w.customer_id, w.language, w.fields, w.address_hash, c.email, c.erased_at is not null as erased,
      ${isSuppressed(ctx, sql`w.address_hash`, notice.template.content.safety)} as suppressed,
      ${wasTold(ctx, { customerId: sql`w.customer_id`, fieldsHash: sql`w.fields_hash`, templateName: notice.template.name })} as told
    from comms.recipient w join customers.customer c on c.client_id = w.client_id and c.customer_id = w.customer_id
    where w.client_id = ${ctx.clientId} and w.notice_id = ${notice.noticeId} and w.customer_id = any(${customerIds}::uuid[]) and w.state = 'audience'
    order by w.customer_id for update of w`);
}

function whyNot(ctx: Ctx, one: Waiting, to: string | undefined): Exclusion | null {
  if (one.erased) return 'comms.erased';
  if (one.email === null) return 'comms.no_address';
  if (to === undefined) return 'comms.bad_address';
  const frozen = one.address_hash === addressHash(ctx.clientId, one.email.trim().toLowerCase());
  if (!frozen) return 'comms.address_changed';
  if (one.suppressed) return 'comms.suppressed';
  return one.told ? 'comms.already_told' : null;
}

async function writeStates(ctx: Ctx, noticeId: string, queued: string[], excluded: ReadonlyMap<string, Exclusion>): Promise<void> {
  const ids = [...queued, ...excluded.keys()];
  const reasons = [...queued.map(() => null), ...excluded.values()];
  await execute(ctx, sql`
    update comms.recipient r set state = case when s.reason is null then 'queued' else 'excluded' end, reason = s.reason
    from unnest(${ids}::uuid[], ${reasons}::text[]) as s (customer_id, reason)
    where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId} and r.customer_id = s.customer_id`);
}

/** Nobody mistakes an exercise for the real thing. */
export function inDrill(client: ClientWords, message: Rendered): Rendered {
  return client.isDrill ? { ...message, subject: `[DRILL] ${message.subject}` } : message;
}
