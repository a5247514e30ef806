import { z } from 'zod';
import { queueMails } from '../../channels/index.ts';
import type { Config } from '../../kernel/config.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOne, sql } from '../../kernel/db.ts';
import { NIL_ID } from '../../kernel/ids.ts';
import { job } from '../../kernel/jobs.ts';
import { statusPublished } from '../events.ts';
import { inDrill } from '../notices/queue-notice.ts';
import { readClientWords } from '../templates/find-templates.ts';
import { showTime } from '../templates/render-message.ts';
import { toHtml } from '../templates/to-html.ts';
import { chooseText } from './choose-text.ts';
import type { Texts } from './post-update.ts';
import { signedLink, statusUrl } from './status-links.ts';
import type { IncidentState } from './states.ts';
import { pageLocale, pageWords, say } from './words.ts';

const BATCH_MAX = 500;

type Subscriber = { subscriber_id: string; email: string; language: string };
type News = { titles: Texts; texts: Texts; state: IncidentState; next_update_at: string | null };

/**
 * Carry a published update to the subscribers, a batch a transaction. Run again after a
 * crash it goes through all of them once more and writes to those who have no mail of this
 * update yet.
 */
export const mailSubscribers = job({
  name: 'comms.mail_subscribers',
  lane: 'bulk',
  on: statusPublished.name,
  payload: z.object({ payload: statusPublished.payload }),
  async run(tools, { payload: { updateId } }) {
    let after: string | null = NIL_ID;
    while (after !== null) {
      const from: string = after;
      after = await tools.inClient((ctx) => mailBatch(ctx, tools.config, updateId, from));
    }
  },
});

/** Answers the last subscriber of the batch, or null when there was none left. */
async function mailBatch(ctx: Ctx, config: Config, updateId: string, after: string): Promise<string | null> {
  const news = await queryOne<News>(ctx, sql`
    select i.titles, u.texts, u.state, u.next_update_at
    from comms.incident_update u join comms.incident i on i.client_id = u.client_id and i.incident_id = u.incident_id
    where u.client_id = ${ctx.clientId} and u.update_id = ${updateId} and u.retracted_at is null`);
  if (!news) return null;
  const subscribers = await query<Subscriber>(ctx, sql`
    select s.subscriber_id, s.email, s.language from comms.subscriber s
    where s.client_id = ${ctx.clientId} and s.confirmed_at is not null and s.ended_at is null and s.subscriber_id > ${after}
    order by s.subscriber_id limit ${BATCH_MAX}`);
  const client = await readClientWords(ctx);
  await queueMails(ctx, { kind: 'status_update', id: updateId }, subscribers.map((one) => {
    const words = pageWords(one.language);
    const title = chooseText(news.titles, one.language, client.languages).text;
    const unsubscribeUrl = signedLink(config, { clientId: ctx.clientId, slug: client.slug, verb: 'unsubscribe', subscriberId: one.subscriber_id });
    const promise = news.next_update_at === null ? words.noFurther : say(words.nextUpdate, { time: showTime(new Date(news.next_update_at), pageLocale(one.language), client.timeZone) });
    const footer = say(words.mailFooter, { page: `${statusUrl(config, client.slug)}?lang=${one.language}`, link: unsubscribeUrl });
    const text = `${[chooseText(news.texts, one.language, client.languages).text, ...(news.state === 'resolved' ? [] : [promise]), footer].join('\n\n')}\n`;
    const subject = `${words.incidentStates[news.state]}: ${title}`;
    return { recipientId: one.subscriber_id, to: one.email, language: one.language, unsubscribeUrl, ...inDrill(client, { subject, text, html: toHtml({ language: one.language, title: subject, text }) }) };
  }));
  return subscribers.length < BATCH_MAX ? null : subscribers[subscribers.length - 1]!.subscriber_id;
}
