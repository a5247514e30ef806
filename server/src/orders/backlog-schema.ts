import { z } from 'zod';
import { ORDER_VERBS, STAGES } from './states.ts';

const Instant = z.string().nullable();

/** One order of the list. No personal data. */
export const BacklogRow = z.object({
  orderId: z.uuid(),
  number: z.string(),
  externalId: z.string(),
  channel: z.string(),
  customerId: z.uuid().nullable(),
  country: z.string().nullable(),
  placedAt: z.string(),
  promisedAt: Instant,
  originalPromisedAt: Instant,
  ageDays: z.int().describe('whole days since it was placed'),
  stage: z.enum(STAGES),
  isOpen: z.boolean(),
  isHeld: z.boolean(),
  isLate: z.boolean().describe('open and past its promise'),
  units: z.int(),
  unitsOpen: z.int(),
  valueMinor: z.number(),
  currency: z.string(),
  siteId: z.uuid().nullable(),
  siteName: z.string().nullable(),
  isSplit: z.boolean().describe('served by several sites'),
  flags: z.array(z.string()),
  priority: z.int(),
  version: z.int(),
  can: z.array(z.enum(ORDER_VERBS)),
}).meta({ id: 'BacklogRow' });
export type BacklogRow = z.input<typeof BacklogRow>;

const Count = z.int().min(0);
const FacetCount = z.object({ value: z.string(), label: z.string(), orders: Count });

/** The list in figures. Lists come largest first. */
export const BacklogSummary = z.object({
  orders: Count,
  late: Count.describe('open and past their promise'),
  held: Count,
  units: Count.describe('of open orders not yet shipped, of others ordered'),
  money: z.array(z.object({ currency: z.string(), valueMinor: z.number(), orders: Count })),
  stages: z.array(FacetCount),
  sites: z.array(FacetCount).describe('the value of orders without a site is empty'),
  channels: z.array(FacetCount),
  countries: z.array(FacetCount),
  flags: z.array(FacetCount),
  priorities: z.array(z.object({ priority: z.int(), orders: Count })),
  histogram: z.array(z.object({ age: z.string(), stage: z.enum(STAGES), orders: Count, late: Count })).describe('stacked by stage; stages without orders are left out'),
  days: z.array(z.object({ ageDays: z.int(), stage: z.enum(STAGES), orders: Count })).describe('the same by single days; the last day holds what is older'),
  exact: z.boolean(),
  asOf: z.iso.datetime(),
}).meta({ id: 'BacklogSummary' });
export type BacklogSummary = z.input<typeof BacklogSummary>;
