/**
 * Ship days of a site, against the free capacity `free[first + day]`.
 *
 * A parcel takes its ship day's capacity. One bigger than that whole day is worked ahead:
 * what exceeds the day is taken from the days before it, latest first, which must have
 * that much left. The rule needs no memory: `releaseShipDay` undoes it from the ship day
 * and the units alone.
 */
export interface SiteDays {
  readonly free: Int32Array;
  /** Capacity before any parcel, same layout. */
  readonly whole: Int32Array;
  readonly first: number;
  readonly dayCount: number;
}

/**
 * The latest day up to `lastDay` that still fits, which leaves early days to whoever needs
 * them; failing that the first one after it; -1 when the horizon has no room. The finished
 * plan pulls everything forward again (pull-forward.ts).
 */
export function findShipDay(days: SiteDays, units: number, lastDay: number): number {
  const latest = Math.min(lastDay, days.dayCount - 1);
  for (let day = latest; day >= 0; day--) if (fitsOn(days, units, day)) return day;
  for (let day = Math.max(latest + 1, 0); day < days.dayCount; day++) if (fitsOn(days, units, day)) return day;
  return -1;
}

/** The first day before `beforeDay` that fits, or -1. */
export function findEarlierShipDay(days: SiteDays, units: number, beforeDay: number): number {
  for (let day = 0; day < beforeDay; day++) if (fitsOn(days, units, day)) return day;
  return -1;
}

/** The most units one more parcel could have on any day of the horizon. */
export function largestFit(days: SiteDays): number {
  let largest = 0;
  for (let day = 0; day < days.dayCount; day++) {
    let fit = days.free[days.first + day]!;
    for (let ahead = day; ahead > 0 && days.free[days.first + ahead] === days.whole[days.first + ahead]; ahead--) {
      fit += days.free[days.first + ahead - 1]!;
    }
    if (days.whole[days.first + day]! > 0) largest = Math.max(largest, fit);
  }
  return largest;
}

export function bookShipDay(days: SiteDays, units: number, day: number): void {
  change(days, units, day, -1);
}

export function releaseShipDay(days: SiteDays, units: number, day: number): void {
  change(days, units, day, 1);
}

function fitsOn(days: SiteDays, units: number, day: number): boolean {
  let left = units;
  if (days.whole[days.first + day] === 0) return false;
  for (let at = day; at >= 0; at--) {
    const whole = days.whole[days.first + at]!;
    const taken = left < whole ? left : whole;
    if (days.free[days.first + at]! < taken) return false;
    left -= taken;
    if (left === 0) return true;
  }
  return false;
}

function change(days: SiteDays, units: number, day: number, sign: 1 | -1): void {
  let left = units;
  for (let at = day; left > 0; at--) {
    const whole = days.whole[days.first + at]!;
    const taken = left < whole ? left : whole;
    days.free[days.first + at]! += sign * taken;
    left -= taken;
  }
}
