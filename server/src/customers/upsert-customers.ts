import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';

/** A customer as an order names them. What is absent is not known. */
export type CustomerDraft = {
  channel: string;
  externalId?: string;
  name?: string;
  email?: string;
  phone?: string;
  language?: string;
  country?: string;
};

type Row = { identity: string; customerId: string; name: string | null; email: string | null; phone: string | null; language: string | null; country: string | null };

const FIELDS = ['name', 'email', 'phone', 'language', 'country'] as const;

/**
 * Make or change customers and answer their ids in the order of the drafts.
 *
 * The same person is who the channel knows by the same id, or, where it has none, who
 * wrote the same mail address. Somebody without both gets no row and the answer null. What
 * a draft says replaces what was known; what it leaves out stays.
 *
 * Set-based: two statements for customers who are new or unchanged, whatever their number.
 */
export async function upsertCustomers(ctx: Ctx, drafts: readonly CustomerDraft[]): Promise<(string | null)[]> {
  const wanted = new Map<string, CustomerDraft>();
  for (const draft of drafts) {
    const identity = identityOf(draft);
    if (identity !== null) wanted.set(identity, { ...wanted.get(identity), ...draft });
  }
  const known = await findByIdentity(ctx, [...wanted.keys()]);
  const fresh = [...wanted].filter(([identity]) => !known.has(identity)).map(([identity, draft]) => toRow(identity, draft, newId()));
  if (fresh.length > 0) {
    const raced = (await insertCustomers(ctx, fresh)) < fresh.length;
    const ids = raced ? await findByIdentity(ctx, fresh.map((row) => row.identity)) : new Map(fresh.map((row) => [row.identity, row]));
    for (const [identity, row] of ids) known.set(identity, row);
  }
  await updateCustomers(ctx, [...wanted].flatMap(([identity, draft]) => {
    const row = known.get(identity)!;
    return FIELDS.some((field) => draft[field] !== undefined && draft[field] !== row[field]) ? [toRow(identity, draft, row.customerId)] : [];
  }));
  return drafts.map((draft) => {
    const identity = identityOf(draft);
    return identity === null ? null : known.get(identity)!.customerId;
  });
}

function identityOf(draft: CustomerDraft): string | null {
  if (draft.externalId !== undefined) return `id:${draft.channel}:${draft.externalId}`;
  return draft.email === undefined ? null : `mail:${draft.email.trim().toLowerCase()}`;
}

function toRow(identity: string, draft: CustomerDraft, customerId: string): Row {
  const { name = null, email = null, phone = null, language = null, country = null } = draft;
  return { identity, customerId, name, email, phone, language, country };
}

async function findByIdentity(ctx: Ctx, identities: readonly string[]): Promise<Map<string, Row>> {
  if (identities.length === 0) return new Map();
  const rows = await query<Row>(ctx, sql`
    select c.identity, c.customer_id as "customerId", c.name, c.email, c.phone, c.language, c.country
    from customers.customer c
    where c.client_id = ${ctx.clientId} and c.identity = any(${identities}::text[])`);
  return new Map(rows.map((row) => [row.identity, row]));
}

/** Sorted, so that two intakes insert the same people in the same order and cannot deadlock. */
async function insertCustomers(ctx: Ctx, rows: readonly Row[]): Promise<number> {
  return execute(ctx, sql`
    insert into customers.customer (client_id, customer_id, identity, name, email, phone, language, country)
    select c.client_id, n."customerId", n.identity, n.name, n.email, n.phone, n.language, n.country
    from tenancy.client c, json_to_recordset(${inOrder(rows)}::json) as n
      ("customerId" uuid, identity text, name text, email text, phone text, language text, country text)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
}

async function updateCustomers(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await query(ctx, sql`
    select 1 from customers.customer c
    where c.client_id = ${ctx.clientId} and c.customer_id = any(${rows.map((row) => row.customerId)}::uuid[])
    order by c.identity
    for update`);
  await execute(ctx, sql`
    update customers.customer c set
      name = coalesce(n.name, c.name), email = coalesce(n.email, c.email), phone = coalesce(n.phone, c.phone),
      language = coalesce(n.language, c.language), country = coalesce(n.country, c.country)
    from json_to_recordset(${inOrder(rows)}::json) as n
      ("customerId" uuid, name text, email text, phone text, language text, country text)
    where c.client_id = ${ctx.clientId} and c.customer_id = n."customerId"`);
}

function inOrder(rows: readonly Row[]): string {
  return JSON.stringify(rows.toSorted((one, other) => (one.identity < other.identity ? -1 : 1)));
}
