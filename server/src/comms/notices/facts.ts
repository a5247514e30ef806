import { invalid } from '../../kernel/errors.ts';
import { minorDigits } from '../../kernel/money.ts';
import type { ClientWords } from '../templates/find-templates.ts';
import type { Fact, TemplateContent } from '../templates/content.ts';
import type { OrderLine, Value } from '../templates/render-message.ts';
import type { RecipientFields } from './audience.ts';

/** What the author says once for everybody: flat, so that a form and a playbook can give it. */
export type Facts = Record<string, string | number | boolean>;

const NUMBERS_SHOWN_MAX = 10;
const TEXT_CHARS_MAX = 2_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const AMOUNT = /^(-?\d{1,12}(?:\.\d{1,4})?) ([A-Z]{3})$/;

/**
 * The template's facts as values, checked against their types. `statusPage` may come along
 * with any template.
 *
 * @throws 422 `comms.missing_fact`, `comms.unknown_fact`, `comms.bad_fact`
 */
export function readFacts(content: TemplateContent, given: Facts): Record<string, Value> {
  const known: Record<string, Fact> = { ...content.facts, statusPage: { type: 'link', words: 'The public status page', optional: true } };
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(known, name)) throw invalid('comms.unknown_fact', `This template has no fact "${name}".`, `It takes: ${Object.keys(known).join(', ')}.`, { fact: name });
  }
  const values: Record<string, Value> = {};
  for (const [name, fact] of Object.entries(known)) {
    const value = given[name];
    if (value === undefined || value === '') {
      if (!fact.optional) throw invalid('comms.missing_fact', `The template needs "${name}".`, fact.words, { fact: name });
      values[name] = null;
      continue;
    }
    values[name] = readFact(name, fact, value);
  }
  return values;
}

function readFact(name: string, fact: Fact, value: string | number | boolean): Value {
  const bad = (next: string) => invalid('comms.bad_fact', `"${name}" cannot be ${JSON.stringify(value).slice(0, 100)}.`, next, { fact: name });
  switch (fact.type) {
    case 'count':
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
      throw bad('Give a whole number.');
    case 'date':
    case 'time':
      if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
      throw bad('Give a date and time with offset, such as 2026-11-27T16:00:00Z.');
    case 'money': {
      const [, amount, currency] = AMOUNT.exec(String(value)) ?? [];
      if (amount !== undefined && currency !== undefined) return { minor: Math.round(Number(amount) * 10 ** minorDigits(currency)), currency };
      throw bad('Give an amount with its currency, such as "12.50 EUR".');
    }
    case 'link': {
      const url = URL.parse(String(value));
      if (url && (url.protocol === 'https:' || url.protocol === 'http:') && !/[\s<>"']/.test(String(value))) return String(value);
      throw bad('Give the address of a page, with https://.');
    }
    default:
      if (typeof value === 'string' && value.length <= TEXT_CHARS_MAX) return value;
      throw bad(`Give a text of up to ${TEXT_CHARS_MAX} characters.`);
  }
}

/** Everything a message to one customer can say. A promise that has passed is none. */
export function valuesFor(client: ClientWords, facts: Record<string, Value>, fields: RecipientFields, language: string, now: Date): Record<string, Value> {
  const orders: OrderLine[] = fields.orders.map(({ number, promisedAt }) => ({ number: oneLine(number), promisedAt: promisedAt !== null && Date.parse(promisedAt) > now.getTime() ? promisedAt : null }));
  const numbers = orders.slice(0, NUMBERS_SHOWN_MAX).map((order) => order.number);
  return {
    ...facts,
    clientName: client.name,
    customerName: fields.name === null ? null : withoutLinks(fields.name),
    orderCount: orders.length,
    orderNumbers: new Intl.ListFormat(language, { type: 'conjunction' }).format(orders.length > NUMBERS_SHOWN_MAX ? [...numbers, '…'] : numbers),
    orders,
    newPromise: latest(orders.map((order) => order.promisedAt)),
  };
}

/** The last of them, when all are known. */
function latest(instants: (string | null)[]): string | null {
  return instants.reduce((max, one) => (max === null || one === null ? null : Date.parse(one) > Date.parse(max) ? one : max), instants[0] ?? null);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Customers choose their own names; ours are not to carry their links. */
function withoutLinks(name: string): string {
  return oneLine(name).replace(/:\/\//g, ' ').trim();
}
