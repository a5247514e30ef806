import { IntlMessageFormat } from 'intl-messageformat';
import { formatMoney } from '../../kernel/money.ts';
import { flagName, placeholdersOf, type PlaceholderType, type TemplateContent } from './content.ts';
import { toHtml } from './to-html.ts';

/** Whom a message is for, as far as its wording depends on it. */
export type Reader = { language: string; country: string | null; timeZone: string };

/** An order, as a line of a message. Instants are ISO 8601. */
export type OrderLine = { number: string; promisedAt: string | null };

/** Dates are ISO instants; null and missing mean "not known". */
export type Value = string | number | null | { minor: number; currency: string } | readonly OrderLine[];

export type Rendered = { subject: string; text: string; html: string };

const ORDERS_SHOWN_MAX = 20;

/** A value is words in a line: it starts no paragraph, no list and no header. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A template in one language with its values: dates, times and money as the reader's country
 * writes them, in its time zone. HTML is made from the text, escaped, so both say the same.
 */
export function renderMessage(content: TemplateContent, reader: Reader, values: Readonly<Record<string, Value>>): Rendered {
  const parts = content.texts[reader.language]!;
  const locale = localeOf(reader);
  const shown = showValues(placeholdersOf(content), values, locale, reader.timeZone);
  const subject = format(parts.subject, locale, shown).replace(CONTROL, ' ').trim();
  const text = `${format(parts.text, locale, shown).replace(/\n{3,}/g, '\n\n').trim()}\n`;
  return { subject, text, html: toHtml({ language: reader.language, title: subject, text }) };
}

type Shown = Record<string, string | number>;

function showValues(types: ReadonlyMap<string, PlaceholderType>, values: Readonly<Record<string, Value>>, locale: string, timeZone: string): Shown {
  const shown: Shown = {};
  for (const [name, type] of types) {
    if (type === 'flag') continue;
    const value = values[name] ?? null;
    shown[name] = value === null ? '' : showValue(type, value, locale, timeZone);
    shown[flagName(name)] = value === null || value === '' ? 'no' : 'yes';
  }
  return shown;
}

function showValue(type: PlaceholderType, value: NonNullable<Value>, locale: string, timeZone: string): string | number {
  if (typeof value === 'object') return 'minor' in value ? formatMoney(value.minor, value.currency, locale) : showOrders(value, locale, timeZone);
  switch (type) {
    case 'count':
      return Number(value);
    case 'date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(value));
    case 'time':
      return showTime(new Date(value), locale, timeZone);
    default:
      return String(value).replace(CONTROL, ' ');
  }
}

/** With the zone's name: a time without it is wrong for somebody. */
export function showTime(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone }).format(at);
}

function showOrders(orders: readonly OrderLine[], locale: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const lines = orders.slice(0, ORDERS_SHOWN_MAX).map((order) => `- ${order.number}${order.promisedAt === null ? '' : `: ${date.format(new Date(order.promisedAt))}`}`);
  if (orders.length > ORDERS_SHOWN_MAX) lines.push(`- … +${orders.length - ORDERS_SHOWN_MAX}`);
  return lines.join('\n');
}

/** "de" read in Austria is de-AT: it writes dates and money a little differently. */
function localeOf(reader: Reader): string {
  if (reader.country === null) return reader.language;
  const locale = `${reader.language}-${reader.country}`;
  return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 ? locale : reader.language;
}

const FORMATS_MAX = 500;
const formats = new Map<string, IntlMessageFormat>();

/** Parsing costs more than formatting, and a notice repeats a few messages many times. */
function format(message: string, locale: string, values: Shown): string {
  const key = `${locale}\n${message}`;
  let made = formats.get(key);
  if (!made) {
    if (formats.size >= FORMATS_MAX) formats.clear();
    made = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formats.set(key, made);
  }
  return String(made.format(values));
}
