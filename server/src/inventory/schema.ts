import { z } from 'zod';

/** Rows one request may carry. */
export const PUT_ROWS_MAX = 1_000;
export const MOVEMENTS_MAX = 1_000;
/** Of one movement; far below what a balance (a 32-bit integer) can hold. */
const MOVED_UNITS_MAX = 100_000_000;
export const BALANCE_UNITS_MAX = 2_000_000_000;

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const text = (charsMax: number) =>
  z.string().trim().min(1).max(charsMax).refine((value) => !value.includes('\0') && value.isWellFormed(), 'contains a NUL character or broken Unicode');

export const Sku = text(200);
export const SiteCode = text(200);
const LotCode = text(200);
const Country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166 country code such as BR');
const CalendarDate = z.iso.date().refine((date) => date >= '1990-01-01' && date < '2200-01-01', 'lies before 1990 or after 2199');

export const ItemDraft = z.object({
  sku: Sku,
  title: text(300),
  category: text(200).optional(),
  supplierCode: text(200).optional(),
  weightGrams: z.int().min(0).max(100_000_000).optional(),
  isPerishable: z.boolean().optional(),
  priceMinor: z.int().min(0).max(1_000_000_000_000).optional(),
}).meta({ id: 'ItemDraft' });
export type ItemDraft = z.infer<typeof ItemDraft>;

export const SITE_KINDS = ['warehouse', 'store', 'drop_ship'] as const;

export const SiteDraft = z.object({
  code: SiteCode,
  name: text(300),
  kind: z.enum(SITE_KINDS).default('warehouse').describe('drop_ship: a seller who sends from stock we do not see'),
  country: Country.optional(),
  city: text(300).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  timeZone: z.string().max(100).refine((zone) => isTimeZone(zone), 'must be an IANA time zone such as Europe/Warsaw').default('UTC'),
  capacityUnitsPerDay: z.int().min(0).max(1_000_000_000).default(1_000_000),
  cutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 15:00').default('15:00'),
  workingDays: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]).describe('ISO weekdays on which it ships, 1 = Monday'),
  handlingMinorPerUnit: z.int().min(0).max(1_000_000_000).default(0),
}).meta({ id: 'SiteDraft' });
export type SiteDraft = z.infer<typeof SiteDraft>;
/** What a caller may leave out is optional here. */
export type SiteDraftInput = z.input<typeof SiteDraft>;

export const LotDraft = z.object({
  sku: Sku,
  code: LotCode,
  madeOn: CalendarDate.optional(),
  expiresOn: CalendarDate.optional(),
}).meta({ id: 'LotDraft' });
export type LotDraft = z.infer<typeof LotDraft>;

export const MOVEMENT_KINDS = ['received', 'shipped', 'adjusted', 'transferred', 'returned', 'lost'] as const;

export const MovementDraft = z.object({
  sku: Sku,
  siteCode: SiteCode,
  lotCode: LotCode.optional(),
  units: z.int().min(-MOVED_UNITS_MAX).max(MOVED_UNITS_MAX).refine((units) => units !== 0, 'must not be 0').describe('positive: in; negative: out'),
  kind: z.enum(MOVEMENT_KINDS),
  reason: text(500).optional(),
  sourceId: text(200).describe('what caused it, e.g. a delivery note; the same source moves the same stock only once'),
}).meta({ id: 'MovementDraft' });
export type MovementDraft = z.infer<typeof MovementDraft>;

export const Site = z.object({
  siteId: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(SITE_KINDS),
  country: z.string().nullable(),
  city: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timeZone: z.string(),
  capacityUnitsPerDay: z.int(),
  cutOff: z.string(),
  workingDays: z.array(z.int()),
  handlingMinorPerUnit: z.int(),
  closedAt: z.string().nullable(),
  closedReason: z.string().nullable(),
}).meta({ id: 'Site' });
export type Site = z.infer<typeof Site>;

export const StockRow = z.object({
  itemId: z.uuid(),
  sku: z.string(),
  title: z.string(),
  siteId: z.uuid(),
  siteCode: z.string(),
  siteName: z.string(),
  siteClosedAt: z.string().nullable(),
  onHand: z.int(),
  quarantined: z.int(),
  reserved: z.int(),
  free: z.int().describe('what may be promised: 0 at a closed site'),
  lots: z.array(z.object({ lotId: z.uuid(), code: z.string(), expiresOn: z.string().nullable(), onHand: z.int(), isQuarantined: z.boolean() })),
}).meta({ id: 'StockRow' });
export type StockRow = z.infer<typeof StockRow>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
