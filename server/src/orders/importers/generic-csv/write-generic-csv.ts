import { stringify } from 'csv-stringify/sync';
import type { OrderDraft } from '../../order-draft.ts';
import { formatAmount } from '../mapping/parse-amount.ts';
import { LINE_COLUMNS, ORDER_COLUMNS, PAYMENT_COLUMNS } from './columns.ts';
import type { Column } from './columns.ts';

const COLUMNS = [...ORDER_COLUMNS, ...LINE_COLUMNS, ...PAYMENT_COLUMNS];

/** An order of a key that other rows repeat: its key alone. */
const KEY_COLUMN = ORDER_COLUMNS.findIndex(({ column }) => column === 'external_id');

/** Orders in the generic format, with all columns. Reading it back gives the same drafts. */
export function* writeGenericCsv(drafts: Iterable<OrderDraft>): Generator<string> {
  yield stringify([COLUMNS.map(({ column }) => column)]);
  for (const draft of drafts) yield stringify(rowsOf(draft));
}

function rowsOf(draft: OrderDraft): string[][] {
  const order = ORDER_COLUMNS.map((column) => textOf(draft, column, draft.currency));
  const rowCount = Math.max(1, draft.lines.length, draft.payments.length);
  return Array.from({ length: rowCount }, (_, at) => [
    ...(at === 0 ? order : order.map((text, index) => (index === KEY_COLUMN ? text : ''))),
    ...LINE_COLUMNS.map((column) => textOf(draft.lines[at], column, draft.currency)),
    ...PAYMENT_COLUMNS.map((column) => textOf(draft.payments[at], column, draft.currency)),
  ]);
}

function textOf(from: object | undefined, { group, key, kind }: Column, currency: string): string {
  const whole: Record<string, unknown> = { ...from };
  const part: Record<string, unknown> = group === null ? whole : { ...Object(whole[group]) };
  const value = part[key];
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'string') return value;
  return kind === 'amount' && typeof value === 'number' ? formatAmount(value, currency) : JSON.stringify(value);
}
