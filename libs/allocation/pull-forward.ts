import type { PlanState } from './plan-state.ts';
import { orderPenalty } from './plan-state.ts';
import { bookShipDay, findEarlierShipDay, releaseShipDay } from './ship-day.ts';

/**
 * Ship every parcel as early as capacity lets it, heaviest orders first. While searching,
 * parcels wait for their last useful day; idle early days would be lost work.
 */
export function pullForward(state: PlanState): void {
  const { siteCount, ordersByPriority } = state.instance;
  for (const order of ordersByPriority) {
    for (let site = 0; site < siteCount; site++) {
      const at = order * siteCount + site;
      const day = state.parcelDay[at]!;
      if (day <= 0) continue;
      const siteDays = state.siteDays[site]!;
      const units = state.parcelUnits[at]!;
      releaseShipDay(siteDays, units, day);
      const earlier = findEarlierShipDay(siteDays, units, day);
      state.parcelDay[at] = earlier < 0 ? day : earlier;
      bookShipDay(siteDays, units, state.parcelDay[at]);
    }
    state.orderPenalty[order] = orderPenalty(state, order);
  }
}
