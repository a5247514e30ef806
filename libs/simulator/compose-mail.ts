import { pick } from './distributions.ts';
import type { CustomerMail } from './events.ts';
import type { MailTopic } from './mail-texts/mail-texts.ts';
import { MAIL_TEXTS } from './mail-texts/texts.ts';
import type { PlannedMail } from './plan-mails.ts';
import { streamOf } from './random.ts';
import type { Customer } from './retailer.ts';

/** Customers who write the body alone, without greeting or name. */
const TERSE_SHARE = 0.15;

export type MailWriter = Pick<Customer, 'name' | 'email' | 'language'>;

/** Put a planned mail into the words of the one who writes it. */
export function composeMail(seed: string, writer: MailWriter, orderNumber: string, mail: PlannedMail): CustomerMail {
  const random = streamOf(seed, 'mail-text', orderNumber, mail.atMs);
  const texts = MAIL_TEXTS[writer.language];
  const [subject, body] = pick(random, texts.topics[topicOf(mail)]);
  const greeting = pick(random, texts.greetings);
  const closing = pick(random, texts.closings);
  const isTerse = random() < TERSE_SHARE;
  const parts = isTerse || greeting === '' ? [capitalised(body)] : [greeting, body];
  const fill = (text: string) => text.replaceAll('{order}', orderNumber).replaceAll('{name}', writer.name);

  return {
    type: 'customer_mail',
    at: new Date(mail.atMs),
    messageId: `${orderNumber}.${mail.atMs}@${writer.email.slice(writer.email.indexOf('@') + 1)}`,
    fromName: writer.name,
    fromEmail: writer.email,
    language: writer.language,
    orderNumber,
    intent: mail.intent,
    subject: fill(subject),
    text: fill((isTerse ? parts : [...parts, closing]).join('\n\n')),
  };
}

function topicOf({ intent, tone }: PlannedMail): MailTopic {
  return intent === 'where_is_my_order' && tone !== 'usual' ? tone : intent;
}

function capitalised(text: string): string {
  const first = text.search(/\p{L}/u);
  return text.slice(0, first) + text.charAt(first).toUpperCase() + text.slice(first + 1);
}
