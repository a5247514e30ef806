import { z } from 'zod';
import { Currency, Minor } from '../kernel/money.ts';

/**
 * An order as somebody hands it to us: the body of `POST /orders`, and what every importer
 * turns its source into. It says what the platform said; what we make of it (ids, stock,
 * state) is intake's business. Absent means absent: an empty text is refused, so that
 * "unknown" has one spelling.
 */

export const LINES_MAX = 2_000;
export const PAYMENTS_MAX = 200;
const TAGS_MAX = 250;
/** Of one line. Above it, a quantity is far more often a barcode in the wrong column. */
export const UNITS_MAX = 1_000_000;
/** Of any one amount, in minor units: ten thousand million euros, or dollars, or 1e12 yen. */
export const AMOUNT_MINOR_MAX = 1_000_000_000_000;
/** Instants outside are typing errors: no order system is older, no promise reaches further. */
const INSTANT_MIN = Date.UTC(1990, 0, 1);
const INSTANT_MAX = Date.UTC(2100, 0, 1);

const NAME_CHARS_MAX = 300;
const CODE_CHARS_MAX = 200;
const NOTE_CHARS_MAX = 10_000;

/**
 * Trimmed text. One check rather than four of the library's: a draft has dozens of texts, and
 * validating them bounds the speed of an import (measured: 1.5 times as fast).
 */
const text = (charsMax: number) =>
  z
    .string()
    .check((ctx) => {
      ctx.value = ctx.value.trim();
      const message = textFault(ctx.value, charsMax);
      if (message !== null) ctx.issues.push({ code: 'custom', message, input: ctx.value });
    })
    .meta({ minLength: 1, maxLength: charsMax });

function textFault(value: string, charsMax: number): string | null {
  if (value === '') return 'is empty; leave the field out instead';
  if (value.length > charsMax) return `is longer than ${charsMax} characters`;
  // PostgreSQL stores neither; better said here than there.
  if (value.includes('\0') || !value.isWellFormed()) return 'contains a NUL character or broken Unicode';
  return null;
}

const Code = text(CODE_CHARS_MAX);
const Name = text(NAME_CHARS_MAX);

const Country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166 country code such as BR');
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, 'must be a BCP 47 language tag such as pt-BR');

const Amount = Minor.min(0, 'is negative').max(AMOUNT_MINOR_MAX, 'is implausibly large');

/** ISO 8601 with an offset: a local time without one names no instant. */
const Instant = z.iso
  .datetime({ offset: true, error: ({ input }) => (input === undefined ? undefined : 'must be a date and time with offset, such as 2026-11-22T09:30:00+01:00') })
  .refine(isPlausible, 'lies before 1990 or after 2099');

/** What is no instant at all has been refused before. */
function isPlausible(iso: string): boolean {
  const instant = Date.parse(iso);
  return Number.isNaN(instant) || (instant >= INSTANT_MIN && instant < INSTANT_MAX);
}

export const Address = z
  .object({
    name: Name.optional(),
    line1: Name.optional(),
    line2: Name.optional(),
    city: Name.optional(),
    postcode: text(40).optional(),
    region: Name.optional(),
    country: Country.optional(),
    phone: text(60).optional(),
  })
  .refine((address) => Object.values(address).some((part) => part !== undefined), 'has no field; leave the address out instead');
export type Address = z.infer<typeof Address>;

const DraftCustomer = z.object({
  externalId: Code.optional().describe('the id the platform knows the customer by'),
  name: Name.optional(),
  email: text(320).optional().describe('kept as given; one that cannot work is flagged, since the order is real all the same'),
  phone: text(60).optional(),
  language: Language.optional(),
  country: Country.optional(),
});
export type DraftCustomer = z.infer<typeof DraftCustomer>;

export const DraftLine = z.object({
  externalId: Code.optional(),
  sku: Code.optional(),
  title: Name,
  units: z.int().min(1, 'must be at least 1').max(UNITS_MAX, `must be at most ${UNITS_MAX}`),
  unitPriceMinor: Amount,
  sellerCode: Code.optional().describe('who sells it, on a marketplace'),
  lotCode: Code.optional(),
  requiresShipping: z.boolean().default(true),
  siteCode: Code.optional().describe('the site that has to send it, when the platform has decided'),
});
export type DraftLine = z.infer<typeof DraftLine>;

