import { z } from 'zod';
import type { DraftPayment } from '../../order-draft.ts';
import type { Converter, PlatformDraft } from '../json/platform-order.ts';
import { unlessEmpty } from '../json/platform-order.ts';
import { listOf, PlatformText } from '../json/platform-text.ts';

const ShopifyAddress = z.object({
  name: PlatformText,
  company: PlatformText,
  address1: PlatformText,
  address2: PlatformText,
  city: PlatformText,
  zip: PlatformText,
  province: PlatformText,
  country_code: PlatformText,
  country: PlatformText,
  phone: PlatformText,
});

/** The fields we use of the order of Shopify's REST Admin API, which its webhooks carry. */
export const ShopifyOrder = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: PlatformText,
  created_at: PlatformText,
  updated_at: PlatformText,
  processed_at: PlatformText,
  cancelled_at: PlatformText,
  currency: z.string(),
  email: PlatformText,
  phone: PlatformText,
  customer_locale: PlatformText,
  financial_status: PlatformText,
  fulfillment_status: PlatformText,
  gateway: PlatformText,
  payment_gateway_names: listOf(z.string()),
  subtotal_price: PlatformText,
  total_price: PlatformText,
  total_tax: PlatformText,
  total_discounts: PlatformText,
  tags: PlatformText,
  note: PlatformText,
  customer: z.object({ id: PlatformText, first_name: PlatformText, last_name: PlatformText, email: PlatformText, phone: PlatformText }).nullish(),
  shipping_address: ShopifyAddress.nullish(),
  billing_address: ShopifyAddress.nullish(),
  shipping_lines: listOf(z.object({ title: PlatformText, price: PlatformText })),
  fulfillments: listOf(z.object({ created_at: PlatformText, status: PlatformText })),
  line_items: listOf(
    z.object({ id: PlatformText, sku: PlatformText, name: PlatformText, title: PlatformText, quantity: z.number(), price: PlatformText, vendor: PlatformText, requires_shipping: z.boolean().nullish() }),
  ),
});
export type ShopifyOrder = z.infer<typeof ShopifyOrder>;

const PAYMENT_STATE_OF = new Map<string, DraftPayment['state']>([
  ['pending', 'pending'],
  ['authorized', 'authorized'],
  ['partially_paid', 'authorized'],
  ['paid', 'paid'],
  ['partially_refunded', 'partially_refunded'],
  ['refunded', 'refunded'],
  ['voided', 'voided'],
  ['expired', 'failed'],
]);
const SETTLED = new Set(['paid', 'partially_refunded', 'refunded']);

export function shopifyDraft(order: ShopifyOrder, channel: string, convert: Converter): PlatformDraft {
  const { customer } = order;
  const status = order.financial_status;
  const address = (from: z.infer<typeof ShopifyAddress> | null | undefined) =>
    from
      ? unlessEmpty({
          name: from.name ?? from.company,
          line1: from.address1,
          line2: from.address2,
          city: from.city,
          postcode: from.zip,
          region: from.province,
          country: convert.country(from.country_code ?? from.country),
          phone: from.phone,
        })
      : undefined;
  const shippingAddress = address(order.shipping_address);
  const billingAddress = address(order.billing_address);
  const totalMinor = convert.amount('total_price', order.total_price);
  const sentAt = order.fulfillments.findLast((fulfillment) => fulfillment.status === 'success')?.created_at;

  return {
    channel,
    externalId: order.id,
    number: order.name ?? order.id,
    placedAt: convert.instant('created_at', order.created_at),
    currency: order.currency,
    customer: {
      externalId: customer?.id,
      name: [customer?.first_name, customer?.last_name].filter(Boolean).join(' ') || billingAddress?.name,
      email: order.email ?? customer?.email,
      phone: order.phone ?? customer?.phone,
      language: order.customer_locale,
      country: shippingAddress?.country ?? billingAddress?.country,
    },
    shippingAddress,
    billingAddress,
    lines: order.line_items.map((line, index) => ({
      externalId: line.id,
      sku: line.sku,
      title: line.name ?? line.title ?? line.sku ?? '',
      units: line.quantity,
      unitPriceMinor: convert.amount(`line_items.${index}.price`, line.price) ?? 0,
      sellerCode: line.vendor,
      requiresShipping: line.requires_shipping ?? true,
    })),
    totals: {
      subtotalMinor: convert.amount('subtotal_price', order.subtotal_price),
      shippingMinor: order.shipping_lines.reduce((sum, line, index) => sum + (convert.amount(`shipping_lines.${index}.price`, line.price) ?? 0), 0),
      taxMinor: convert.amount('total_tax', order.total_tax),
      discountMinor: convert.amount('total_discounts', order.total_discounts),
      totalMinor,
    },
    payments:
      totalMinor === undefined || status === undefined
        ? []
        : [{ method: order.payment_gateway_names[0] ?? order.gateway ?? 'unknown', amountMinor: totalMinor, state: PAYMENT_STATE_OF.get(status) ?? 'unknown' }],
    shippingService: order.shipping_lines[0]?.title,
    state: {
      approvedAt: SETTLED.has(status ?? '') ? convert.instant('processed_at', order.processed_at ?? order.created_at) : undefined,
      handedToCarrierAt: order.fulfillment_status === 'fulfilled' ? convert.instant('fulfillments.created_at', sentAt) : undefined,
      cancelledAt: convert.instant('cancelled_at', order.cancelled_at),
      sourceStatus: [status, order.fulfillment_status].filter(Boolean).join(' ') || undefined,
    },
    tags: (order.tags ?? '').split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''),
    note: order.note,
  };
}
