import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { AddressOfOrder, Customer } from './schema.ts';

const ADDRESSES_MAX = 50;

/**
 * A customer's personal data. That it was read, by whom and for which operation, is
 * written down in the same transaction.
 *
 * @throws 404 for an unknown customer.
 */
export async function readCustomer(ctx: Ctx, customerId: string): Promise<Customer> {
  const customer = await queryOne<Omit<Customer, 'addresses'>>(ctx, sql`
    select c.customer_id as "customerId", c.name, c.email, c.phone, c.language, c.country, c.created_at as "createdAt", c.erased_at as "erasedAt"
    from customers.customer c
    where c.client_id = ${ctx.clientId} and c.customer_id = ${customerId}`);
  if (!customer) throw notFound('customer');
  await recordRead(ctx, 'readCustomer', [customerId]);
  return { ...customer, addresses: await findAddresses(ctx, sql`a.customer_id = ${customerId}`) };
}

/** Where an order goes and who pays for it; the reading is written down. Empty for an unknown order. */
export async function readAddresses(ctx: Ctx, orderId: string): Promise<AddressOfOrder[]> {
  await recordRead(ctx, 'readAddresses', [orderId]);
  return findAddresses(ctx, sql`a.order_id = ${orderId}`);
}

/** Who read whose personal data, and by which operation. Whoever reads it elsewhere (notices, care) calls this too. */
export async function recordRead(ctx: Ctx, operation: string, subjectIds: readonly string[]): Promise<void> {
  await execute(ctx, sql`
    insert into tenancy.read_audit (client_id, read_id, actor_kind, actor_id, operation, subject_ids)
    values (${ctx.clientId}, ${newId()}, ${ctx.actor.kind}, ${ctx.actor.id}, ${operation}, ${subjectIds}::uuid[])`);
}

function findAddresses(ctx: Ctx, which: ReturnType<typeof sql>): Promise<AddressOfOrder[]> {
  return query<AddressOfOrder>(ctx, sql`
    select a.order_id as "orderId", a.kind, a.name, a.line1, a.line2, a.city, a.postcode, a.region, a.country, a.phone
    from customers.address a
    where a.client_id = ${ctx.clientId} and ${which}
    order by a.order_id desc, a.kind desc
    limit ${ADDRESSES_MAX}`);
}
