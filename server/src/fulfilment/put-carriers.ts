import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';

export type CarrierDraft = { code: string; name: string; lanes: { fromCountry: string; toCountry: string; transitDays: number; parcelMinor: number }[] };

/** Make or replace carriers by their code, with all their lanes. */
export async function putCarriers(ctx: Ctx, carriers: readonly CarrierDraft[]): Promise<{ code: string; carrierId: string }[]> {
  const kept = await query<{ code: string; carrierId: string }>(ctx, sql`
    insert into fulfilment.carrier (client_id, carrier_id, code, name)
    select c.client_id, k.carrier_id, k.code, k.name
    from tenancy.client c, unnest(${carriers.map(() => newId())}::uuid[], ${carriers.map((one) => one.code)}::text[], ${carriers.map((one) => one.name)}::text[]) as k (carrier_id, code, name)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, code) do update set name = excluded.name
    returning code, carrier_id as "carrierId"`);
  const idOf = new Map(kept.map((row) => [row.code, row.carrierId]));
  const lanes = carriers.flatMap((carrier) => carrier.lanes.map((lane) => ({ carrierId: idOf.get(carrier.code)!, ...lane })));
  await execute(ctx, sql`delete from fulfilment.lane where client_id = ${ctx.clientId} and carrier_id = any(${kept.map((row) => row.carrierId)}::uuid[])`);
  await execute(ctx, sql`
    insert into fulfilment.lane (client_id, carrier_id, from_country, to_country, transit_days, parcel_minor)
    select c.client_id, l.* from tenancy.client c, unnest(${lanes.map((one) => one.carrierId)}::uuid[], ${lanes.map((one) => one.fromCountry)}::text[], ${lanes.map((one) => one.toCountry)}::text[],
      ${lanes.map((one) => one.transitDays)}::int[], ${lanes.map((one) => one.parcelMinor)}::int[]) as l
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  return kept;
}