/** What the platform states, not what the lines add up to: see `totals_mismatch`. */
const DraftTotals = z.object({
  subtotalMinor: Amount.optional(),
  shippingMinor: Amount.optional(),
  taxMinor: Amount.optional(),
  discountMinor: Amount.optional(),
  totalMinor: Amount.optional(),
});
export type DraftTotals = z.infer<typeof DraftTotals>;

export const PAYMENT_STATES = ['pending', 'authorized', 'paid', 'partially_refunded', 'refunded', 'voided', 'failed', 'unknown'] as const;

export const DraftPayment = z.object({
  method: Code.describe("the platform's word: credit_card, boleto, bacs, ..."),
  amountMinor: Amount,
  state: z.enum(PAYMENT_STATES),
  reference: Code.optional(),
});
export type DraftPayment = z.infer<typeof DraftPayment>;

/** How far the order had come when the platform spoke of it. The state at any date follows. */
const DraftState = z.object({
  approvedAt: Instant.optional(),
  handedToCarrierAt: Instant.optional(),
  deliveredAt: Instant.optional(),
  cancelledAt: Instant.optional(),
  unavailable: z.boolean().optional().describe('the platform gave the order up for want of stock'),
  sourceStatus: Code.optional().describe("the platform's own word for the state, verbatim"),
});
export type DraftState = z.infer<typeof DraftState>;

/** Odd, but no reason to refuse a real order. `flagDraft` sets those that follow from the draft. */
export const DRAFT_FLAGS = [
  'no_lines',
  /** The platform's totals contradict each other or the lines; they are kept as stated. */
  'totals_mismatch',
  /** Well formed, but names no currency; two decimals were assumed. */
  'unknown_currency',
  'unusable_email',
  /** A country in words, or no country's code; it was left out. */
  'unknown_country',
  /** Cancelled, but the source does not say when; its last known moment was taken. */
  'cancelled_at_assumed',
] as const;
export type DraftFlag = (typeof DRAFT_FLAGS)[number];

export const OrderDraft = z
  .object({
    channel: Code.describe('where the order comes from; unique together with externalId'),
    externalId: Code.describe('the id the channel knows the order by'),
    number: Code.describe('the number people call the order by'),
    placedAt: Instant,
    currency: Currency,
    customer: DraftCustomer.default({}),
    shippingAddress: Address.optional(),
    billingAddress: Address.optional(),
    lines: z.array(DraftLine).max(LINES_MAX, `has more than ${LINES_MAX} lines`).default([]),
    totals: DraftTotals.default({}),
    payments: z.array(DraftPayment).max(PAYMENTS_MAX, `has more than ${PAYMENTS_MAX} payments`).default([]),
    promisedAt: Instant.optional(),
    shippingService: Code.optional(),
    priority: z.int().min(0).max(9).default(0).describe('0 is normal, 9 goes first'),
    state: DraftState.default({}),
    tags: z.array(text(255).regex(/^[^,]*$/, 'contains a comma')).max(TAGS_MAX, `has more than ${TAGS_MAX} tags`).default([]),
    note: text(NOTE_CHARS_MAX).optional(),
    flags: z.array(z.enum(DRAFT_FLAGS)).max(DRAFT_FLAGS.length).default([]),
  })
  .refine((draft) => Number.isSafeInteger(linesMinor(draft.lines)), { path: ['lines'], message: 'add up to an implausibly large amount' });
export type OrderDraft = z.infer<typeof OrderDraft>;
/** What a caller may leave out is optional here. */
export type OrderDraftInput = z.input<typeof OrderDraft>;

/** What the lines come to, in minor units of the order's currency. */
export function linesMinor(lines: Pick<DraftLine, 'units' | 'unitPriceMinor'>[]): number {
  return lines.reduce((sum, line) => sum + line.units * line.unitPriceMinor, 0);
}
