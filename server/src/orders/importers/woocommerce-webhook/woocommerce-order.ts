import { z } from 'zod';
import type { DraftPayment } from '../../order-draft.ts';
import type { Converter, PlatformDraft } from '../json/platform-order.ts';
import { unlessEmpty } from '../json/platform-order.ts';
import { listOf, PlatformText } from '../json/platform-text.ts';

const WooAddress = z.object({
  first_name: PlatformText,
  last_name: PlatformText,
  company: PlatformText,
  address_1: PlatformText,
  address_2: PlatformText,
  city: PlatformText,
  state: PlatformText,
  postcode: PlatformText,
  country: PlatformText,
  email: PlatformText,
  phone: PlatformText,
});

/** The fields we use of the order of WooCommerce's REST API v3. Times are taken in UTC (`_gmt`). */
export const WooOrder = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  number: PlatformText,
  status: PlatformText,
  currency: z.string(),
  date_created_gmt: PlatformText,
  date_modified_gmt: PlatformText,
  date_paid_gmt: PlatformText,
  date_completed_gmt: PlatformText,
  discount_total: PlatformText,
  shipping_total: PlatformText,
  total_tax: PlatformText,
  total: PlatformText,
  customer_id: PlatformText,
  customer_note: PlatformText,
  billing: WooAddress.nullish(),
  shipping: WooAddress.nullish(),
  payment_method: PlatformText,
  transaction_id: PlatformText,
  shipping_lines: listOf(z.object({ method_title: PlatformText })),
  line_items: listOf(z.object({ id: PlatformText, name: PlatformText, sku: PlatformText, quantity: z.number(), subtotal: PlatformText })),
  fee_lines: listOf(z.object({ id: PlatformText, name: PlatformText, total: PlatformText })),
});
export type WooOrder = z.infer<typeof WooOrder>;

const CANCELLED = new Set(['cancelled', 'failed', 'trash']);

export function wooDraft(order: WooOrder, channel: string, convert: Converter): PlatformDraft {
  const gmt = (column: string, text: string | undefined) => convert.instant(column, text === undefined ? undefined : `${text}Z`);
  const isCancelled = CANCELLED.has(order.status ?? '');
  if (isCancelled) convert.flag('cancelled_at_assumed');
  const approvedAt = gmt('date_paid_gmt', order.date_paid_gmt);
  const totalMinor = convert.amount('total', order.total);
  const shippingAddress = address(order.shipping, convert);
  const billingAddress = address(order.billing, convert);
  const goods = order.line_items.map((line, index) => ({ ...line, subtotalMinor: convert.amount(`line_items.${index}.subtotal`, line.subtotal) ?? 0 }));
  const fees = order.fee_lines.map((fee, index) => ({ ...fee, totalMinor: convert.amount(`fee_lines.${index}.total`, fee.total) ?? 0 }));
  // A negative fee is how shops write a discount.
  const charged = fees.filter((fee) => fee.totalMinor >= 0);
  const rebateMinor = sum(fees.filter((fee) => fee.totalMinor < 0).map((fee) => -fee.totalMinor));

  return {
    channel,
    externalId: order.id,
    number: order.number ?? order.id,
    placedAt: gmt('date_created_gmt', order.date_created_gmt),
    currency: order.currency,
    customer: {
      externalId: order.customer_id === '0' ? undefined : order.customer_id,
      name: billingAddress?.name,
      email: order.billing?.email,
      phone: order.billing?.phone,
      country: shippingAddress?.country ?? billingAddress?.country,
    },
    shippingAddress,
    billingAddress,
    lines: [
      ...goods.map((line) => ({
        externalId: line.id,
        sku: line.sku,
        title: line.name ?? line.sku ?? '',
        units: line.quantity,
        unitPriceMinor: Math.round(line.subtotalMinor / Math.max(line.quantity, 1)),
      })),
      ...charged.map((fee) => ({ externalId: fee.id, title: fee.name ?? 'Fee', units: 1, unitPriceMinor: fee.totalMinor, requiresShipping: false })),
    ],
    totals: {
      subtotalMinor: sum([...goods.map((line) => line.subtotalMinor), ...charged.map((fee) => fee.totalMinor)]),
      shippingMinor: convert.amount('shipping_total', order.shipping_total),
      taxMinor: convert.amount('total_tax', order.total_tax),
      discountMinor: (convert.amount('discount_total', order.discount_total) ?? 0) + rebateMinor,
      totalMinor,
    },
    payments: totalMinor === undefined ? [] : [{ method: order.payment_method ?? 'unknown', amountMinor: totalMinor, state: paymentState(order), reference: order.transaction_id }],
    shippingService: order.shipping_lines[0]?.method_title,
    state: {
      approvedAt,
      handedToCarrierAt: gmt('date_completed_gmt', order.date_completed_gmt),
      cancelledAt: isCancelled ? gmt('date_modified_gmt', order.date_modified_gmt) : undefined,
      sourceStatus: order.status,
    },
    note: order.customer_note,
  };
}

function paymentState({ status, date_paid_gmt: paidAt }: WooOrder): DraftPayment['state'] {
  if (status === 'refunded' || status === 'failed') return status;
  if (paidAt !== undefined) return 'paid';
  return status === 'cancelled' ? 'voided' : 'pending';
}

function address(from: z.infer<typeof WooAddress> | null | undefined, convert: Converter) {
  if (!from) return undefined;
  return unlessEmpty({
    name: [from.first_name, from.last_name].filter(Boolean).join(' ') || from.company,
    line1: from.address_1,
    line2: from.address_2,
    city: from.city,
    postcode: from.postcode,
    region: from.state,
    country: convert.country(from.country),
    phone: from.phone,
  });
}

function sum(amountsMinor: number[]): number {
  return amountsMinor.reduce((total, minor) => total + minor, 0);
}
