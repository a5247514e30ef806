import { fieldsOf, LINE_FIELDS, ORDER_FIELDS, PAYMENT_FIELDS } from '../mapping/fields.ts';
import type { Field } from '../mapping/fields.ts';

export type Column = Field & { column: string };

const PREFIXES: Record<string, string> = { shippingAddress: 'ship_to_', billingAddress: 'bill_to_', customer: 'customer_', totals: 'order_', state: '' };

/** @example `shippingAddress.postcode` is ship_to_postcode, `lines[].unitPrice` is line_unit_price */
function columnsOf(tree: Parameters<typeof fieldsOf>[0], prefix: string): Column[] {
  return [...fieldsOf(tree).values()].map((field) => {
    const own = field.name.slice(field.name.indexOf('.') + 1);
    const group = field.group === null ? prefix : PREFIXES[field.group]!;
    return { ...field, column: group + own.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) };
  });
}

/** The columns of the generic format, all that there are. A file needs only some of them. */
export const ORDER_COLUMNS = columnsOf(ORDER_FIELDS, '');
export const LINE_COLUMNS = columnsOf(LINE_FIELDS, 'line_');
export const PAYMENT_COLUMNS = columnsOf(PAYMENT_FIELDS, 'payment_');
