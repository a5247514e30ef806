import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';

export const ADDRESS_KINDS = ['shipping', 'billing'] as const;

export type AddressParts = { name?: string; line1?: string; line2?: string; city?: string; postcode?: string; region?: string; country?: string; phone?: string };

export type OrderAddress = AddressParts & { orderId: string; kind: (typeof ADDRESS_KINDS)[number]; customerId: string | null };

/** Write the addresses of orders; an address replaces the one of the same order and kind as a whole. */
export async function putAddresses(ctx: Ctx, addresses: readonly OrderAddress[]): Promise<void> {
  if (addresses.length === 0) return;
  await execute(ctx, sql`
    insert into customers.address (client_id, order_id, kind, customer_id, name, line1, line2, city, postcode, region, country, phone)
    select c.client_id, n."orderId", n.kind, n."customerId", n.name, n.line1, n.line2, n.city, n.postcode, n.region, n.country, n.phone
    from tenancy.client c, json_to_recordset(${JSON.stringify(addresses)}::json) as n
      ("orderId" uuid, kind text, "customerId" uuid, name text, line1 text, line2 text, city text, postcode text, region text, country text, phone text)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, order_id, kind) do update set
      customer_id = excluded.customer_id, name = excluded.name, line1 = excluded.line1, line2 = excluded.line2, city = excluded.city,
      postcode = excluded.postcode, region = excluded.region, country = excluded.country, phone = excluded.phone`);
}
