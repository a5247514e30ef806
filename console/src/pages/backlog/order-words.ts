import type { BacklogRow } from '../../api/generated.ts';
import { formatDuration } from '../../ui/values/format.ts';
import type { State } from '../../ui/values/state-badge.tsx';

export type Stage = BacklogRow['stage'];

/** How the stages of an order are called on screen, from the first to the last. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  awaiting_approval: 'Awaiting approval',
  waiting: 'Waiting',
  backordered: 'Waiting for stock',
  allocated: 'Allocated',
  released: 'In the warehouse',
  packed: 'Packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  unavailable: 'Given up, no stock',
};

/** Those in which an order is backlog. */
export const OPEN_STAGES = [
  'awaiting_approval',
  'waiting',
  'backordered',
  'allocated',
  'released',
  'packed',
] as const satisfies readonly Stage[];

export const HOLD_REASON_WORDS = {
  AWAITING_PAYMENT: 'Awaiting payment',
  HIGH_RISK_OF_FRAUD: 'High risk of fraud',
  INCORRECT_ADDRESS: 'Incorrect address',
  INVENTORY_OUT_OF_STOCK: 'Out of stock',
  UNKNOWN_DELIVERY_DATE: 'Delivery date unknown',
  AWAITING_RETURN_ITEMS: 'Awaiting returned items',
  RECALL: 'Recall',
  CRISIS: 'Crisis',
  OTHER: 'Other',
} as const;

export type HoldReason = keyof typeof HOLD_REASON_WORDS;

export const HOLD_REASON_OPTIONS = Object.entries(HOLD_REASON_WORDS).map(([value, label]) => ({ value, label }));

export function holdReasonInWords(reason: string): string {
  return (HOLD_REASON_WORDS as Readonly<Record<string, string>>)[reason] ?? sentence(reason);
}

/** What a flag means and what may be done about it. */
const FLAG_WORDS: Readonly<Record<string, string>> = {
  no_lines: 'It came without lines: nothing can be sent until the shop says what was bought.',
  totals_mismatch: 'Its lines and its total do not add up: check it before money moves.',
  unknown_currency: 'Its currency is not one we know: amounts are shown as they came.',
  unusable_email: 'The mail address cannot be right: notices will not reach this customer.',
  unknown_country: 'The country could not be read from the address: no way to it is known.',
  cancelled_at_assumed: 'The shop says it is cancelled but not when: the time it last changed is used.',
};

export function flagInWords(flag: string): string {
  return FLAG_WORDS[flag] ?? `${sentence(flag)}.`;
}

/** `no_lines` as "No lines". */
export function sentence(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const DUE_SOON_MS = 86_400_000;

type Promised = { isOpen: boolean; isHeld: boolean; promisedAt: string | null };

/** How an order stands against its promise: the one state colour it has in a list. */
export function standingOf(order: Promised, now: Date): { state: State; words: string } {
  if (!order.isOpen) return { state: 'unknown', words: 'Closed' };
  const leftMs = order.promisedAt === null ? null : Date.parse(order.promisedAt) - now.getTime();
  if (leftMs !== null && leftMs < 0) return { state: 'broken', words: `${formatDuration(-leftMs / 1000)} late` };
  if (order.isHeld) return { state: 'risk', words: 'Held' };
  if (leftMs === null) return { state: 'unknown', words: 'No promise' };
  if (leftMs < DUE_SOON_MS) return { state: 'risk', words: `${formatDuration(leftMs / 1000)} left` };
  return { state: 'ok', words: 'On time' };
}
