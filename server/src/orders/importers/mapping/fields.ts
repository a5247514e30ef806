/** How the text of a cell becomes a value of the draft: see convert-cell.ts. */
export type FieldKind = 'text' | 'amount' | 'integer' | 'boolean' | 'instant' | 'country' | 'list';

const ADDRESS = { name: 'text', line1: 'text', line2: 'text', city: 'text', postcode: 'text', region: 'text', country: 'country', phone: 'text' } as const;

/** Every field of an OrderDraft that a table can fill. Amounts stand in major units: 12.50. */
export const ORDER_FIELDS = {
  channel: 'text',
  externalId: 'text',
  number: 'text',
  placedAt: 'instant',
  currency: 'text',
  customer: { externalId: 'text', name: 'text', email: 'text', phone: 'text', language: 'text', country: 'country' },
  shippingAddress: ADDRESS,
  billingAddress: ADDRESS,
  totals: { subtotal: 'amount', shipping: 'amount', tax: 'amount', discount: 'amount', total: 'amount' },
  promisedAt: 'instant',
  shippingService: 'text',
  priority: 'integer',
  state: { approvedAt: 'instant', handedToCarrierAt: 'instant', deliveredAt: 'instant', cancelledAt: 'instant', unavailable: 'boolean', sourceStatus: 'text' },
  tags: 'list',
  note: 'text',
  flags: 'list',
} as const;

export const LINE_FIELDS = {
  externalId: 'text',
  sku: 'text',
  title: 'text',
  units: 'integer',
  unitPrice: 'amount',
  sellerCode: 'text',
  lotCode: 'text',
  requiresShipping: 'boolean',
  siteCode: 'text',
} as const;

export const PAYMENT_FIELDS = { method: 'text', amount: 'amount', state: 'text', reference: 'text' } as const;

export type Field = {
  /** As mapping files spell it: `totals.shipping`. */
  name: string;
  kind: FieldKind;
  /** Where it stands in the draft: `totals`, `shippingMinor`. */
  group: string | null;
  key: string;
};

type FieldTree = { readonly [name: string]: FieldKind | { readonly [name: string]: FieldKind } };

/** @example fieldsOf(LINE_FIELDS).get('unitPrice') // kind 'amount', key 'unitPriceMinor' */
export function fieldsOf(tree: FieldTree): Map<string, Field> {
  const fields = new Map<string, Field>();
  const add = (group: string | null, name: string, kind: FieldKind) => {
    const path = group === null ? name : `${group}.${name}`;
    fields.set(path, { name: path, kind, group, key: kind === 'amount' ? `${name}Minor` : name });
  };
  for (const [name, kind] of Object.entries(tree)) {
    if (typeof kind === 'string') add(null, name, kind);
    else for (const [inner, innerKind] of Object.entries(kind)) add(name, inner, innerKind);
  }
  return fields;
}
