import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { Currency, Minor } from '../kernel/money.ts';

const Count = z.int().min(0);

/** A scope in numbers. Lists come largest first; a module leaves a list empty when it has none. */
export const ScopeFigures = z.object({
  orders: Count,
  lines: Count,
  units: Count,
  customers: Count,
  /** Never added up over currencies. */
  money: z.array(z.object({ currency: Currency, valueMinor: Minor, orders: Count })),
  /** When the oldest order was placed. */
  oldestAt: z.iso.datetime().nullable(),
  ages: z.array(z.object({ fromHours: z.int(), toHours: z.int().nullable(), orders: Count })).describe('orders by age since placed'),
  languages: z.array(z.object({ language: z.string(), customers: Count })),
  countries: z.array(z.object({ country: z.string(), orders: Count })),
  topItems: z.array(z.object({ itemId: z.uuid(), label: z.string(), orders: Count, units: Count })),
  sites: z.array(z.object({ siteId: z.uuid().nullable(), label: z.string(), orders: Count, units: Count })),
}).meta({ id: 'ScopeFigures' });
export type ScopeFigures = z.infer<typeof ScopeFigures>;

/** The figures, and how far to trust them. */
export const ScopeMeasure = ScopeFigures.extend({
  exact: z.boolean(),
  /** For an estimate: half the width of the 95% interval of `orders`, in orders. */
  marginOrders: Count.nullable(),
  words: z.string(),
  hash: z.string(),
  measuredAt: z.iso.datetime(),
}).meta({ id: 'ScopeMeasure' });
export type ScopeMeasure = z.infer<typeof ScopeMeasure>;

/** How a scope is counted: registered once, by the module that owns the orders. */
export type Measure = {
  /** The subject that is counted: 'order'. */
  subject: string;
  /**
   * The uuid that decides whether an order falls into the sample of an estimate. The
   * customer's, so that a customer's orders are in it together and distinct customers can
   * be scaled like everything else: sql`coalesce(o.customer_id, o.order_id)`. Its last two
   * bytes must be random (UUIDv4, UUIDv7).
   */
  sampleBy: RawBuilder<string>;
  /** Figures of the subjects for which `matched`, a condition behind the subject's alias, holds. */
  figures(ctx: Ctx, matched: RawBuilder<boolean>): Promise<ScopeFigures>;
};
