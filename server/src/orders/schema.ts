import { z } from 'zod';
import { OrderDraft } from './order-draft.ts';
import { ORDER_VERBS, STAGES } from './states.ts';

/** Drafts of one `POST /orders/batch`. */
export const BATCH_DRAFTS_MAX = 500;

/** Somebody's words on why. PostgreSQL stores neither NUL nor half a surrogate pair. */
export const Note = z.string().trim().min(1).max(500).refine((text) => !text.includes('\0') && text.isWellFormed(), 'contains a NUL character or broken Unicode');

export const OrderToReceive = OrderDraft.safeExtend({
  sourceUpdatedAt: z.iso.datetime({ offset: true }).optional().describe('when the source last changed it: an older version never replaces a newer one'),
}).meta({ id: 'OrderToReceive' });

export const ReceivedOrder = z.object({
  orderId: z.uuid(),
  outcome: z.enum(['new', 'unchanged', 'changed', 'stale']),
  stage: z.enum(STAGES),
  version: z.int(),
}).meta({ id: 'ReceivedOrder' });

const Instant = z.string().nullable();
const Units = z.int();

export const OrderLine = z.object({
  lineId: z.uuid(),
  position: z.int(),
  itemId: z.uuid().nullable(),
  sku: z.string().nullable(),
  title: z.string(),
  sellerCode: z.string().nullable(),
  lotCode: z.string().nullable(),
  unitPriceMinor: z.number(),
  requiresShipping: z.boolean(),
  ordered: Units,
  unallocated: Units,
  backordered: Units,
  allocated: Units,
  released: Units,
  picked: Units,
  packed: Units,
  shipped: Units,
  cancelled: Units,
  sites: z.array(z.object({ siteId: z.uuid(), code: z.string(), units: Units, stage: z.string(), reservationId: z.uuid() })).describe('where its units are promised from'),
  fixedSiteCode: z.string().nullable().describe('the site that has to send it'),
}).meta({ id: 'OrderLine' });

export const OrderDetail = z.object({
  orderId: z.uuid(),
  number: z.string(),
  channel: z.string(),
  externalId: z.string(),
  customerId: z.uuid().nullable(),
  currency: z.string(),
  placedAt: z.string(),
  receivedAt: z.string(),
  subtotalMinor: z.number().nullable(),
  shippingMinor: z.number().nullable(),
  taxMinor: z.number().nullable(),
  discountMinor: z.number().nullable(),
  totalMinor: z.number(),
  originalPromisedAt: Instant,
  promisedAt: Instant,
  shippingService: z.string().nullable(),
  priority: z.int(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  stage: z.enum(STAGES),
  isOpen: z.boolean(),
  isHeld: z.boolean(),
  approvedAt: Instant,
  shippedAt: Instant,
  deliveredAt: Instant,
  cancelledAt: Instant,
  sourceStatus: z.string().nullable(),
  followsSource: z.boolean().describe('a history: how it ended was known when it came, and its stage follows the clock'),
  units: Units,
  unitsOpen: Units,
  siteId: z.uuid().nullable(),
  siteCode: z.string().nullable(),
  flags: z.array(z.string()),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  version: z.int(),
  lines: z.array(OrderLine),
  payments: z.array(z.object({ paymentId: z.uuid(), method: z.string(), amountMinor: z.number(), state: z.string(), reference: z.string().nullable() })),
  holds: z.array(z.object({ holdId: z.uuid(), reason: z.string(), note: z.string().nullable(), runId: z.uuid().nullable(), heldAt: z.string(), releasedAt: Instant })),
  can: z.array(z.enum(ORDER_VERBS)),
}).meta({ id: 'OrderDetail' });

export const StoryEvent = z.object({
  eventId: z.uuid(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  actorKind: z.string(),
  actorId: z.uuid().nullable(),
  at: z.string().describe('on the client’s clock'),
  recordedAt: z.string(),
}).meta({ id: 'StoryEvent' });
export type StoryEvent = z.infer<typeof StoryEvent>;

/** What a verb made of an order. */
export const OrderState = z.object({ orderId: z.uuid(), stage: z.enum(STAGES), version: z.int() }).meta({ id: 'OrderState' });
