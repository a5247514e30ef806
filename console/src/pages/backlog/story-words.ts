import type { StoryEvent, SubjectReceipt } from '../../api/generated.ts';
import type { StoryEntryData } from '../../ui/story/story.tsx';
import { formatCount, formatDateTime, formatMoney } from '../../ui/values/format.ts';
import { holdReasonInWords, sentence, type Stage, STAGE_WORDS } from './order-words.ts';

type Payload = StoryEvent['payload'];
type Told = Pick<StoryEntryData, 'kind' | 'title' | 'detail' | 'state'>;

export const STORY_KINDS = { order: 'Order', stock: 'Stock', hold: 'Holds', promise: 'Promise', action: 'Actions' };

const TELL: Readonly<Record<string, (payload: Payload) => Told>> = {
  'orders.order_received': (p) => ({
    kind: 'order',
    title: 'Received from the shop',
    detail: `${sentence(text(p.channel))}: ${units(p.units)}, ${formatMoney(Number(p.totalMinor), text(p.currency))}${Number(p.shortUnits) > 0 ? `; ${units(p.shortUnits)} not in stock` : ''}`,
  }),
  'orders.order_changed': (p) => ({
    kind: 'order',
    title: 'Changed by the shop',
    detail: `${list(p.changes)}${p.keptLines === true ? '; its lines stayed, because work had begun' : ''}`,
  }),
  'orders.order_advanced': (p) => ({ kind: 'order', title: `Now ${stage(p.stage)}`, detail: `Was ${stage(p.stageBefore)}` }),
  'orders.order_cancelled': (p) => ({ kind: 'order', title: 'Cancelled', detail: `${units(p.units)}: ${text(p.reason)}`, state: 'unknown' }),
  'orders.order_prioritised': (p) => ({ kind: 'order', title: `Priority ${text(p.priority)}`, detail: `Was ${text(p.priorityBefore)}` }),
  'orders.order_address_changed': () => ({ kind: 'order', title: 'Address changed' }),
  'orders.order_promised': (p) => ({ kind: 'promise', ...promise(p.promisedAt, p.promisedBefore) }),
  'orders.order_held': (p) => ({ kind: 'hold', title: `Held: ${holdReasonInWords(text(p.reason)).toLowerCase()}`, state: 'risk' }),
  'orders.order_released_from_hold': (p) => ({ kind: 'hold', title: 'Released from hold', detail: Array.isArray(p.reasons) ? p.reasons.map((reason) => holdReasonInWords(String(reason))).join(', ') : undefined }),
  'orders.order_allocated': (p) => ({ kind: 'stock', title: `${units(p.units)} allocated` }),
  'orders.order_deallocated': (p) => ({ kind: 'stock', title: `${units(p.units)} given back` }),
  'orders.order_released': (p) => ({ kind: 'stock', title: `${lineUnits(p.lines)} handed to the warehouse` }),
  'orders.order_packed': (p) => ({ kind: 'stock', title: `${lineUnits(p.lines)} packed` }),
  'orders.order_shipped': (p) => ({ kind: 'order', title: `${lineUnits(p.lines)} shipped`, state: 'ok' }),
  'orders.order_delivered': () => ({ kind: 'order', title: 'Delivered', state: 'ok' }),
  'fulfilment.order_replanned': (p) => ({ kind: 'stock', title: 'Re-planned', detail: `${sentence(text(p.why))}${p.promisedAt ? `; promised for ${day(p.promisedAt)}` : ''}` }),
};

/** One event in words. An event of a kind this console does not know is told by its name. */
export function tellEvent(event: StoryEvent, nameOf: (actorId: string) => string | undefined): StoryEntryData {
  const told = TELL[event.type]?.(event.payload) ?? { kind: 'order', title: sentence(event.type.split('.').at(-1) ?? event.type) };
  return { ...told, id: event.eventId, at: event.at, by: actor(event, nameOf) };
}

const OUTCOME_STATES = { done: undefined, skipped: 'unknown', failed: 'broken', unknown: 'risk' } as const;

/** What an action did to the order. */
export function tellReceipt(receipt: SubjectReceipt): StoryEntryData {
  const undone = receipt.kind === 'undo' ? 'Taken back: ' : '';
  return {
    id: `${receipt.runId} ${receipt.kind} ${receipt.at}`,
    at: receipt.at,
    kind: 'action',
    title: `${undone}${receipt.title}`,
    detail: receipt.words ?? (receipt.outcome === 'done' ? undefined : sentence(receipt.outcome)),
    by: receipt.runBy,
    state: OUTCOME_STATES[receipt.outcome],
  };
}

function actor({ actorKind, actorId }: StoryEvent, nameOf: (actorId: string) => string | undefined): string {
  if (actorKind === 'system') return 'Breakwater';
  return (actorId && nameOf(actorId)) ?? { person: 'A colleague', token: 'API', guest: 'A guest' }[actorKind] ?? actorKind;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function stage(value: unknown): string {
  return (STAGE_WORDS[value as Stage] ?? text(value)).toLowerCase();
}

function units(value: unknown): string {
  return `${formatCount(Number(value))} ${Number(value) === 1 ? 'unit' : 'units'}`;
}

function lineUnits(lines: unknown): string {
  if (!Array.isArray(lines)) return 'Units';
  return units(lines.reduce((sum: number, line: { units?: number }) => sum + (line.units ?? 0), 0));
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => sentence(String(value))).join(', ') : '';
}

/** Two promises within one day are told apart by their hour. */
function promise(now: unknown, before: unknown): Pick<Told, 'title' | 'detail'> {
  const say = now && before && day(now) === day(before) ? minute : day;
  return { title: now ? `Promised for ${say(now)}` : 'Promise taken back', detail: before ? `Was ${say(before)}` : undefined };
}

function minute(value: unknown): string {
  return formatDateTime(new Date(text(value)));
}

function day(value: unknown): string {
  return formatDateTime(new Date(text(value)), undefined, 'day');
}
