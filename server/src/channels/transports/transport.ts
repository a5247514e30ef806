import type { Config } from '../../kernel/config.ts';

/** One mail to one person, ready to go. */
export type OutgoingMail = {
  deliveryId: string;
  /** Deterministic, from the delivery id: a bounce or a provider's list leads back to it. */
  messageId: string;
  from: { name: string; address: string };
  replyTo: string | null;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
};

/**
 * What became of one attempt. `unknown`: the other side may have taken it, and nobody can
 * tell; it is not an error to be repeated.
 */
export type Sent = {
  outcome: 'sent' | 'failed_temp' | 'failed_perm' | 'unknown';
  /** Groups failures: 'smtp.550', 'connection'. Null when sent. */
  cause: string | null;
  /** The other side's own words. */
  answer: string | null;
};

export type OpenTransport = {
  /** Never throws: what goes wrong is an outcome. */
  send(mail: OutgoingMail): Promise<Sent>;
  close(): void;
};

/** One way to carry mail; `register.ts` lists them. */
export type Transport = {
  name: string;
  /** Sending the same delivery again has no second effect, so that nothing is ever unknown. */
  repeatable: boolean;
  /** Drills never reach the outside world. */
  isFor(on: { config: Config; isDrill: boolean }): boolean;
  /** How many mails it carries at once. */
  connectionsMax: number;
  open(config: Config): OpenTransport;
};
