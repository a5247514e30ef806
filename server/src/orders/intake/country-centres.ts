/**
 * Where a country's people roughly are: latitude and longitude in whole degrees, near its
 * large cities rather than its geometric middle. Enough to tell a near site from a far one.
 */
const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  AD: [43, 2], AE: [25, 55], AL: [41, 20], AR: [-34, -60], AT: [48, 15], AU: [-34, 149], BA: [44, 18], BD: [24, 90], BE: [51, 4], BG: [43, 24],
  BR: [-22, -46], BY: [54, 28], CA: [45, -77], CH: [47, 8], CL: [-33, -71], CN: [32, 114], CO: [5, -74], CY: [35, 33], CZ: [50, 15], DE: [51, 9],
  DK: [56, 11], EE: [59, 25], EG: [30, 31], ES: [40, -3], FI: [61, 25], FR: [47, 3], GB: [53, -1], GR: [38, 23], HK: [22, 114], HR: [46, 16],
  HU: [47, 19], ID: [-6, 108], IE: [53, -7], IL: [32, 35], IN: [22, 78], IS: [64, -21], IT: [43, 12], JP: [35, 138], KE: [-1, 37], KR: [37, 127],
  LI: [47, 10], LT: [55, 24], LU: [50, 6], LV: [57, 24], MA: [33, -7], MC: [44, 7], MD: [47, 29], ME: [42, 19], MK: [42, 21], MT: [36, 14],
  MX: [20, -100], MY: [3, 102], NG: [8, 6], NL: [52, 5], NO: [60, 10], NZ: [-38, 175], PE: [-12, -77], PH: [14, 121], PK: [31, 72], PL: [52, 19],
  PT: [40, -8], RO: [45, 25], RS: [44, 21], SA: [24, 45], SE: [59, 16], SG: [1, 104], SI: [46, 15], SK: [48, 18], TH: [14, 101], TR: [40, 30],
  TW: [25, 121], UA: [49, 31], US: [39, -87], VN: [16, 107], ZA: [-28, 28],
};

export type Place = { latitude: number; longitude: number };

export function countryCentre(country: string): Place | undefined {
  const centre = CENTRES[country];
  return centre && { latitude: centre[0], longitude: centre[1] };
}

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Along the surface (haversine formula). */
export function distanceKm(one: Place, other: Place): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const chord = half(other.latitude - one.latitude) + Math.cos(one.latitude * RADIANS) * Math.cos(other.latitude * RADIANS) * half(other.longitude - one.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
