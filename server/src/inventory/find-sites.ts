import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import type { Site } from './schema.ts';

const SITES_MAX = 500;

/** The client's own sites by code; drop-ship sites (sellers) only when asked for. */
export async function findSites(ctx: Ctx, options: { withDropShip: boolean }): Promise<Site[]> {
  return query<Site>(ctx, sql`
    select s.site_id as "siteId", s.code, s.name, s.kind, s.country, s.city, s.latitude, s.longitude, s.time_zone as "timeZone",
      s.capacity_units_per_day as "capacityUnitsPerDay", to_char(s.cut_off, 'HH24:MI') as "cutOff", s.working_days as "workingDays",
      s.handling_minor_per_unit as "handlingMinorPerUnit", s.closed_at as "closedAt", s.closed_reason as "closedReason"
    from inventory.site s
    where s.client_id = ${ctx.clientId} ${options.withDropShip ? sql`` : sql`and s.kind <> 'drop_ship'`}
    order by s.kind = 'drop_ship', s.code
    limit ${SITES_MAX}`);
}
