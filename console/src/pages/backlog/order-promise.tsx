import type { OrderDetail } from '../../api/generated.ts';
import { useNow } from '../../session/use-now.ts';
import { formatDateTime, formatDuration } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { Why, type WhyTerm } from '../../ui/values/why.tsx';
import { STAGE_WORDS } from './order-words.ts';

/** What was promised first, what is promised now, and how that stands against the clock. */
export function OrderPromise({ order }: { order: OrderDetail }) {
  const now = useNow();
  return <Why sentence={sentenceOf(order, now)} arithmetic={termsOf(order, now)} />;
}

function sentenceOf(order: OrderDetail, now: Date): string {
  const { promisedAt, originalPromisedAt } = order;
  if (promisedAt === null) return 'Nothing was promised: neither the shop nor a plan has named a date.';
  const day = formatDateTime(new Date(promisedAt), undefined, 'day');
  const moved = secondsBetween(originalPromisedAt, promisedAt);
  const movedWords = moved > 0 ? `, ${formatDuration(moved)} later than first promised` : '';
  const left = secondsBetween(now.toISOString(), promisedAt);
  if (!order.isOpen) return `Promised for ${day}${movedWords}. ${closedWords(order)}`;
  return left < 0
    ? `Promised for ${day}${movedWords}, and ${formatDuration(-left)} over it.`
    : `Promised for ${day}${movedWords}: ${formatDuration(left)} are left.`;
}

function closedWords({ stage, shippedAt, promisedAt, deliveredAt }: OrderDetail): string {
  const doneAt = deliveredAt ?? shippedAt;
  const late = secondsBetween(promisedAt, doneAt);
  const word = STAGE_WORDS[stage];
  if (doneAt === null) return `${word}.`;
  return late > 0 ? `${word} ${formatDuration(late)} after it.` : `${word} in time.`;
}

function termsOf(order: OrderDetail, now: Date): WhyTerm[] {
  const { promisedAt, originalPromisedAt } = order;
  if (promisedAt === null) return [];
  const left = secondsBetween(now.toISOString(), promisedAt);
  return [
    ...(originalPromisedAt ? [{ label: 'First promise', value: <Time at={originalPromisedAt} />, note: 'as the customer heard it' }] : []),
    { label: 'Promise in force', value: <Time at={promisedAt} />, note: 'only ever moved back, by a re-plan' },
    { label: 'Moved by', value: formatDuration(Math.max(0, secondsBetween(originalPromisedAt, promisedAt))) },
    { label: left < 0 ? 'Over it by' : 'Left', value: formatDuration(Math.abs(left)), note: 'on the client’s clock' },
  ];
}

/** Seconds from one instant to another; 0 when one of them is not known. */
function secondsBetween(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
}
