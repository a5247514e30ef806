import { mailAddress, queueMails } from '../../channels/index.ts';
import type { Config } from '../../kernel/config.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { execute, queryOne, queryOnly, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import { readClientWords } from '../templates/find-templates.ts';
import { inDrill } from '../notices/queue-notice.ts';
import { toHtml } from '../templates/to-html.ts';
import { isSigned, signedLink, statusUrl } from './status-links.ts';
import { pageWords, say } from './words.ts';

/** A form that anybody can fill in must not become a way to flood others with mail. */
const ASKED_AN_HOUR_MAX = 200;
const DAYS_TO_CONFIRM = 7;

/**
 * Somebody asked for status updates at this address: send the one question whether it is
 * theirs. Answers false for what is no address, and otherwise tells nothing: who is
 * subscribed already, asked within the hour, or came when too many asked, gets no mail.
 */
export async function askToSubscribe(ctx: Ctx, config: Config, given: { email: string; language: string }): Promise<boolean> {
  const email = mailAddress(given.email);
  if (email === undefined) return false;
  const { asked } = await queryOnly<{ asked: number }>(ctx, sql`
    select count(*) as asked from comms.subscriber s where s.client_id = ${ctx.clientId} and s.asked_at > ${ctx.now}::timestamptz - interval '1 hour'`);
  if (asked >= ASKED_AN_HOUR_MAX) {
    ctx.log.warn({ clientId: ctx.clientId, asked }, 'too many ask for status updates, further ones get no mail for now');
    return true;
  }
  const subscriber = await queryOne<{ subscriber_id: string }>(ctx, sql`
    insert into comms.subscriber as s (client_id, subscriber_id, email, language, asked_at)
    values (${ctx.clientId}, ${newId()}, ${email}, ${given.language}, ${ctx.now})
    on conflict (client_id, email) do update set asked_at = excluded.asked_at, language = excluded.language, confirmed_at = null, ended_at = null
    where s.ended_at is not null or (s.confirmed_at is null and s.asked_at <= ${ctx.now}::timestamptz - interval '1 hour')
    returning subscriber_id`);
  if (!subscriber) return true;
  const client = await readClientWords(ctx);
  const words = pageWords(given.language);
  const link = signedLink(config, { clientId: ctx.clientId, slug: client.slug, verb: 'confirm', subscriberId: subscriber.subscriber_id });
  const subject = say(words.mailConfirmSubject, { client: client.name });
  const text = `${say(words.mailConfirmText, { client: client.name, link })}\n\n${statusUrl(config, client.slug)}\n`;
  await queueMails(ctx, { kind: 'subscription', id: newId() }, [
    { recipientId: subscriber.subscriber_id, to: email, language: given.language, ...inDrill(client, { subject, text, html: toHtml({ language: given.language, title: subject, text }) }) },
  ]);
  return true;
}

export type Link = { subscriberId: string; token: string };

/** The address answered: it gets updates from now on. False for a link that is not ours or too old. */
export async function confirmSubscription(ctx: Ctx, config: Config, link: Link): Promise<boolean> {
  if (!isSigned(config, { clientId: ctx.clientId, verb: 'confirm', ...link })) return false;
  const changed = await execute(ctx, sql`
    update comms.subscriber set confirmed_at = coalesce(confirmed_at, ${ctx.now}::timestamptz)
    where client_id = ${ctx.clientId} and subscriber_id = ${link.subscriberId} and ended_at is null
      and asked_at > ${ctx.now}::timestamptz - ${DAYS_TO_CONFIRM} * interval '1 day'`);
  return changed === 1;
}

/** No more updates. Works from any mail ever sent, any number of times. */
export async function endSubscription(ctx: Ctx, config: Config, link: Link): Promise<boolean> {
  if (!isSigned(config, { clientId: ctx.clientId, verb: 'unsubscribe', ...link })) return false;
  const changed = await execute(ctx, sql`
    update comms.subscriber set ended_at = coalesce(ended_at, ${ctx.now}::timestamptz) where client_id = ${ctx.clientId} and subscriber_id = ${link.subscriberId}`);
  return changed === 1;
}
