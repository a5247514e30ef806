import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { customerErased } from './events.ts';

/**
 * Delete what is known of a customer: name, contact, addresses, and the identity by which
 * they would be recognised. The row stays, empty, so that orders keep their reference; a
 * later order of the same person makes a new customer. Repeating it changes nothing.
 *
 * @throws 404 for an unknown customer.
 */
export async function eraseCustomer(ctx: Ctx, customerId: string): Promise<{ erasedAt: string }> {
  const found = await queryOne<{ erasedAt: string | null }>(ctx, sql`
    select c.erased_at as "erasedAt" from customers.customer c
    where c.client_id = ${ctx.clientId} and c.customer_id = ${customerId} for update`);
  if (!found) throw notFound('customer');
  if (found.erasedAt !== null) return { erasedAt: found.erasedAt };

  await execute(ctx, sql`
    update customers.customer c
    set identity = ${`erased:${customerId}`}, name = null, email = null, phone = null, language = null, country = null, erased_at = ${ctx.now}
    where c.client_id = ${ctx.clientId} and c.customer_id = ${customerId}`);
  await execute(ctx, sql`delete from customers.address a where a.client_id = ${ctx.clientId} and a.customer_id = ${customerId}`);
  await publish(ctx, customerErased, { customerId }, customerId);
  return { erasedAt: ctx.now.toISOString() };
}
