import { z } from 'zod';

export const PLATFORMS = ['shopify', 'woocommerce'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Of one delivery: an order of LINES_MAX lines fits. */
export const DELIVERY_BYTES_MAX = 5 * 1024 ** 2;

const text = (charsMax: number) => z.string().trim().min(1).max(charsMax).refine((value) => !value.includes('\0') && value.isWellFormed(), 'contains a NUL character or broken Unicode');

export const NewShop = z.object({
  platform: z.enum(PLATFORMS),
  channel: text(200).describe('its orders come in under this channel'),
  secret: text(500).optional().describe('what the platform signs with; left out, one is made, to be entered there'),
});
export type NewShop = z.infer<typeof NewShop>;

export const Shop = z.object({
  shopId: z.uuid(),
  platform: z.enum(PLATFORMS),
  channel: z.string(),
  path: z.string().describe('where the shop has to send its order webhooks, below the address of this server'),
  createdAt: z.string(),
}).meta({ id: 'Shop' });
export type Shop = z.infer<typeof Shop>;
