import type { Ctx } from '../../kernel/ctx.ts';
import { sql, type RawBuilder } from '../../kernel/db.ts';

/** Why somebody in the scope gets no message. */
export const EXCLUSIONS = {
  'comms.erased': 'Their data was erased',
  'comms.no_address': 'No mail address is known',
  'comms.bad_address': 'The mail address cannot be right',
  'comms.suppressed': 'Mail to this address came back, or they asked for none',
  'comms.already_told': 'They were told exactly this before',
  'comms.left_audience': 'They were not among those who were frozen',
  'comms.address_changed': 'The mail address changed after the audience was frozen',
  'comms.already_sent': 'The message had already left',
} as const;
export type Exclusion = keyof typeof EXCLUSIONS;

/** What a message to one customer is made of, as it was at one moment. */
export type RecipientFields = { name: string | null; country: string | null; orders: { number: string; promisedAt: string | null }[] };

export type AudienceRow = { customer_id: string; address_hash: string | null; wanted_language: string | null; order_ids: string[]; fields: RecipientFields; fields_hash: string; reason: Exclusion | null };

/** One of these can receive mail in principle; `mailAddress` looks closer before it is sent. */
const ADDRESS_PATTERN = String.raw`^[^[:space:][:cntrl:]<>()",:;\\@]{1,64}@[^[:space:][:cntrl:]<>()",:;\\@]+[.][^[:space:][:cntrl:]<>()",:;\\@.]{2,63}$`;

/**
 * The customers of a scope's orders, one row each, with what they would be told and, for
 * those who would not be, why. `matched` is a condition behind the alias `o` of orders.
 */
export function selectAudience(ctx: Ctx, on: { matched: RawBuilder<boolean>; templateName: string; safety: boolean }): RawBuilder<AudienceRow> {
  const latest = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`(array_agg(${column} order by o.placed_at desc) filter (where ${column} is not null))[1]`;
  return sql<AudienceRow>`
    select h.customer_id, h.address_hash, h.wanted_language, h.order_ids, h.fields, h.fields_hash,
      case when h.erased then 'comms.erased'
        when h.address is null then 'comms.no_address'
        when h.address !~ ${ADDRESS_PATTERN} then 'comms.bad_address'
        when ${isSuppressed(ctx, sql`h.address_hash`, on.safety)} then 'comms.suppressed'
        when ${wasTold(ctx, { customerId: sql`h.customer_id`, fieldsHash: sql`h.fields_hash`, templateName: on.templateName })} then 'comms.already_told'
      end as reason
    from (
      select g.*, encode(sha256(convert_to(g.fields::text, 'UTF8')), 'hex') as fields_hash,
        encode(sha256(convert_to(${ctx.clientId}::text || ':' || g.address, 'UTF8')), 'hex') as address_hash
      from (
        select c.customer_id, c.erased_at is not null as erased, nullif(lower(btrim(c.email)), '') as address,
          coalesce(c.language, ${latest(sql`o.language`)}) as wanted_language,
          array_agg(o.order_id order by o.placed_at, o.order_id) as order_ids,
          jsonb_build_object('name', c.name, 'country', coalesce(${latest(sql`o.country`)}, c.country),
            'orders', jsonb_agg(jsonb_build_object('number', o.number, 'promisedAt', o.promised_at) order by o.placed_at, o.order_id)) as fields
        from orders.customer_order o join customers.customer c on c.client_id = o.client_id and c.customer_id = o.customer_id
        where o.client_id = ${ctx.clientId} and c.client_id = ${ctx.clientId} and (${on.matched})
        group by c.client_id, c.customer_id) as g) as h`;
}

/** An address that does not exist takes nothing; a wish for no mail does not stop a safety notice. */
export function isSuppressed(ctx: Ctx, addressHash: RawBuilder<unknown>, safety: boolean): RawBuilder<boolean> {
  const reasons = safety ? ['bounced'] : ['bounced', 'complaint', 'asked'];
  return sql`exists (select 1 from channels.suppression s
    where s.client_id = ${ctx.clientId} and s.channel = 'email' and s.address_hash = ${addressHash} and s.reason = any(${reasons}::text[]))`;
}

/** The same template with the same orders and dates went out, and did not provably fail. */
export function wasTold(ctx: Ctx, on: { customerId: RawBuilder<unknown>; fieldsHash: RawBuilder<unknown>; templateName: string }): RawBuilder<boolean> {
  return sql`exists (select 1 from comms.recipient r
    join comms.notice n on n.client_id = r.client_id and n.notice_id = r.notice_id
    join channels.delivery d on d.client_id = r.client_id and d.source_id = r.notice_id and d.recipient_id = r.customer_id
    where r.client_id = ${ctx.clientId} and r.customer_id = ${on.customerId} and r.fields_hash = ${on.fieldsHash} and r.state = 'queued'
      and n.template_name = ${on.templateName} and d.state not in ('failed_temp', 'failed_perm', 'bounced', 'stopped'))`;
}

/** The audience of a notice as it was frozen; who has been queued or excluded since is not in it. */
export function selectFrozen(ctx: Ctx, noticeId: string): RawBuilder<AudienceRow> {
  return sql<AudienceRow>`
    select r.customer_id, r.address_hash, coalesce(r.wanted_language, r.language) as wanted_language, r.order_ids, r.fields, r.fields_hash, r.reason
    from comms.recipient r where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId} and r.state in ('audience', 'excluded')`;
}
