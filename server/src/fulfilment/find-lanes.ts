import type { ProblemLane } from '../../../libs/allocation/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';

/**
 * What is assumed where no carrier has told us: a client can re-plan on its first day, and
 * sees the same figures for every site. Days and minor units.
 */
const ASSUMED_HOME = { transitDays: 2, parcelCostMinor: 600 };
const ASSUMED_ABROAD = { transitDays: 5, parcelCostMinor: 1200 };

type LaneRow = { fromCountry: string; toCountry: string; transitDays: number; parcelCostMinor: number };

/** The fastest way from each site to each destination by a carrier at work, the cheapest of equally fast ones. */
export async function findLanes(ctx: Ctx, sites: readonly { siteId: string; country: string | null }[], zones: readonly string[]): Promise<ProblemLane[]> {
  const rows = await query<LaneRow>(ctx, sql`
    select distinct on (l.from_country, l.to_country) l.from_country as "fromCountry", l.to_country as "toCountry", l.transit_days as "transitDays", l.parcel_minor as "parcelCostMinor"
    from fulfilment.lane l join fulfilment.carrier c on c.client_id = l.client_id and c.carrier_id = l.carrier_id
    where l.client_id = ${ctx.clientId} and c.suspended_at is null
    order by l.from_country, l.to_country, l.transit_days, l.parcel_minor`);
  const known = new Map(rows.map((row) => [`${row.fromCountry} ${row.toCountry}`, row]));
  return sites.flatMap((site) => zones.map((zoneId) => {
    const { transitDays, parcelCostMinor } = known.get(`${site.country} ${zoneId}`) ?? (site.country === zoneId ? ASSUMED_HOME : ASSUMED_ABROAD);
    return { siteId: site.siteId, zoneId, transitDays, parcelCostMinor };
  }));
}
