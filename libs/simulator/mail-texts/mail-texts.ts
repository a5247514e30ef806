import type { MailIntent } from '../events.ts';

/** Besides the intents: `late` and `again` ask where the order is once its promise has passed. */
export type MailTopic = MailIntent | 'late' | 'again';

export interface MailTexts {
  readonly greetings: readonly string[];
  readonly closings: readonly string[];
  /** Subject and body. */
  readonly topics: Readonly<Record<MailTopic, readonly (readonly [subject: string, body: string])[]>>;
}
