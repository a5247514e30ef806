import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import type { SITE_KINDS, SiteDraft } from './schema.ts';

export type KnownSite = { siteId: string; code: string; kind: (typeof SITE_KINDS)[number] };

/** Make or change sites, by code. Of a code given twice the last counts. Whether a site is closed stays as it is. */
export async function putSites(ctx: Ctx, drafts: readonly SiteDraft[]): Promise<KnownSite[]> {
  const byCode = [...new Map(drafts.map((draft) => [draft.code, draft])).values()].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  if (byCode.length === 0) return [];
  return query<KnownSite>(ctx, sql`
    insert into inventory.site as s
      (client_id, site_id, code, name, kind, country, city, latitude, longitude, time_zone, capacity_units_per_day, cut_off, working_days, handling_minor_per_unit)
    select c.client_id, n.* from tenancy.client c, json_to_recordset(${JSON.stringify(byCode.map(toRow))}::json) as n
      (site_id uuid, code text, name text, kind text, country text, city text, latitude double precision, longitude double precision,
       time_zone text, capacity_units_per_day int, cut_off time, working_days int[], handling_minor_per_unit int)
    where c.client_id = ${ctx.clientId}
    on conflict (client_id, code) do update set
      name = excluded.name, kind = excluded.kind, country = excluded.country, city = excluded.city, latitude = excluded.latitude,
      longitude = excluded.longitude, time_zone = excluded.time_zone, capacity_units_per_day = excluded.capacity_units_per_day,
      cut_off = excluded.cut_off, working_days = excluded.working_days, handling_minor_per_unit = excluded.handling_minor_per_unit
    returning s.site_id as "siteId", s.code, s.kind`);
}

/**
 * The sites of these codes. A code nobody has put yet belongs to a seller we have not met:
 * it becomes a drop-ship site, which has no stock of ours and needs none.
 */
export async function resolveSites(ctx: Ctx, codes: readonly string[]): Promise<Map<string, KnownSite>> {
  const known = await findSitesByCode(ctx, codes);
  const unknown = [...new Set(codes)].filter((code) => !known.has(code)).toSorted();
  if (unknown.length === 0) return known;
  await execute(ctx, sql`
    insert into inventory.site (client_id, site_id, code, name, kind)
    select c.client_id, n.site_id, n.code, n.code, 'drop_ship'
    from tenancy.client c, unnest(${unknown.map(() => newId())}::uuid[], ${unknown}::text[]) as n (site_id, code)
    where c.client_id = ${ctx.clientId}
    on conflict do nothing`);
  return findSitesByCode(ctx, codes);
}

/** Code to site, for those that exist. */
export async function findSitesByCode(ctx: Ctx, codes: readonly string[]): Promise<Map<string, KnownSite>> {
  if (codes.length === 0) return new Map();
  const rows = await query<KnownSite>(ctx, sql`
    select s.site_id as "siteId", s.code, s.kind from inventory.site s where s.client_id = ${ctx.clientId} and s.code = any(${codes}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}

function toRow(draft: SiteDraft): Record<string, unknown> {
  return {
    site_id: newId(),
    code: draft.code,
    name: draft.name,
    kind: draft.kind,
    country: draft.country,
    city: draft.city,
    latitude: draft.latitude,
    longitude: draft.longitude,
    time_zone: draft.timeZone,
    capacity_units_per_day: draft.capacityUnitsPerDay,
    cut_off: draft.cutOff,
    working_days: draft.workingDays,
    handling_minor_per_unit: draft.handlingMinorPerUnit,
  };
}
