import { CARRIERS } from './network.ts';
import type { SiteFrame } from './network.ts';
import { PLACES } from './people/places.ts';
import type { CountryCode, Lane, Market, ShippingService } from './retailer.ts';

/** Mean radius of the Earth (IUGG). */
const EARTH_RADIUS_KM = 6_371;

/** Working days on the road by distance, customs one more; economy takes 1 or 2 more, express never over 2. */
const STANDARD_DAYS: readonly { upToKm: number; days: number }[] = [
  { upToKm: 550, days: 1 },
  { upToKm: 1_150, days: 2 },
  { upToKm: Infinity, days: 3 },
];
const PRICE_FACTORS = { economy: 0.8, standard: 1, express: 2.1 };

/** Every site reaches every market by every carrier; price and days grow with the distance. */
export function makeLanes(sites: readonly SiteFrame[], markets: readonly Market[]): Lane[] {
  return sites.flatMap((site) =>
    markets.flatMap(({ country }) => {
      const km = distanceToCountryKm(site, country);
      const crossesBorder = site.country !== country;
      const needsCustoms = crossesBorder && (site.country === 'GB' || country === 'GB');
      return CARRIERS.map((carrier) => ({
        carrierCode: carrier.code,
        siteCode: site.code,
        country,
        transitDays: transitDaysOf(carrier.service, km, needsCustoms),
        priceMinor: Math.round((310 + km * 0.35 + (crossesBorder ? 140 : 0)) * PRICE_FACTORS[carrier.service]),
      }));
    }),
  );
}

function transitDaysOf(service: ShippingService['code'], km: number, needsCustoms: boolean): number {
  const days = STANDARD_DAYS.find((step) => km <= step.upToKm)!.days + (needsCustoms ? 1 : 0);
  if (service === 'express') return Math.min(days, 2);
  return service === 'economy' ? days + (days > 1 ? 2 : 1) : days;
}

/** Mean over the country's cities. */
function distanceToCountryKm(site: SiteFrame, country: CountryCode): number {
  const places = PLACES[country];
  return places.reduce((sum, place) => sum + greatCircleKm(site, place), 0) / places.length;
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Haversine formula (R. W. Sinnott 1984). */
function greatCircleKm(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfLatitude = radians(to.latitude - from.latitude) / 2;
  const halfLongitude = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(halfLongitude) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
