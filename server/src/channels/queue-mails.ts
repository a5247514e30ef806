import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { enqueue } from '../kernel/jobs.ts';
import { newId } from '../kernel/ids.ts';
import { addressHash } from './address.ts';
import { deliverMails } from './deliver-mails.ts';

export type Mail = { recipientId: string; to: string; language: string; subject: string; text: string; html: string; unsubscribeUrl?: string };

export type MailSource = {
  kind: 'notice' | 'status_update' | 'subscription';
  id: string;
  /** A duplicate is better than a miss: an unknown outcome is sent again (safety recalls). */
  duplicateOk?: boolean;
};

/**
 * Queue one mail for each recipient of a source, in the caller's transaction. Whoever has a
 * mail of this source already gets no second one: a unique key sees to it, so a batch that
 * is run again changes nothing. Answers the recipients that were queued by this call.
 *
 * Addresses must have passed `mailAddress`; control characters in a subject become spaces,
 * so no text can start a header.
 */
export async function queueMails(ctx: Ctx, source: MailSource, mails: Mail[]): Promise<string[]> {
  if (mails.length === 0) return [];
  const ids = mails.map(() => newId());
  const queued = await query<{ delivery_id: string; recipient_id: string }>(ctx, sql`
    insert into channels.delivery (client_id, delivery_id, source_kind, source_id, recipient_id, channel, address_hash, duplicate_ok, queued_at)
    select c.client_id, m.delivery_id, ${source.kind}, ${source.id}, m.recipient_id, 'email', m.address_hash, ${source.duplicateOk ?? false}, ${ctx.now}
    from tenancy.client c, unnest(${ids}::uuid[], ${mails.map((mail) => mail.recipientId)}::uuid[], ${mails.map((mail) => addressHash(ctx.clientId, mail.to))}::text[])
      as m (delivery_id, recipient_id, address_hash)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, source_id, recipient_id, channel) do nothing
    returning delivery_id, recipient_id`);
  const fresh = new Set(queued.map((row) => row.delivery_id));
  const kept = mails.map((mail, i) => ({ ...mail, deliveryId: ids[i]! })).filter((mail) => fresh.has(mail.deliveryId));
  await execute(ctx, sql`
    insert into channels.mail (client_id, delivery_id, to_address, language, subject, text_body, html_body, unsubscribe_url)
    select c.client_id, m.*
    from tenancy.client c, unnest(${kept.map((mail) => mail.deliveryId)}::uuid[], ${kept.map((mail) => mail.to)}::text[], ${kept.map((mail) => mail.language)}::text[],
      ${kept.map((mail) => oneLine(mail.subject))}::text[], ${kept.map((mail) => mail.text)}::text[], ${kept.map((mail) => mail.html)}::text[],
      ${kept.map((mail) => mail.unsubscribeUrl ?? null)}::text[]) as m
    where c.client_id = ${ctx.clientId}`);
  if (kept.length > 0) await enqueue(ctx, deliverMails, {});
  return queued.map((row) => row.recipient_id);
}

const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

function oneLine(text: string): string {
  return text.replace(CONTROL, ' ').trim();
}
